import { Type } from 'typebox'
import { EXAMPLE_ID, Nullable, OneOf } from './route.ts'

/**
 * How a picture came of another one. What begins with the other's pixels (image to image, inpainting, upscaling) gets a
 * name here when it can be asked for; the column is plain text and needs no migration for it.
 */
export const RELATIONS = ['remix', 'vary', 'without', 'grid'] as const
export type Relation = (typeof RELATIONS)[number]

const DESCRIPTION =
  'How it came of its parent: `remix`, its recipe, changed; `vary`, the same with a new seed; `without`, the same seed with a part of the prompt struck; `grid`, a cell of a compare grid.'

/** What a generation and its pictures tell of where they came from. Functions, or the page's bundle could not drop them. */
export const originOf = () => ({
  parentId: Nullable(
    Type.String({
      format: 'uuid',
      description: 'The image that it was made from; it stays when that one was deleted for good.',
      examples: [EXAMPLE_ID],
    }),
  ),
  relation: Type.Unsafe<Relation | null>({
    type: ['string', 'null'],
    enum: [...RELATIONS, null],
    description: DESCRIPTION,
  }),
})

/** What may be said of it when something is asked for. */
export const originAsked = () => ({
  parentId: Type.Optional(
    Type.String({
      format: 'uuid',
      description: 'The image that it is made from, which has to be there; its children are found by it.',
    }),
  ),
  relation: Type.Optional(
    OneOf(RELATIONS, {
      description: `${DESCRIPTION} Goes with \`parentId\`; \`remix\` when left out, \`grid\` in a grid.`,
    }),
  ),
})
