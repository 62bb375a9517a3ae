import { Type, type Static, type TSchema } from 'typebox'
import { GENERATION_STATUSES, GenerationStatus, NewGeneration } from './generations.ts'
import { Image } from './images.ts'
import { problems, writeProblems } from './problem.ts'
import { Cursor, defineRoute, Id, IdParams, Limited, Nullable, OneOf, OrNull, Strict, Timestamp } from './route.ts'

export const MAX_GRID_AXES = 3
export const MAX_GRID_CELLS = 200

/** Read inside a function, or the page's bundle could not drop it. */
const wish = () => NewGeneration.properties
const axis = <const K extends string, T extends TSchema>(kind: K, value: T) =>
  Strict({
    kind: Type.Literal(kind),
    values: Type.Array(value, { minItems: 1, maxItems: MAX_GRID_CELLS, uniqueItems: true }),
  })

export const GridAxis = Type.Union(
  [
    axis('model', Type.String({ minLength: 1, maxLength: 200 })),
    axis('seed', Type.Integer({ minimum: 0, maximum: 4_294_967_295 })),
    axis('steps', Type.Integer({ minimum: 1, maximum: 1000 })),
    axis('guidance', Type.Number({ minimum: 0, maximum: 100 })),
    axis(
      'size',
      Type.String({
        pattern: '^[1-9][0-9]{0,4}x[1-9][0-9]{0,4}$',
        description: 'Width x height, pixels.',
        examples: ['1024x768'],
      }),
    ),
    Strict({
      kind: Type.Literal('prompt'),
      search: Type.String({
        minLength: 1,
        maxLength: 500,
        description: 'The part of the prompt, every time it occurs, that the values take the place of.',
        examples: ['red'],
      }),
      values: Type.Array(Type.String({ maxLength: 1000 }), {
        minItems: 1,
        maxItems: MAX_GRID_CELLS,
        uniqueItems: true,
        examples: [['red', 'green', 'blue']],
      }),
    }),
    axis(
      'style',
      Type.String({ maxLength: 60, pattern: '^[a-z0-9-]*$', description: 'The id of a style; empty: none.' }),
    ),
  ],
  { 'x-name': 'GridAxis' },
)
export type GridAxis = Static<typeof GridAxis>

export const GridCell = Type.Object(
  {
    cell: Type.Integer({ description: 'From 0, the last axis fastest.' }),
    generationId: Id,
    status: GenerationStatus,
    progress: Type.Number({ minimum: 0, maximum: 1 }),
    error: OrNull(Type.Object({ code: Type.String(), message: Type.String() })),
    image: OrNull(Image),
  },
  { 'x-name': 'GridCell' },
)
export type GridCell = Static<typeof GridCell>

const summary = {
  id: Id,
  title: Nullable(Type.String()),
  prompt: Type.String(),
  axes: Type.Array(GridAxis),
  cells: Type.Integer({ description: 'How many there are.' }),
  counts: Type.Object(
    Object.fromEntries(GENERATION_STATUSES.map(status => [status, Type.Integer()])) as Record<
      (typeof GENERATION_STATUSES)[number],
      ReturnType<typeof Type.Integer>
    >, // by the line above
    { description: 'Cells in each status.' },
  ),
  status: OneOf(['running', 'succeeded', 'failed', 'cancelled'], {
    description:
      '`running` while any cell waits or runs; else `failed` where any failed, `cancelled` where any was cancelled.',
  }),
  winner: Nullable(Type.Integer({ description: 'The cell that was picked.' })),
  cover: OrNull(Image),
  createdAt: Timestamp,
}

export const GridSummary = Type.Object(summary, { 'x-name': 'GridSummary' })
export type GridSummary = Static<typeof GridSummary>

export const Grid = Type.Object(
  {
    ...summary,
    base: NewGeneration,
    styleNames: Type.Record(Type.String(), Type.String(), {
      description:
        'What the styles on its axis were called when it was made, by their ids: one may have been renamed or deleted since.',
    }),
    items: Type.Array(GridCell, {
      description: 'Every cell, in its order. A cell that was deleted is not among them.',
    }),
  },
  { 'x-name': 'Grid' },
)
export type Grid = Static<typeof Grid>

export const NewGrid = Strict(
  {
    title: Type.Optional(Nullable(Type.String({ maxLength: 200 }))),
    base: Type.Unsafe<Omit<NewGeneration, 'count'>>(
      Strict(Object.fromEntries(Object.entries(wish()).filter(([key]) => key !== 'count'))),
    ),
    axes: Type.Array(GridAxis, {
      minItems: 1,
      maxItems: MAX_GRID_AXES,
      description: 'Each kind once, but prompt parts as often as you like.',
    }),
  },
  {
    examples: [
      {
        base: { prompt: 'a red lighthouse', seed: 7 },
        axes: [
          { kind: 'prompt', search: 'red', values: ['red', 'green'] },
          { kind: 'seed', values: [1, 2, 3] },
        ],
      },
    ],
  },
)
export type NewGrid = Static<typeof NewGrid>

const tags = ['Grids'] as const

export const createGrid = defineRoute({
  method: 'POST',
  url: '/api/v1/grids',
  schema: {
    operationId: 'createGrid',
    summary: 'Make one prompt along up to three axes',
    description:
      'One image a cell, at most 200 cells, all or none. Without a seed every cell has the same one, which is drawn: only what the axes say differs. Each cell is a generation; follow `generation.*` events, or read the grid again.',
    tags,
    headers: Type.Object({
      'idempotency-key': Type.Optional(
        Type.String({
          minLength: 1,
          maxLength: 200,
          description: 'The same key and body give the same grid for 24 hours.',
        }),
      ),
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
        title: Type.Optional(Nullable(Type.String({ maxLength: 200 }))),
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
      'Cells that wait or run are cancelled. Its images stay in the gallery, or go to the trash with `images=trash`.',
    tags,
    params: IdParams,
    querystring: Strict({
      images: Type.Optional(OneOf(['keep', 'trash'], { default: 'keep', description: 'What becomes of its images.' })),
    }),
    response: { 204: Type.Null({ description: 'Gone.' }), ...writeProblems(404) },
  },
})

const file = (description: string, ...types: string[]) => ({
  description,
  content: Object.fromEntries(
    types.map(type => [type, { schema: Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' }) }]),
  ),
})

export const getGridSheet = defineRoute({
  method: 'GET',
  url: '/api/v1/grids/:id/sheet',
  schema: {
    operationId: 'getGridSheet',
    summary: 'All cells as one labelled picture',
    description:
      'At most 16,383 pixels a side and 40 megapixels; cells are made smaller where it would be larger. Sheets are drawn one after another: too many at once are a `503`.',
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
      download: Type.Optional(Type.Boolean({ description: 'Answer as an attachment.' })),
    }),
    response: { 200: file('The sheet.', 'image/png', 'image/webp'), ...problems(404, 409, 422) },
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
    response: { 200: file('A ZIP archive.', 'application/zip'), ...problems(404, 409, 422) },
  },
})
