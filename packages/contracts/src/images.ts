import { Type, type Static, type TSchema } from 'typebox'
import { servedOf } from './costs.ts'
import { ImageRecipe, InputUsed } from './inputs.ts'
import { ImageMimeType } from './mime-types.ts'
import { TASKS, type Task } from './models.ts'
import { MOST_STARS, Rating } from './rating.ts'
import { Cursor, Id, Limited, Nullable, OneOf, OrNull, Strict, Timestamp } from './route.ts'
import { originOf } from './relations.ts'
import { ImageTag } from './tags.ts'
import { Typed } from './typed.ts'

/** Widths in pixels and formats that a picture is served in, besides its stored bytes. */
export const IMAGE_WIDTHS = [160, 320, 640, 1280] as const
/** Pixels: the width that `urls.thumbnail` asks for; a narrower picture keeps its own. */
export const THUMBNAIL_WIDTH = 320 satisfies (typeof IMAGE_WIDTHS)[number]
export type ImageWidth = (typeof IMAGE_WIDTHS)[number]
export const IMAGE_FORMATS = ['png', 'jpeg', 'webp', 'avif'] as const
export type ImageFormat = (typeof IMAGE_FORMATS)[number]

/** As a picture is wider than high, higher than wide, or neither. */
export const SHAPES = ['wide', 'tall', 'square'] as const

/** In which order the gallery can stand. */
export const SORTS = ['newest', 'oldest', 'rating', 'largest', 'title'] as const
export type Sort = (typeof SORTS)[number]

/** Whose pictures: one's own, those that anybody has shared with the studio, or everybody's. */
export const SCOPES = ['mine', 'studio', 'all'] as const
export type Scope = (typeof SCOPES)[number]

/** A function, or the page's bundle could not drop it. */
export const Scoped = () =>
  Type.Optional(
    OneOf(SCOPES, {
      description:
        "Whose: `mine`, `studio` for what anybody shares, or `all` for everybody's, which needs an admin. Your own where it is left out; who may only look sees the studio's.",
    }),
  )

/** Of a gallery that is narrowed, so many pictures can be put in order by stars, size or title. */
export const SORTED_AT_MOST = 2000

/** A function, or the page's bundle could not drop it. */
const names = (description: string) => Type.Array(Type.String(), { description })

/** What an engine says of its own picture. */
export const ImageNotes = Type.Object(
  {
    drew: names('What of the prompt is to be seen.'),
    leftOut: names('What it knows, but had no place for.'),
    unknown: names('What it does not know.'),
  },
  { 'x-name': 'ImageNotes' },
)
export type ImageNotes = Static<typeof ImageNotes>

export const Image = Type.Object(
  {
    id: Id,
    ownerId: Type.Unsafe<string>({ ...Id, description: 'Whose it is.' }),
    shared: Type.Boolean({ description: 'Whether the whole studio sees it.' }),
    generationId: Nullable(Id),
    ...originOf(),
    prompt: Type.String({ examples: ['a lighthouse at dusk, watercolour'] }),
    negativePrompt: Nullable(Type.String()),
    typed: OrNull(Typed),
    model: Nullable(
      Type.String({
        description: 'The model that made it; null where an imported file does not say.',
        examples: ['black-forest-labs/FLUX.1-schnell'],
      }),
    ),
    provider: Nullable(Type.String({ description: 'The id of the engine that made it; null for an imported file.' })),
    filename: Type.String({
      description: 'A readable name for a download.',
      examples: ['a-lighthouse-at-dusk-5b1d9f7d2c11.png'],
    }),
    mimeType: ImageMimeType,
    width: Type.Integer({ description: 'Pixels.' }),
    height: Type.Integer({ description: 'Pixels.' }),
    sizeBytes: Type.Integer(),
    seed: Nullable(Type.Integer()),
    steps: Nullable(Type.Integer()),
    guidance: Nullable(Type.Number()),
    sampler: Nullable(Type.String({ description: 'The one that was asked for, or what an imported file says.' })),
    task: Type.Unsafe<Task | null>({
      enum: [...TASKS, null],
      description: 'What it came of; null where nobody knows, as of most imported files.',
    }),
    inputs: Type.Array(InputUsed, { description: 'The pictures that it began with.' }),
    recipe: Type.Unsafe<ImageRecipe | null>({
      anyOf: [ImageRecipe, { type: 'null' }],
      description: 'null where there is nothing to say, as of what was made from words alone.',
    }),
    notes: OrNull(ImageNotes),
    ...servedOf(),
    sha256: Type.String({ description: 'Of the stored bytes, in hex.' }),
    placeholder: Type.String({ description: 'ThumbHash in base64: a blurred preview of about 25 bytes.' }),
    favorite: Type.Boolean(),
    rating: Rating,
    tags: Type.Array(Type.String(), { description: 'In the order of the alphabet.', examples: [['fox', 'snow']] }),
    title: Nullable(Type.String()),
    createdAt: Timestamp,
    madeAt: OrNull({ ...Timestamp, description: 'When an imported picture was made, where its file says so.' }),
    trashedAt: Nullable(Timestamp),
    urls: Type.Object(
      {
        file: Type.String({
          description: 'The stored bytes.',
          examples: ['/api/v1/images/01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11/file'],
        }),
        thumbnail: Type.String({ description: 'A small WebP.' }),
      },
      { description: 'Paths on this server.' },
    ),
  },
  { 'x-name': 'Image' },
)
export type Image = Static<typeof Image>

const saved = {
  q: Type.Optional(
    Type.String({
      maxLength: 200,
      description:
        'Searches prompts, negative prompts, titles, tags and models: words, beginnings of words with a `*`, "phrases", any part of what is written without blanks, emoji; capitals and accents do not matter. All must occur; what a `-` stands before must not. `model:flux`, `negative:blurry`, `tag:fox`, `style:Watercolour`, `sampler:"Euler a"`, `task:text-to-image`, `seed:42`, `shape:wide` and `rating:>=4` look there only; `collection:none` finds what no collection has.',
      examples: ['fox "in the snow" paint* -wolf rating:>=4'],
    }),
  ),
  model: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'Made by this model only.',
      examples: ['black-forest-labs/FLUX.1-schnell'],
    }),
  ),
  provider: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 60,
      description: 'Made by this engine only: one of `GET /api/v1/engines`.',
    }),
  ),
  imported: Type.Optional(Type.Boolean({ description: 'Imported files only, or only what was made here.' })),
  favorite: Type.Optional(Type.Boolean({ description: 'Favourites only, or all but those.' })),
  rating: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: MOST_STARS,
      description: 'With at least so many stars; 0 finds what has none.',
    }),
  ),
  tag: Type.Optional(ImageTag),
  style: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'Made with the style of this name.' })),
  shape: Type.Optional(OneOf(SHAPES, { description: 'Wider than high, higher than wide, or neither.' })),
  seed: Type.Optional(
    Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description: 'Made with this seed.' }),
  ),
  task: Type.Optional(OneOf(TASKS, { description: 'What they came of.' })),
  sampler: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      pattern: '^[^"]*$',
      description: 'Made with this sampler. Capitals do not matter.',
      examples: ['Euler a'],
    }),
  ),
  negative: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'Words of the negative prompt, all of which must occur.',
    }),
  ),
  from: Type.Optional(Type.String({ format: 'date-time', description: 'Made at this time or later.' })),
  to: Type.Optional(Type.String({ format: 'date-time', description: 'Made before this time.' })),
}

const within = {
  collection: Type.Optional(
    Type.Unsafe<string>({
      anyOf: [
        { type: 'string', format: 'uuid' },
        { type: 'string', enum: ['none'] },
      ],
      description: 'In this collection only; of a smart one, what its own filter finds. `none`: in no collection.',
    }),
  ),
  sort: Type.Optional(
    OneOf(SORTS, {
      description: `In which order. \`rating\`: most stars first; \`largest\`: most pixels first; \`title\`: by the alphabet, without capitals and accents and with numbers by their value, what has no title last. Among equals the newest comes first. By stars, size and title, at most ${SORTED_AT_MOST.toLocaleString('en')} images are put in order where anything but \`trashed\` narrows them. Newest first where it is left out.`,
    }),
  ),
  trashed: Type.Optional(Type.Boolean({ default: false, description: 'The trash instead of the gallery.' })),
  scope: Type.Optional(
    OneOf(SCOPES, {
      description:
        "Whose: `mine`, `studio` for what anybody shares, or `all` for everybody's, which needs an admin. Left out: of a collection all that it holds, otherwise your own; who may only look sees the studio's. By stars, size and title `mine` can be put in order whole, the others where not more is found than is said there.",
    }),
  ),
}

/** A query that goes through the gallery. The spread stays inside a function, or the page's bundle could not drop it. */
export const Filtered = <T extends Record<string, TSchema>>(properties: T) =>
  Strict({ ...properties, ...saved, ...within })

/** What a smart collection remembers. */
export const SmartFilter = Strict(
  {
    ...saved,
    collection: Type.Optional(OneOf(['none'], { description: 'In no collection.' })),
  },
  {
    description: 'A saved search: at least one of these.',
    minProperties: 1,
    examples: [{ q: 'fox', favorite: true }],
  },
)
export type SmartFilter = Static<typeof SmartFilter>

/** Which images; the same in every operation that goes through the gallery. */
export const ImagesFilter = Filtered({})
export type ImagesFilter = Static<typeof ImagesFilter>

export const ImagesQuery = Filtered({
  cursor: Type.Optional(Cursor),
  until: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 400,
      description:
        'Stop in front of the page that this cursor begins: with two cursors of the timeline, one of its stretches.',
    }),
  ),
  limit: Limited,
  order: Type.Optional(OneOf(['newest', 'oldest'], { description: 'The same as a `sort` of that name.' })),
})
export type ImagesQuery = Static<typeof ImagesQuery>

export const Neighbors = Type.Object(
  {
    newer: OrNull(Image),
    older: OrNull(Image),
  },
  {
    'x-name': 'Neighbors',
    description: 'With a `sort`, `newer` is the one before in that order and `older` the one behind.',
  },
)
export type Neighbors = Static<typeof Neighbors>

export const Surroundings = Type.Object(
  {
    newer: Type.Array(Image, { description: 'The nearest first.' }),
    older: Type.Array(Image, { description: 'The nearest first.' }),
  },
  { 'x-name': 'Surroundings' },
)
export type Surroundings = Static<typeof Surroundings>

export const ImagePage = Type.Object(
  {
    items: Type.Array(Image),
    nextCursor: Nullable(
      Type.String({ description: 'Pass it as `cursor` for the page that follows; null on the last one.' }),
    ),
  },
  { 'x-name': 'ImagePage' },
)
export type ImagePage = Static<typeof ImagePage>

export const ImageStats = Type.Object(
  {
    total: Type.Integer({ description: 'Images in the gallery, the trash not counted.' }),
    favorites: Type.Integer(),
    trashed: Type.Integer(),
    bytes: Type.Integer({ description: 'Of all stored images, trash included.' }),
    byModel: Type.Array(Type.Object({ model: Nullable(Type.String()), count: Type.Integer() })),
    samplers: Type.Array(Type.String(), {
      description: 'Those that any image was made with, at most 100.',
      examples: [['DPM++ 2M', 'Euler a']],
    }),
  },
  { 'x-name': 'ImageStats' },
)
export type ImageStats = Static<typeof ImageStats>
