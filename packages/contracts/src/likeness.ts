import { Type, type Static } from 'typebox'
import { Image, Scoped } from './images.ts'
import { problems } from './problem.ts'
import { Cursor, defineRoute, Id, IdParams, Nullable, Strict } from './route.ts'

/** Bits of 64 by which two pictures may differ and still be called alike. */
export const ALIKE_DISTANCE = 10
/** Beyond this, strangers are found as often as what is alike. */
export const MAX_ALIKE_DISTANCE = 16
/** Bits by which near duplicates differ at most, unless something else is asked for. */
export const DUPLICATE_DISTANCE = 4
export const MAX_DUPLICATE_DISTANCE = 7
/** Pictures of one group that are shown; more of them come once these are decided on. */
export const MAX_GROUP_SIZE = 50

const Distance = Type.Integer({
  minimum: 0,
  maximum: 64,
  description: 'Bits of 64 by which the two differ: 0 is the same layout of light and dark.',
  examples: [2],
})

const LookAlike = Type.Object({ image: Image, distance: Distance })
export type LookAlike = Static<typeof LookAlike>

export const SimilarImages = Type.Object(
  {
    items: Type.Array(LookAlike, { description: 'The nearest first; without the image itself.' }),
    pending: Type.Integer({
      description: 'Images of an earlier version that were not looked at yet, so cannot be found. 0 is all.',
    }),
  },
  { 'x-name': 'SimilarImages' },
)
export type SimilarImages = Static<typeof SimilarImages>

export const listSimilarImages = defineRoute({
  method: 'GET',
  url: '/api/v1/images/:id/similar',
  schema: {
    operationId: 'listSimilarImages',
    summary: 'List the images that look like one',
    description:
      'Compares 64-bit perceptual hashes: where a picture is light and dark, not what it shows. Finds copies in another size, format or quality, and slightly changed ones; a mirrored, turned or much cropped copy is not found. The trash is left out.',
    tags: ['Images'],
    params: IdParams,
    querystring: Strict({
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50, description: 'At most this many.' })),
      distance: Type.Optional(
        Type.Integer({
          minimum: 0,
          maximum: MAX_ALIKE_DISTANCE,
          default: ALIKE_DISTANCE,
          description: 'Bits of 64 by which they may differ.',
        }),
      ),
      scope: Scoped(),
    }),
    response: { 200: SimilarImages, ...problems(404) },
  },
})

const DuplicateGroup = Type.Object({
  keep: Type.Unsafe<string>({
    ...Id,
    description: 'The one to keep, if you ask us: most stars, then a favourite, then most pixels, then most bytes.',
  }),
  items: Type.Array(LookAlike, {
    minItems: 2,
    maxItems: MAX_GROUP_SIZE,
    description: 'The first is the one that the distances of the others are to.',
  }),
})
export type DuplicateGroup = Static<typeof DuplicateGroup>

export const DuplicatePage = Type.Object(
  {
    groups: Type.Array(DuplicateGroup),
    nextCursor: Nullable(
      Type.String({ description: 'Pass it as `cursor` to go on; null when every image was compared.' }),
    ),
    compared: Type.Integer({ description: 'Images that this call compared with all others.' }),
    total: Type.Integer({ description: 'Images that can be compared.' }),
    pending: Type.Integer({
      description: 'Images of an earlier version that were not looked at yet, so are in no group. 0 is all.',
    }),
  },
  { 'x-name': 'DuplicatePage' },
)
export type DuplicatePage = Static<typeof DuplicatePage>

export const DuplicatesQuery = Strict({
  cursor: Type.Optional(Cursor),
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 50, default: 20, description: 'At most this many groups.' }),
  ),
  distance: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: MAX_DUPLICATE_DISTANCE,
      default: DUPLICATE_DISTANCE,
      description: 'Bits of 64 by which those of a group may differ from its first.',
    }),
  ),
  scope: Scoped(),
})
export type DuplicatesQuery = Static<typeof DuplicatesQuery>

export const listDuplicates = defineRoute({
  method: 'GET',
  url: '/api/v1/images/duplicates',
  schema: {
    operationId: 'listDuplicates',
    summary: 'Gather near duplicates',
    description:
      'Groups of images that hardly differ, for a decision which to keep; nothing is deleted. One call compares so many images and may find no group: go on with `nextCursor` until it is null. The trash is left out.',
    tags: ['Images'],
    querystring: DuplicatesQuery,
    response: { 200: DuplicatePage, ...problems() },
  },
})
