import { Type, type Static, type TSchema } from 'typebox'
import { GENERATION_STATUSES, GenerationStatus } from './generations.ts'
import { Image } from './images.ts'
import { generationProperties, NewGeneration } from './new-generation.ts'
import { Id, Nullable, OneOf, OrNull, Strict, Timestamp } from './route.ts'
import { MAX_TITLE_LENGTH } from './text.ts'

export const MAX_GRID_AXES = 3
export const MAX_GRID_CELLS = 200

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
    axis('strength', Type.Number({ minimum: 0, maximum: 1 })),
    axis('sampler', Type.String({ minLength: 1, maxLength: 200, pattern: '^[^"]*$' })),
    axis('scheduler', Type.String({ minLength: 1, maxLength: 200 })),
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
    provider: Type.String({ description: 'The engine that makes it.' }),
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
    title: Type.Optional(Nullable(Type.String({ maxLength: MAX_TITLE_LENGTH }))),
    base: Type.Unsafe<Omit<NewGeneration, 'count'>>(
      Strict(Object.fromEntries(Object.entries(generationProperties()).filter(([key]) => key !== 'count'))),
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
