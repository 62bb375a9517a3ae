import { Readable } from 'node:stream'
import { archiveImages, emptyTrash, getImage, getImageFile, getImageStats, getNeighbors, getTimeline, importImage, listImages, removeImage, restoreImage, updateImage, updateImages } from '@atelier/contracts'
import multipart from '@fastify/multipart'
import type { App } from '../../shared/app-type.ts'
import { sendRaw } from '../../shared/send-raw.ts'
import type { ArchiveImages } from './images.archive.ts'
import type { ImageFiles } from './images.files.ts'
import type { ImportImage } from './images.import.ts'
import type { ImagesService } from './images.service.ts'
import type { NewestPages } from './newest-pages.ts'
import { readUpload, uploadLimits } from './read-upload.ts'
import { sendFile } from './send-file.ts'
import type { TimelineService } from './timeline.service.ts'

interface ImagesRoutes {
  readonly images: ImagesService
  readonly newestPage: NewestPages
  readonly timeline: TimelineService
  readonly files: ImageFiles
  readonly archive: ArchiveImages
  readonly importImage: ImportImage
  readonly maxImageMb: number
}

export const imagesRoutes = ({ images, newestPage, timeline, files, archive, importImage: importFile, maxImageMb }: ImagesRoutes) => async (app: App) => {
  await app.register(multipart, { limits: uploadLimits({ maxImageMb }), throwFileSizeLimit: false })

  app.route({
    ...listImages,
    async handler({ query }, reply) {
      // Made by `page`, whose type is the schema's; a serialiser that looks at each property again costs more than the query.
      return sendRaw(reply, 'application/json; charset=utf-8', query.cursor === undefined ? await newestPage(query) : JSON.stringify(await images.page(query)))
    },
  })
  app.route({ ...getTimeline, handler: async ({ query }, reply) => sendRaw(reply, 'application/json; charset=utf-8', JSON.stringify(await timeline(query))) })
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
      const downloadAs = request.query.download ? row.filename.replace(/[^.]+$/, file.extension) : undefined
      return sendFile(request, reply, { file, downloadAs })
    },
  })
  app.route({
    ...archiveImages,
    async handler({ body }, reply) {
      const zip = await archive(body.ids)
      reply.header('content-disposition', 'attachment; filename="atelier.zip"')
      return sendRaw(reply, 'application/zip', Readable.fromWeb(zip))
    },
  })
  app.route({
    ...importImage,
    async handler(request, reply) {
      return reply.code(201).send(await importFile(await readUpload(request, { maxImageMb })))
    },
  })
}
