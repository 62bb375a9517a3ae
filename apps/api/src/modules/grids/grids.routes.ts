import { Readable } from 'node:stream'
import {
  archiveGrid,
  cancelGrid,
  createGrid,
  getGrid,
  getGridSheet,
  listGrids,
  removeGrid,
  retryGrid,
  updateGrid,
} from '@atelier/contracts'
import type { App } from '../../http/app-type.ts'
import { disconnected } from '../../http/disconnected.ts'
import { sendRaw } from '../../http/send-raw.ts'
import { slugOf } from '../images/names.ts'
import type { ArchiveGrid } from './grids.archive.ts'
import type { GridRow } from './grids.presenter.ts'
import type { GridsService } from './grids.service.ts'
import type { DrawGridSheet } from './grids.sheet.ts'

interface GridsRoutes {
  readonly grids: GridsService
  readonly drawGridSheet: DrawGridSheet
  readonly archiveGrid: ArchiveGrid
}

const attachment = (name: string) => `attachment; filename="${name}"`
const filenameOf = ({ title, base }: GridRow, extension: string) => `${slugOf(title ?? base.prompt)}-grid.${extension}`

export const gridsRoutes =
  ({ grids, drawGridSheet, archiveGrid: archive }: GridsRoutes) =>
  async (app: App) => {
    app.route({
      ...createGrid,
      async handler({ body, headers }, reply) {
        const grid = await grids.create(body, headers['idempotency-key'])
        return reply.code(202).header('location', `/api/v1/grids/${grid.id}`).send(grid)
      },
    })
    app.route({ ...listGrids, handler: ({ query }) => grids.page(query) })
    app.route({ ...getGrid, handler: ({ params }) => grids.get(params.id) })
    app.route({ ...updateGrid, handler: ({ params, body }) => grids.update(params.id, body) })
    app.route({ ...cancelGrid, handler: ({ params }) => grids.cancel(params.id) })
    app.route({ ...retryGrid, handler: ({ params }) => grids.retry(params.id) })
    app.route({
      ...removeGrid,
      async handler({ params, query }, reply) {
        await grids.remove(params.id, query.images ?? 'keep')
        return reply.code(204).send(null)
      },
    })
    app.route({
      ...getGridSheet,
      async handler({ params, query }, reply) {
        const drawn = await drawGridSheet(params.id, query, disconnected(reply))
        // Nobody is there to be answered.
        if (!drawn) return reply.hijack()
        const { row, bytes } = drawn
        const { format = 'png' } = query
        reply.header('cache-control', 'private, no-cache')
        if (query.download) reply.header('content-disposition', attachment(filenameOf(row, format)))
        return sendRaw(reply, `image/${format}`, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
      },
    })
    app.route({
      ...archiveGrid,
      async handler({ params, query }, reply) {
        const zip = await archive(params.id, { recipe: query.recipe ?? true })
        return sendRaw(
          reply.header('content-disposition', attachment('atelier-grid.zip')),
          'application/zip',
          Readable.fromWeb(zip),
        )
      },
    })
  }
