import {
  createStyle,
  exportStyles,
  getStylePreview,
  importStyles,
  listStyles,
  removeStyle,
  updateStyle,
} from '@atelier/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../../http/app-type.ts'
import { matchesEtag } from '../../http/etag.ts'
import type { Preview, StylePreviews } from './preview/previews.ts'
import { readStylesCsv } from './read-styles-csv.ts'
import type { StylesService } from './styles.service.ts'

/** Bytes: the longest file that the contract lets through, its escapes and all. */
const FILE_LIMIT = 16 * 1024 * 1024
/** Seconds: one year. An address with a version always shows the same. */
const FOR_GOOD = 'private, max-age=31536000, immutable'

export const stylesRoutes =
  ({ styles, stylePreviews }: { styles: StylesService; stylePreviews: StylePreviews }) =>
  async (app: App) => {
    app.route({ ...listStyles, handler: async () => ({ items: await styles.list() }) })
    app.route({
      ...exportStyles,
      async handler(_request, reply) {
        return reply.header('content-disposition', 'attachment; filename="styles.json"').send(await styles.export())
      },
    })
    app.route({
      ...createStyle,
      async handler({ body }, reply) {
        return reply.code(201).send(await styles.create(body))
      },
    })
    app.route({
      ...importStyles,
      bodyLimit: FILE_LIMIT,
      async handler({ body }) {
        if (!('csv' in body)) return styles.import(body.styles)
        const { styles: read, skipped } = readStylesCsv(body.csv)
        const imported = await styles.import(read)
        return { ...imported, skipped: [...skipped, ...imported.skipped] }
      },
    })
    app.route({ ...updateStyle, handler: ({ params, body }) => styles.update(params.id, body) })
    app.route({
      ...removeStyle,
      async handler({ params }, reply) {
        await styles.remove(params.id)
        return reply.code(204).send(null)
      },
    })
    app.route({
      ...getStylePreview,
      async handler(request, reply) {
        const [style] = await styles.resolve([request.params.id])
        if (!style) throw new Error('a style that was resolved is missing')
        return sendPreview(request, reply, {
          ...(await stylePreviews(style)),
          isForGood: request.query.v !== undefined,
        })
      },
    })
  }

function sendPreview(
  { headers }: Pick<FastifyRequest, 'headers'>,
  reply: FastifyReply,
  { etag, bytes, isForGood }: Preview & { isForGood: boolean },
) {
  reply.headers({
    etag,
    'cache-control': isForGood ? FOR_GOOD : 'private, no-cache',
    'x-content-type-options': 'nosniff',
  })
  return matchesEtag(headers['if-none-match'], etag) ? reply.code(304).send() : reply.type('image/webp').send(bytes)
}
