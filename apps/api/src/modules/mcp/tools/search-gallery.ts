import { ImagesQuery, listImages, OrNull, Strict } from '@atelier/contracts'
import { Type } from 'typebox'
import { Picture, presentPicture } from '../shapes.ts'
import { defineTool, READS } from '../tool.ts'

/** A model reads all of it. */
const MOST = 50
const FEW = 10

const { q, model, favorite, rating, tag, shape, task, from, to, sort, scope, cursor } = ImagesQuery.properties

export const searchGallery = defineTool({
  name: 'search_gallery',
  title: 'Search the gallery',
  description:
    'Finds images of the studio by words of their prompts, titles and tags and by how they were made; without a query the newest. Answers without pictures: get_image shows one.',
  needs: 'images:read',
  annotations: READS,
  input: Strict({
    query: q,
    model,
    favorite,
    rating,
    tag,
    shape,
    task,
    from,
    to,
    collection: Type.Optional(
      Type.String({
        pattern: '^([0-9a-fA-F-]{36}|none)$',
        description: 'Of this collection only, an id of list_collections; none: in no collection.',
      }),
    ),
    sort,
    scope,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST, default: FEW, description: 'At most this many.' })),
    cursor,
  }),
  output: Type.Object({
    images: Type.Array(Picture),
    nextCursor: OrNull(Type.String({ description: 'As cursor, with all else the same: what follows.' })),
  }),
  async run({ ask, origin }, { query, limit = FEW, ...filter }) {
    const { items, nextCursor } = await ask(listImages, { ...filter, limit, ...(query !== undefined && { q: query }) })
    return { data: { images: items.map(image => presentPicture(image, origin)), nextCursor } }
  },
})
