import { Type, type Static, type TSchema } from 'typebox'
import { problems, writeProblems } from './problem.ts'
import {
  Cursor,
  defineRoute,
  EXAMPLE_ID,
  Id,
  IdParams,
  Limited,
  Nullable,
  OneOf,
  OrNull,
  Strict,
  Timestamp,
} from './route.ts'
import { Typed } from './typed.ts'

export const ImageMimeType = OneOf(['image/png', 'image/jpeg', 'image/webp'])
export type ImageMimeType = Static<typeof ImageMimeType>

/** Widths in pixels and formats that a picture is served in, besides its stored bytes. */
export const IMAGE_WIDTHS = [160, 320, 640, 1280] as const
export type ImageWidth = (typeof IMAGE_WIDTHS)[number]
export const IMAGE_FORMATS = ['png', 'jpeg', 'webp', 'avif'] as const
export type ImageFormat = (typeof IMAGE_FORMATS)[number]

export const Image = Type.Object(
  {
    id: Id,
    generationId: Nullable(Id),
    prompt: Type.String({ examples: ['a lighthouse at dusk, watercolour'] }),
    negativePrompt: Nullable(Type.String()),
    typed: OrNull(Typed),
    model: Nullable(
      Type.String({
        description: 'The model that made it; null where an imported file does not say.',
        examples: ['black-forest-labs/FLUX.1-schnell'],
      }),
    ),
    provider: Nullable(
      Type.String({ description: 'Who served the model; null for an imported file.', examples: ['huggingface'] }),
    ),
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
    sha256: Type.String({ description: 'Of the stored bytes, in hex.' }),
    placeholder: Type.String({ description: 'ThumbHash in base64: a blurred preview of about 25 bytes.' }),
    favorite: Type.Boolean(),
    title: Nullable(Type.String()),
    createdAt: Timestamp,
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
      description: 'Searches prompts and titles: words, beginnings of words with a `*`, "phrases". All must occur.',
      examples: ['fox "in the snow" paint*'],
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
      description: 'Made through this provider only.',
      examples: ['huggingface'],
    }),
  ),
  imported: Type.Optional(Type.Boolean({ description: 'Imported files only, or only what was made here.' })),
  favorite: Type.Optional(Type.Boolean({ description: 'Favourites only, or all but those.' })),
  from: Type.Optional(Type.String({ format: 'date-time', description: 'Made at this time or later.' })),
  to: Type.Optional(Type.String({ format: 'date-time', description: 'Made before this time.' })),
}

const within = {
  collection: Type.Optional(
    Type.String({ format: 'uuid', description: 'In this collection only; of a smart one, what its own filter finds.' }),
  ),
  trashed: Type.Optional(Type.Boolean({ default: false, description: 'The trash instead of the gallery.' })),
}

/** A query that goes through the gallery. The spread stays inside a function, or the page's bundle could not drop it. */
export const Filtered = <T extends Record<string, TSchema>>(properties: T) =>
  Strict({ ...properties, ...saved, ...within })

/** What a smart collection remembers. */
export const SmartFilter = Strict(saved, {
  description: 'A saved search: at least one of these.',
  minProperties: 1,
  examples: [{ q: 'fox', favorite: true }],
})
export type SmartFilter = Static<typeof SmartFilter>

/** Which images; the same in every operation that goes through the gallery. */
export const ImagesFilter = Filtered({})
export type ImagesFilter = Static<typeof ImagesFilter>

export const ImagesQuery = Filtered({
  cursor: Type.Optional(Cursor),
  until: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      description:
        'Stop in front of the page that this cursor begins: with two cursors of the timeline, one of its stretches. Newest first only.',
    }),
  ),
  limit: Limited,
  order: Type.Optional(OneOf(['newest', 'oldest'], { default: 'newest', description: 'Which come first.' })),
})
export type ImagesQuery = Static<typeof ImagesQuery>

export const Neighbors = Type.Object(
  {
    newer: OrNull(Image),
    older: OrNull(Image),
  },
  { 'x-name': 'Neighbors' },
)
export type Neighbors = Static<typeof Neighbors>

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
  },
  { 'x-name': 'ImageStats' },
)
export type ImageStats = Static<typeof ImageStats>

export const ImageIds = Type.Array(Id, { minItems: 1, maxItems: 500, uniqueItems: true })
const tags = ['Images'] as const

export const notModified = { description: 'Not changed since the ETag given.', type: 'null' } as const

export const listImages = defineRoute({
  method: 'GET',
  url: '/api/v1/images',
  schema: {
    operationId: 'listImages',
    summary: 'Page through the gallery, or search it',
    description:
      'Pages are cut by position, not by offset: a page costs the same at any depth, and none shifts while images arrive. The first page has an ETag.',
    tags,
    querystring: ImagesQuery,
    response: { 200: ImagePage, 304: notModified, ...problems(404) },
  },
})

export const getImageStats = defineRoute({
  method: 'GET',
  url: '/api/v1/images/stats',
  schema: {
    operationId: 'getImageStats',
    summary: 'Count the images',
    tags,
    response: { 200: ImageStats, ...problems() },
  },
})

export const emptyTrash = defineRoute({
  method: 'POST',
  url: '/api/v1/images/trash/empty',
  schema: {
    operationId: 'emptyTrash',
    summary: 'Delete what is in the trash for good',
    description: 'At most 200 in one call, oldest first: call again while some remain.',
    tags,
    response: {
      200: Type.Object({ removed: Type.Integer({ examples: [200] }), remaining: Type.Integer({ examples: [30] }) }),
      ...writeProblems(),
    },
  },
})

export const getImage = defineRoute({
  method: 'GET',
  url: '/api/v1/images/:id',
  schema: {
    operationId: 'getImage',
    summary: 'Read one image',
    tags,
    params: IdParams,
    response: { 200: Image, ...problems(404) },
  },
})

export const updateImage = defineRoute({
  method: 'PATCH',
  url: '/api/v1/images/:id',
  schema: {
    operationId: 'updateImage',
    summary: 'Mark as favourite, or give a title',
    tags,
    params: IdParams,
    body: Strict(
      {
        favorite: Type.Optional(Type.Boolean()),
        title: Type.Optional(Nullable(Type.String({ maxLength: 200 }))),
      },
      { minProperties: 1, examples: [{ favorite: true }] },
    ),
    response: { 200: Image, ...writeProblems(404) },
  },
})

export const removeImage = defineRoute({
  method: 'DELETE',
  url: '/api/v1/images/:id',
  schema: {
    operationId: 'removeImage',
    summary: 'Move to the trash, or delete for good',
    tags,
    params: IdParams,
    querystring: Strict({
      permanent: Type.Optional(Type.Boolean({ default: false, description: 'For good, instead of to the trash.' })),
    }),
    response: { 204: Type.Null({ description: 'Gone.' }), ...writeProblems(404) },
  },
})

export const restoreImage = defineRoute({
  method: 'POST',
  url: '/api/v1/images/:id/restore',
  schema: {
    operationId: 'restoreImage',
    summary: 'Take out of the trash',
    tags,
    params: IdParams,
    response: { 200: Image, ...writeProblems(404) },
  },
})

export const getNeighbors = defineRoute({
  method: 'GET',
  url: '/api/v1/images/:id/neighbors',
  schema: {
    operationId: 'getNeighbors',
    summary: 'The images before and after one, under a filter',
    description: 'The image itself need not fit the filter.',
    tags,
    params: IdParams,
    querystring: ImagesFilter,
    response: { 200: Neighbors, ...problems(404) },
  },
})

export const getImageFile = defineRoute({
  method: 'GET',
  url: '/api/v1/images/:id/file',
  schema: {
    operationId: 'getImageFile',
    summary: 'The picture itself',
    description:
      'Without parameters the stored bytes as they are, recipe included. Strong ETag, immutable caching, byte ranges.',
    tags,
    params: IdParams,
    querystring: Strict({
      width: Type.Optional(OneOf(IMAGE_WIDTHS, { description: 'Pixels; never larger than the original.' })),
      format: Type.Optional(OneOf(IMAGE_FORMATS, { description: 'WebP where only a width is given.' })),
      recipe: Type.Optional(
        Type.Boolean({
          description:
            'With the recipe (prompt, model, seed and so on) inside the file, or with none of it. Left out: the stored bytes keep theirs, conversions have none. With a width, only `false` makes sense.',
        }),
      ),
      download: Type.Optional(
        Type.Boolean({
          description:
            'Answer as an attachment named after the prompt; with `recipe=false` under a name that says nothing of it.',
        }),
      ),
    }),
    response: {
      200: binary('The picture.', 'image/png', 'image/jpeg', 'image/webp', 'image/avif'),
      206: binary('The range asked for.', 'image/png', 'image/jpeg', 'image/webp', 'image/avif'),
      304: notModified,
      ...problems(404, 416, 422),
    },
  },
})

export const updateImages = defineRoute({
  method: 'POST',
  url: '/api/v1/images/batch',
  schema: {
    operationId: 'updateImages',
    summary: 'Do one thing to many images',
    tags,
    body: Strict(
      {
        ids: ImageIds,
        action: OneOf(['delete', 'restore', 'favorite', 'unfavorite'], { description: '`delete` moves to the trash.' }),
      },
      { examples: [{ ids: [EXAMPLE_ID], action: 'favorite' }] },
    ),
    response: {
      200: Type.Object({
        changed: Type.Array(Id, { description: 'Images that were changed by this call.' }),
        missing: Type.Array(Id, { description: 'Ids of which there is no image.' }),
      }),
      ...writeProblems(),
    },
  },
})

export const archiveImages = defineRoute({
  method: 'POST',
  url: '/api/v1/images/archive',
  schema: {
    operationId: 'archiveImages',
    summary: 'Download many images as one ZIP',
    description:
      'The originals and a `recipes.json`, streamed: nothing is collected in memory first. Without recipes there is none of them in any file, nor in its name.',
    tags,
    body: Strict(
      {
        ids: ImageIds,
        recipe: Type.Optional(
          Type.Boolean({ default: true, description: 'With what is known of how they were made, or with none of it.' }),
        ),
      },
      { examples: [{ ids: [EXAMPLE_ID] }] },
    ),
    response: { 200: binary('A ZIP archive.', 'application/zip'), ...problems(404, 413, 415) },
  },
})

function binary(description: string, ...types: string[]) {
  return {
    description,
    content: Object.fromEntries(
      types.map(type => [type, { schema: Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' }) }]),
    ),
  }
}
