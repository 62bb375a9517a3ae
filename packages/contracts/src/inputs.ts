import { Type, type Static } from 'typebox'
import { ImageMimeType } from './mime-types.ts'
import { EXAMPLE_ID, Nullable, OneOf, Strict } from './route.ts'

/** Pictures that a model looks at besides the one that it begins with. */
export const MAX_REFERENCES = 8
export const MAX_LORAS = 8
/** Pixels that a picture can be extended by at each side. */
export const MAX_EXTEND = 4096
/** Pixels over which the edge of a mask is made soft. */
export const MAX_MASK_BLUR = 64
/** By what a picture can be enlarged. */
export const SCALES = [2, 4] as const

/** How a picture goes in: what a task begins with, where it is made anew, what is only looked at. */
export const INPUT_ROLES = ['image', 'mask', 'reference'] as const
export type InputRole = (typeof INPUT_ROLES)[number]

const imageId = Type.Optional(
  Type.String({ format: 'uuid', description: 'An image that one may see, whoever has it.', examples: [EXAMPLE_ID] }),
)
const uploadId = Type.Optional(
  Type.String({
    format: 'uuid',
    description: 'A file that was sent to `POST /api/v1/uploads`, or the `id` of an input of something that was made.',
    examples: [EXAMPLE_ID],
  }),
)

/** An image of the studio, or an upload. */
export type InputRef = { readonly imageId: string } | { readonly uploadId: string }

/** A function, or the page's bundle could not drop it. */
const pictureRef = (description: string) =>
  Type.Unsafe<InputRef>(
    Type.Object(
      { imageId, uploadId },
      {
        additionalProperties: false,
        minProperties: 1,
        maxProperties: 1,
        description: `${description} One of the two.`,
      },
    ),
  )

export const InputsAsked = Strict(
  {
    image: Type.Optional(pictureRef('What the task begins with.')),
    mask: Type.Optional(
      Strict(
        { uploadId: Type.String({ format: 'uuid', description: 'As for `image`.', examples: [EXAMPLE_ID] }) },
        { description: 'White where the picture is to be made anew, black where it is to stay, grey in between.' },
      ),
    ),
    references: Type.Optional(
      Type.Array(pictureRef('What the model looks at.'), {
        maxItems: MAX_REFERENCES,
        description: 'Pictures that the model looks at besides the one that it begins with.',
      }),
    ),
  },
  {
    minProperties: 1,
    description: 'The pictures that it begins with. Seeing them is checked now; they are kept.',
    examples: [{ image: { imageId: EXAMPLE_ID } }],
  },
)
export type InputsAsked = Static<typeof InputsAsked>

export const Extend = Type.Object(
  {
    left: Type.Integer(),
    top: Type.Integer(),
    right: Type.Integer(),
    bottom: Type.Integer(),
  },
  { 'x-name': 'Extend', description: 'Pixels that are added at each side of the start.' },
)
export type Extend = Static<typeof Extend>

const side = () => Type.Optional(Type.Integer({ minimum: 0, maximum: MAX_EXTEND, default: 0 }))
const ExtendAsked = Strict(
  { left: side(), top: side(), right: side(), bottom: side() },
  { minProperties: 1, description: 'How far to extend the picture at each side, pixels; more than 0 at one of them.' },
)

export const Lora = Strict({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  weight: Type.Number({ minimum: -10, maximum: 10 }),
})
export type Lora = Static<typeof Lora>

const OptionName = Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_.-]{0,59}$' })
const PlainValue = Type.Union([Type.String({ maxLength: 500 }), Type.Number(), Type.Boolean()])
export type PlainValue = Static<typeof PlainValue>
/** One value, or several that belong together. */
export const OptionValue = Type.Union([PlainValue, Type.Record(OptionName, PlainValue, { maxProperties: 20 })])
export type OptionValue = Static<typeof OptionValue>

const Options = Type.Record(OptionName, OptionValue)

/** What may be said of a task besides words and size. A function, or the page's bundle could not drop it. */
export const taskAsked = () => ({
  inputs: Type.Optional(InputsAsked),
  strength: Type.Optional(
    Type.Number({
      minimum: 0,
      maximum: 1,
      description: '0 leaves the start as it is, 1 makes it anew. The default of the model when left out.',
    }),
  ),
  maskBlur: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: MAX_MASK_BLUR,
      description: 'Pixels of the start over which the edge of the mask is made soft, inwards. 4 when left out.',
    }),
  ),
  keepUnmasked: Type.Optional(
    Type.Boolean({
      description:
        'Whether what the mask leaves black is put back exactly as it was, whatever the engine made of it; the picture then has the size of its start. True when left out.',
    }),
  ),
  scale: Type.Optional(OneOf(SCALES, { description: 'By how much to enlarge.' })),
  extend: Type.Optional(ExtendAsked),
  sampler: Type.Optional(Type.String({ minLength: 1, maxLength: 200, pattern: '^[^"]*$' })),
  scheduler: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  loras: Type.Optional(Type.Array(Lora, { maxItems: MAX_LORAS })),
  options: Type.Optional(
    Type.Unsafe<Record<string, OptionValue>>({
      ...Options,
      maxProperties: 20,
      description: 'Whatever else the model takes, by the names of its `options`.',
    }),
  ),
})

/** What was settled of it. A function, or the page's bundle could not drop it. */
export const taskParameters = () => ({
  strength: Nullable(Type.Number({ description: 'null where the model has none.' })),
  maskBlur: Nullable(Type.Integer({ description: 'Pixels; null where there is no mask.' })),
  keepUnmasked: Nullable(Type.Boolean({ description: 'null where there is no mask.' })),
  scale: Nullable(Type.Integer({ description: 'By how much it is enlarged; null where it is not.' })),
  extend: Type.Unsafe<Extend | null>({ anyOf: [Extend, { type: 'null' }] }),
  sampler: Nullable(Type.String()),
  scheduler: Nullable(Type.String()),
  loras: Type.Array(Lora),
  options: Type.Unsafe<Record<string, OptionValue>>({
    ...Options,
    description: 'What else was sent to the model, by the names of its `options`.',
  }),
})

/** What words alone have of it. */
export const PLAIN_PARAMETERS = {
  strength: null,
  maskBlur: null,
  keepUnmasked: null,
  scale: null,
  extend: null,
  sampler: null,
  scheduler: null,
  loras: [],
  options: {},
} satisfies Partial<ImageRecipe>

/** A picture that went in, as it was then. */
export const InputUsed = Type.Object(
  {
    id: Type.String({
      format: 'uuid',
      description: 'Can be given as `uploadId` by whoever may see it, to begin with it again.',
      examples: [EXAMPLE_ID],
    }),
    role: OneOf(INPUT_ROLES, { description: 'References stand in the order in which they were given.' }),
    imageId: Nullable({
      ...Type.String({ format: 'uuid' }),
      description: 'The image that it is; it stays when that one was deleted for good. null for an upload.',
    }),
    mimeType: ImageMimeType,
    width: Type.Integer({ description: 'Pixels.' }),
    height: Type.Integer({ description: 'Pixels.' }),
    sha256: Type.String({ description: 'Of its bytes, in hex.' }),
    url: Type.String({
      description:
        'Its bytes, for whoever may see the image, or has the upload. A path on this server; it stays for as long as anything is there that came of it.',
      examples: [`/api/v1/uploads/${EXAMPLE_ID}/file`],
    }),
  },
  { 'x-name': 'InputUsed' },
)
export type InputUsed = Static<typeof InputUsed>

/** By the name of each LoRA. */
const LoraHashes = Type.Record(Type.String(), Type.String({ pattern: '^[0-9a-f]{8,64}$' }))

/** How an image was made, beyond what it says itself. */
export const ImageRecipe = Type.Object(
  {
    ...taskParameters(),
    loraHashes: Type.Optional(
      Type.Unsafe<Readonly<Record<string, string>>>({
        ...LoraHashes,
        description: 'The beginning of the SHA-256 of each LoRA, by its name; only where the engine told it.',
      }),
    ),
    blended: Type.Boolean({
      description:
        'Whether pixels of the start were put back, so that they are exactly these: what the mask left black, or the picture that was extended.',
    }),
  },
  {
    'x-name': 'ImageRecipe',
    description: 'How it was made, beyond what the image itself says: prompt, model, seed, steps, guidance, task.',
  },
)
export type ImageRecipe = Static<typeof ImageRecipe>
