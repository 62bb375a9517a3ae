import { Type, type Static } from 'typebox'
import { problems, writeProblems } from './problem.ts'
import { Rating } from './rating.ts'
import { binary, defineRoute, EXAMPLE_ID, Id, IdParams, notModified, Nullable, OneOf, Strict } from './route.ts'
import {
  IMAGE_WIDTHS,
  IMAGE_FORMATS,
  Image,
  ImagesFilter,
  ImagesQuery,
  Neighbors,
  Surroundings,
  ImagePage,
  ImageStats,
  Scoped,
} from './images.ts'
import { ImageTag, TagList, Tags } from './tags.ts'
import { MAX_TITLE_LENGTH } from './text.ts'

export const ImageIds = Type.Array(Id, { minItems: 1, maxItems: 500, uniqueItems: true })
const tags = ['Images'] as const

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
    querystring: Strict({ scope: Scoped() }),
    response: { 200: ImageStats, ...problems() },
  },
})

export const listTags = defineRoute({
  method: 'GET',
  url: '/api/v1/images/tags',
  schema: {
    operationId: 'listTags',
    summary: 'List the tags in use',
    description: 'At most 100. Pictures in the trash do not count.',
    tags,
    querystring: Strict({
      q: Type.Optional({ ...ImageTag, description: 'What the tag begins with.' }),
      scope: Scoped(),
    }),
    response: { 200: TagList, ...problems() },
  },
})

export const emptyTrash = defineRoute({
  method: 'POST',
  url: '/api/v1/images/trash/empty',
  schema: {
    operationId: 'emptyTrash',
    summary: 'Delete what is in the trash for good',
    description: 'Of your own. At most 200 in one call, oldest first: call again while some remain.',
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

export const ImageChanges = Strict(
  {
    favorite: Type.Optional(Type.Boolean()),
    shared: Type.Optional(
      Type.Boolean({
        description: "Whether the whole studio sees it. One that is shared no more leaves other people's collections.",
      }),
    ),
    rating: Type.Optional(Rating),
    tags: Type.Optional(Tags),
    title: Type.Optional(Nullable(Type.String({ maxLength: MAX_TITLE_LENGTH }))),
  },
  { minProperties: 1, examples: [{ rating: 4, tags: ['fox', 'snow'] }] },
)
export type ImageChanges = Static<typeof ImageChanges>

export const updateImage = defineRoute({
  method: 'PATCH',
  url: '/api/v1/images/:id',
  schema: {
    operationId: 'updateImage',
    summary: 'Mark as favourite, share, rate, tag, or give a title',
    tags,
    params: IdParams,
    body: ImageChanges,
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

export const getSurroundings = defineRoute({
  method: 'GET',
  url: '/api/v1/images/:id/surroundings',
  schema: {
    operationId: 'getSurroundings',
    summary: 'Some images on both sides of one, under a filter',
    description: 'What a film strip shows: up to 12 newer and 12 older ones. The image itself need not fit the filter.',
    tags,
    params: IdParams,
    querystring: ImagesFilter,
    response: { 200: Surroundings, ...problems(404) },
  },
})

export const getImageFile = defineRoute({
  method: 'GET',
  url: '/api/v1/images/:id/file',
  schema: {
    operationId: 'getImageFile',
    summary: 'The picture itself',
    description:
      'Without parameters the stored bytes as they are, recipe included. With `recipe=true`, and as a download with its recipe, the file also has the stars and tags of the image; that may change, all else is cached for good. Strong ETag, byte ranges.',
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

export const UpdateImages = Strict(
  {
    ids: ImageIds,
    action: OneOf(['delete', 'restore', 'favorite', 'unfavorite', 'share', 'unshare', 'rate', 'tag', 'untag'], {
      description:
        '`delete` moves to the trash; `share` shows to the whole studio; `rate` takes `rating`, `tag` and `untag` take `tags`.',
    }),
    rating: Type.Optional(Rating),
    tags: Type.Optional(Tags),
  },
  {
    examples: [{ ids: [EXAMPLE_ID], action: 'tag', tags: ['fox'] }],
  },
)
export type UpdateImages = Static<typeof UpdateImages>

export const updateImages = defineRoute({
  method: 'POST',
  url: '/api/v1/images/batch',
  schema: {
    operationId: 'updateImages',
    summary: 'Do one thing to many images',
    tags,
    body: UpdateImages,
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
