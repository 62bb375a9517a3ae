import { Type, type Static } from 'typebox'
import { GenerationStatus } from './generations.ts'
import { Image } from './images.ts'
import { problems } from './problem.ts'
import { RELATIONS, type Relation } from './relations.ts'
import { Cursor, defineRoute, Id, IdParams, Limited, Nullable, OneOf, Strict } from './route.ts'

/** The most that is told of each direction but down, where there are pages. */
export const MOST_ANCESTORS = 12
export const MOST_SIBLINGS = 24
export const MOST_MAKING = 24
/** Children are counted up to here. */
export const MOST_COUNTED = 1000

/** Asked for, and not made yet. */
export const FamilyWork = Type.Object(
  {
    generationId: Id,
    relation: Type.Unsafe<Relation>({ type: 'string', enum: [...RELATIONS] }),
    status: GenerationStatus,
    prompt: Type.String(),
    count: Type.Integer({ description: 'How many images were asked for.' }),
  },
  { 'x-name': 'FamilyWork' },
)
export type FamilyWork = Static<typeof FamilyWork>

export const Family = Type.Object(
  {
    ancestors: Type.Array(Image, {
      description: `What it was made from, what that was made from, and so on: the parent first, ${MOST_ANCESTORS} at most.`,
    }),
    before: OneOf(['nothing', 'deleted', 'more'], {
      description:
        'What is before the last of them: nothing, an image that was deleted for good, or more than are told of here.',
    }),
    siblings: Type.Array(Image, {
      description: `What was made with it: of the same generation, then of the same grid, ${MOST_SIBLINGS} at most.`,
    }),
    gridId: Nullable(Type.String({ format: 'uuid', description: 'The compare grid that it is a cell of.' })),
    children: Type.Object({
      items: Type.Array(Image, { description: 'What was made from it, newest first, the trash not counted.' }),
      total: Type.Integer({ description: `How many there are, counted up to ${MOST_COUNTED}.` }),
      nextCursor: Nullable(Type.String()),
    }),
    making: Type.Array(FamilyWork, {
      description: `What waits or runs and will be made from it, newest first, ${MOST_MAKING} at most.`,
    }),
  },
  { 'x-name': 'Family' },
)
export type Family = Static<typeof Family>

export const getFamily = defineRoute({
  method: 'GET',
  url: '/api/v1/images/:id/family',
  schema: {
    operationId: 'getFamily',
    summary: 'Tell what an image came from, and what came of it',
    description: 'Each image says by `parentId` and `relation` how it came of the one before.',
    tags: ['Images'],
    params: IdParams,
    querystring: Strict({ cursor: Type.Optional(Cursor), limit: Limited }),
    response: { 200: Family, ...problems(404) },
  },
})
