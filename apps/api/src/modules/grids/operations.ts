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
import type { AbandonedAnswer, BytesAnswer, StreamAnswer } from '../../platform/operations/answer.ts'
import { operation } from '../../platform/operations/operation.ts'
import { slugOf } from '../images/module.ts'
import type { ArchiveGrid } from './grids.archive.ts'
import type { GridRow } from './grids.presenter.ts'
import type { GridsService } from './grids.service.ts'
import type { DrawGridSheet } from './grids.sheet.ts'

interface Services {
  readonly grids: GridsService
  readonly drawSheet: DrawGridSheet
  readonly archive: ArchiveGrid
}

const filenameOf = ({ title, base }: GridRow, extension: string) => `${slugOf(title ?? base.prompt)}-grid.${extension}`

export const gridsOperations = ({ grids, drawSheet, archive }: Services) => ({
  createGrid: operation(createGrid, {
    needs: 'library:write',
    run: ({ actor }, { idempotencyKey, ...request }) => grids.create(actor, request, idempotencyKey),
    http: { location: ({ id }) => `/api/v1/grids/${id}` },
  }),
  listGrids: operation(listGrids, { needs: 'images:read', run: ({ actor }, query) => grids.page(actor, query) }),
  getGrid: operation(getGrid, { needs: 'images:read', run: ({ actor }, { id }) => grids.get(actor, id) }),
  updateGrid: operation(updateGrid, {
    needs: 'library:write',
    run: ({ actor }, { id, ...changes }) => grids.update(actor, id, changes),
  }),
  cancelGrid: operation(cancelGrid, {
    needs: 'library:write',
    run: ({ actor }, { id }) => grids.cancel(actor, id),
  }),
  retryGrid: operation(retryGrid, {
    needs: 'library:write',
    run: ({ actor }, { id }) => grids.retry(actor, id),
  }),
  removeGrid: operation(removeGrid, {
    needs: 'library:write',
    freesRoom: true,
    run: ({ actor }, { id, images = 'keep' }) => grids.remove(actor, id, images),
  }),
  getGridSheet: operation(getGridSheet, {
    needs: 'images:read',
    async run({ actor, signal }, { id, ...query }): Promise<BytesAnswer | AbandonedAnswer> {
      const drawn = await drawSheet({ actor, signal }, id, query)
      if (!drawn) return { answer: 'abandoned' }
      const { format = 'png', download } = query
      const downloadAs = download ? filenameOf(drawn.row, format) : undefined
      return { answer: 'bytes', mimeType: `image/${format}`, bytes: drawn.bytes, downloadAs }
    },
  }),
  archiveGrid: operation(archiveGrid, {
    needs: 'images:read',
    run: async ({ actor }, { id, recipe = true }): Promise<StreamAnswer> => ({
      answer: 'stream',
      mimeType: 'application/zip',
      downloadAs: 'atelier-grid.zip',
      stream: await archive(actor, id, { recipe }),
    }),
  }),
})
