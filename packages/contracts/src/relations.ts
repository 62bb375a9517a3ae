import { Type } from 'typebox'
import { EXAMPLE_ID, Nullable, OneOf } from './route.ts'

/** How a picture came of another one. What begins with the other's pixels is called as its task. */
export const RELATIONS = [
  'remix',
  'vary',
  'without',
  'grid',
  'image-to-image',
  'inpaint',
  'outpaint',
  'upscale',
] as const
export type Relation = (typeof RELATIONS)[number]

const DESCRIPTION =
  'How it came of its parent: `remix`, its recipe, changed; `vary`, the same with a new seed; `without`, the same seed with a part of the prompt struck; `grid`, a cell of a compare grid. The others begin with its pixels: `image-to-image`, made from it; `inpaint`, a part of it made anew; `outpaint`, extended; `upscale`, enlarged.'

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
      description:
        'The image that it is made from, which has to be there; its children are found by it. The start, where that is an image, when left out.',
    }),
  ),
  relation: Type.Optional(
    OneOf(RELATIONS, {
      description: `${DESCRIPTION} Goes with \`parentId\`; the task when the image is the start, else \`remix\`, or \`grid\` in a grid.`,
    }),
  ),
})
