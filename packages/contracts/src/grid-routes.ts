import { Type } from 'typebox'
import { problems, writeProblems } from './problem.ts'
import { binary, Cursor, defineRoute, IdempotencyKey, IdParams, Limited, Nullable, OneOf, Strict } from './route.ts'
import { MAX_GRID_AXES, MAX_GRID_CELLS, GridSummary, Grid, NewGrid } from './grids.ts'
import { MAX_TITLE_LENGTH } from './text.ts'
const tags = ['Grids'] as const

const SHEET_LANGUAGES = ['en', 'de'] as const
export type SheetLanguage = (typeof SHEET_LANGUAGES)[number]

export const createGrid = defineRoute({
  method: 'POST',
  url: '/api/v1/grids',
  schema: {
    operationId: 'createGrid',
    summary: 'Make one prompt along up to three axes',
    description:
      'One image a cell, at most 200 cells, all or none. Without a seed every cell has the same one, which the studio picks: only what the axes say differs. Each cell is a generation; follow `generation.*` events, or read the grid again.',
    tags,
    headers: Type.Object({
      'idempotency-key': IdempotencyKey('The same key and body give the same grid for 24 hours.'),
    }),
    body: NewGrid,
    response: { 202: Grid, ...writeProblems(404, 409, 422, 429, 502) },
  },
})

export const listGrids = defineRoute({
  method: 'GET',
  url: '/api/v1/grids',
  schema: {
    operationId: 'listGrids',
    summary: 'Page through the grids, newest first',
    tags,
    querystring: Strict({ cursor: Type.Optional(Cursor), limit: Limited }),
    response: {
      200: Type.Object(
        { items: Type.Array(GridSummary), nextCursor: Nullable(Type.String()) },
        { 'x-name': 'GridPage' },
      ),
      ...problems(),
    },
  },
})

export const getGrid = defineRoute({
  method: 'GET',
  url: '/api/v1/grids/:id',
  schema: {
    operationId: 'getGrid',
    summary: 'Read one grid with all its cells',
    tags,
    params: IdParams,
    response: { 200: Grid, ...problems(404) },
  },
})

export const updateGrid = defineRoute({
  method: 'PATCH',
  url: '/api/v1/grids/:id',
  schema: {
    operationId: 'updateGrid',
    summary: 'Give a title, or pick the winner',
    tags,
    params: IdParams,
    body: Strict(
      {
        title: Type.Optional(Nullable(Type.String({ maxLength: MAX_TITLE_LENGTH }))),
        winner: Type.Optional(Nullable(Type.Integer({ minimum: 0, maximum: MAX_GRID_CELLS - 1 }))),
      },
      { minProperties: 1, examples: [{ winner: 4 }] },
    ),
    response: { 200: Grid, ...writeProblems(404, 409) },
  },
})

export const cancelGrid = defineRoute({
  method: 'POST',
  url: '/api/v1/grids/:id/cancel',
  schema: {
    operationId: 'cancelGrid',
    summary: 'Stop every cell that waits or runs',
    description: 'What is done stays.',
    tags,
    params: IdParams,
    response: { 200: Grid, ...writeProblems(404) },
  },
})

export const retryGrid = defineRoute({
  method: 'POST',
  url: '/api/v1/grids/:id/retry',
  schema: {
    operationId: 'retryGrid',
    summary: 'Try the cells again that failed or were cancelled',
    description: 'Only those. Where there are none, nothing happens.',
    tags,
    params: IdParams,
    response: { 200: Grid, ...writeProblems(404, 429) },
  },
})

export const removeGrid = defineRoute({
  method: 'DELETE',
  url: '/api/v1/grids/:id',
  schema: {
    operationId: 'removeGrid',
    summary: 'Delete a grid',
    description:
      'Cells that wait or run are cancelled, and those without an image are deleted with it. Its images stay in the gallery, or go to the trash with `images=trash`.',
    tags,
    params: IdParams,
    querystring: Strict({
      images: Type.Optional(OneOf(['keep', 'trash'], { default: 'keep', description: 'What becomes of its images.' })),
    }),
    response: { 204: Type.Null({ description: 'Gone.' }), ...writeProblems(404) },
  },
})

export const getGridSheet = defineRoute({
  method: 'GET',
  url: '/api/v1/grids/:id/sheet',
  schema: {
    operationId: 'getGridSheet',
    summary: 'All cells as one labelled picture',
    description:
      'At most 16,383 pixels a side and 40 megapixels; cells are made smaller where it would be larger. Labels are drawn in their own scripts; one that the studio has no font for is named instead, as in `[Khmer]`. Sheets are drawn one after another: too many at once are a `503`.',
    tags,
    params: IdParams,
    querystring: Strict({
      format: Type.Optional(OneOf(['png', 'webp'], { default: 'png', description: 'What kind of file.' })),
      columns: Type.Optional(
        Type.Integer({
          minimum: 0,
          maximum: MAX_GRID_AXES - 1,
          description: 'Which axis goes from left to right; the last when left out.',
        }),
      ),
      rows: Type.Optional(
        Type.Integer({
          minimum: 0,
          maximum: MAX_GRID_AXES - 1,
          description:
            'Which axis goes from top to bottom; the one before the last when left out. A third axis gives one table below the other.',
        }),
      ),
      cellSize: Type.Optional(
        Type.Integer({
          minimum: 64,
          maximum: 1024,
          default: 320,
          description: 'The longer side of a cell, pixels; smaller where the sheet would be too large.',
        }),
      ),
      lang: Type.Optional(
        OneOf(SHEET_LANGUAGES, { default: 'en', description: 'In which language the sheet says its own few words.' }),
      ),
      download: Type.Optional(Type.Boolean({ description: 'Answer as an attachment.' })),
    }),
    response: { 200: binary('The sheet.', 'image/png', 'image/webp'), ...problems(404, 409, 422) },
  },
})

export const archiveGrid = defineRoute({
  method: 'GET',
  url: '/api/v1/grids/:id/archive',
  schema: {
    operationId: 'archiveGrid',
    summary: 'All images of a grid as one ZIP',
    tags,
    params: IdParams,
    description:
      'The originals, named by cell and values, and a `grid.json`; streamed. Without recipes there is none of them in any file, nor in its name, and no `grid.json`.',
    querystring: Strict({
      recipe: Type.Optional(
        Type.Boolean({ default: true, description: 'With what is known of how they were made, or with none of it.' }),
      ),
    }),
    response: { 200: binary('A ZIP archive.', 'application/zip'), ...problems(404, 409, 422) },
  },
})
