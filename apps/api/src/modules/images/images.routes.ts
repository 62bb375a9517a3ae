import { Readable } from 'node:stream'
import {
  archiveImages,
  emptyTrash,
  findKnownImages,
  getImage,
  getImageFile,
  getImageStats,
  getNeighbors,
  getTimeline,
  importImage,
  inspectImage,
  listImages,
  removeImage,
  restoreImage,
  updateImage,
  updateImages,
  type ImagesQuery,
  type TimelineQuery,
} from '@atelier/contracts'
import multipart from '@fastify/multipart'
import type { App } from '../../http/app-type.ts'
import { sendRaw } from '../../http/send-raw.ts'
import type { ArchiveImages } from './files/images.archive.ts'
import type { ImageFiles } from './files/images.files.ts'
import type { ImageImport } from './intake/images.import.ts'
import type { ImagesService } from './images.service.ts'
import type { KeptAnswers } from './gallery/kept-answers.ts'
import { downloadName } from './names.ts'
import { readUpload, uploadLimits } from './intake/read-upload.ts'
import { sendFile } from '../../http/send-file.ts'
import { sendKept } from '../../http/send-kept.ts'

interface ImagesRoutes {
  readonly images: ImagesService
  readonly newestPage: KeptAnswers<ImagesQuery>
  readonly timeline: KeptAnswers<TimelineQuery>
  readonly files: ImageFiles
  readonly archive: ArchiveImages
  readonly imports: ImageImport
  readonly maxImageMb: number
}

export const imagesRoutes =
  ({ images, newestPage, timeline, files, archive, imports, maxImageMb }: ImagesRoutes) =>
  async (app: App) => {
    await app.register(multipart, { limits: uploadLimits({ maxImageMb }), throwFileSizeLimit: false })

    app.route({
      ...listImages,
      // Made by `page`, whose type is the schema's; a serialiser that looks at each property again costs more than the query.
      handler: async (request, reply) =>
        request.query.cursor === undefined
          ? sendKept(request, reply, await newestPage(request.query))
          : sendRaw(reply, 'application/json; charset=utf-8', JSON.stringify(await images.page(request.query))),
    })
    app.route({
      ...getTimeline,
      handler: async (request, reply) => sendKept(request, reply, await timeline(request.query)),
    })
    app.route({ ...emptyTrash, handler: () => images.emptyTrash() })
    app.route({ ...getNeighbors, handler: ({ params, query }) => images.neighbors(params.id, query) })
    app.route({ ...getImageStats, handler: () => images.stats() })
    app.route({ ...getImage, handler: ({ params }) => images.read(params.id) })
    app.route({ ...updateImage, handler: ({ params, body }) => images.update(params.id, body) })
    app.route({ ...restoreImage, handler: ({ params }) => images.restore(params.id) })
    app.route({ ...updateImages, handler: ({ body }) => images.changeMany(body.ids, body.action) })
    app.route({
      ...removeImage,
      async handler({ params, query }, reply) {
        await (query.permanent ? images.remove(params.id) : images.trash(params.id))
        return reply.code(204).send(null)
      },
    })
    app.route({
      ...getImageFile,
      async handler(request, reply) {
        const row = await images.get(request.params.id)
        const file = await files.open(row, request.query)
        const downloadAs = request.query.download ? downloadName(row, file.extension, request.query.recipe) : undefined
        return sendFile(request, reply, { file, downloadAs })
      },
    })
    app.route({
      ...archiveImages,
      async handler({ body }, reply) {
        const zip = await archive(body.ids, { recipe: body.recipe ?? true })
        reply.header('content-disposition', 'attachment; filename="atelier.zip"')
        return sendRaw(reply, 'application/zip', Readable.fromWeb(zip))
      },
    })
    app.route({
      ...importImage,
      async handler(request, reply) {
        const { image, isNew } = await imports.keep(await readUpload(request, { maxImageMb }))
        return reply.code(isNew ? 201 : 200).send(image)
      },
    })
    app.route({ ...inspectImage, handler: async request => imports.inspect(await readUpload(request, { maxImageMb })) })
    app.route({ ...findKnownImages, handler: async ({ body }) => ({ known: await imports.known(body.sha256) }) })
  }
