import { Type, type Static } from 'typebox'
import { ImageIds } from './image-routes.ts'
import { Image, SmartFilter } from './images.ts'
import { problems, writeProblems } from './problem.ts'
import { defineRoute, EXAMPLE_ID, Id, IdParams, Nullable, OneOf, OrNull, Strict, Timestamp } from './route.ts'

const Name = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S', examples: ['Lighthouses'] })
const Description = Nullable(Type.String({ maxLength: 2000 }))

/** What somebody may do with a collection that is not theirs. */
export const COLLECTION_RIGHTS = ['look', 'add'] as const
export type CollectionRight = (typeof COLLECTION_RIGHTS)[number]

/** Stands for everybody in the studio. */
export const EVERYONE = '*'

const CollectionPerson = Strict({
  userId: Type.Unsafe<string>({
    anyOf: [
      { type: 'string', format: 'uuid' },
      // No constant: a star would pass for a part of an address in the document.
      { type: 'string', pattern: '^[*]$' },
    ],
    description: 'Who, or `*` for the whole studio.',
    examples: [EXAMPLE_ID],
  }),
  may: OneOf(COLLECTION_RIGHTS, { description: '`add`: look, and put in what is theirs or shared.' }),
})
export type CollectionPerson = Static<typeof CollectionPerson>

const CollectionPeople = Type.Object({ people: Type.Array(CollectionPerson) }, { 'x-name': 'CollectionPeople' })

export const Collection = Type.Object(
  {
    id: Id,
    ownerId: Type.Unsafe<string>({ ...Id, description: 'Whose it is.' }),
    may: OneOf(['look', 'add', 'change'], { description: 'What you may do with it; `change` is its owner’s.' }),
    isShared: Type.Boolean({ description: 'Whether others than its owner see it.' }),
    name: Name,
    description: Description,
    filter: OrNull(SmartFilter),
    count: Type.Integer({
      description: 'Images in it, the trash not counted. Of a smart one at most 10,000 are counted.',
    }),
    cover: OrNull(Image),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  },
  {
    'x-name': 'Collection',
    description:
      'A named set of images. One with a `filter` is smart: it holds what the filter finds. `cover` is the image that was chosen, else the newest.',
  },
)
export type Collection = Static<typeof Collection>

const properties = {
  description: Type.Optional(Description),
  filter: Type.Optional(SmartFilter),
}

const tags = ['Collections'] as const

export const listCollections = defineRoute({
  method: 'GET',
  url: '/api/v1/collections',
  schema: {
    operationId: 'listCollections',
    summary: 'List the collections, in their order',
    description: 'All of yours, 1,000 at most, and behind them those that others let you look at.',
    tags,
    response: { 200: Type.Object({ items: Type.Array(Collection) }), ...problems() },
  },
})

export const createCollection = defineRoute({
  method: 'POST',
  url: '/api/v1/collections',
  schema: {
    operationId: 'createCollection',
    summary: 'Make a collection',
    description: 'With a `filter` a smart one.',
    tags,
    body: Strict(
      { name: Name, ...properties, imageIds: Type.Optional(ImageIds) },
      { examples: [{ name: 'Red ones', filter: { q: 'red', favorite: true } }] },
    ),
    response: { 201: Collection, ...writeProblems(409, 422) },
  },
})

export const getCollection = defineRoute({
  method: 'GET',
  url: '/api/v1/collections/:id',
  schema: {
    operationId: 'getCollection',
    summary: 'Read one collection',
    tags,
    params: IdParams,
    response: { 200: Collection, ...problems(404) },
  },
})

export const updateCollection = defineRoute({
  method: 'PATCH',
  url: '/api/v1/collections/:id',
  schema: {
    operationId: 'updateCollection',
    summary: 'Rename, describe, choose the cover, or move among the others',
    tags,
    params: IdParams,
    body: Strict(
      {
        name: Type.Optional(Name),
        ...properties,
        coverImageId: Type.Optional(Nullable(Type.String({ format: 'uuid', description: 'null: the newest image.' }))),
        before: Type.Optional(
          Nullable(
            Type.String({
              format: 'uuid',
              description: 'The collection that it is to stand in front of; null moves it to the end.',
            }),
          ),
        ),
      },
      { minProperties: 1, examples: [{ name: 'Lighthouses at night', before: EXAMPLE_ID }] },
    ),
    response: { 200: Collection, ...writeProblems(404, 409, 422) },
  },
})

export const getCollectionPeople = defineRoute({
  method: 'GET',
  url: '/api/v1/collections/:id/people',
  schema: {
    operationId: 'getCollectionPeople',
    summary: 'Whom a collection is shared with',
    tags,
    params: IdParams,
    response: { 200: CollectionPeople, ...problems(404) },
  },
})

export const setCollectionPeople = defineRoute({
  method: 'PUT',
  url: '/api/v1/collections/:id/people',
  schema: {
    operationId: 'setCollectionPeople',
    summary: 'Share a collection with people, or with nobody',
    description:
      'Whoever may look at a collection may look at its images. What somebody put in who may not add any more is taken out again, unless it is shared with the studio.',
    tags,
    params: IdParams,
    body: Strict(
      { people: Type.Array(CollectionPerson, { maxItems: 200 }) },
      { examples: [{ people: [{ userId: EXAMPLE_ID, may: 'add' }] }] },
    ),
    response: { 200: CollectionPeople, ...writeProblems(404, 422) },
  },
})

export const removeCollection = defineRoute({
  method: 'DELETE',
  url: '/api/v1/collections/:id',
  schema: {
    operationId: 'removeCollection',
    summary: 'Delete a collection; its images stay',
    tags,
    params: IdParams,
    response: { 204: Type.Null({ description: 'Gone.' }), ...writeProblems(404) },
  },
})

const Changed = Type.Object({
  changed: Type.Array(Id, { description: 'Images that were added or taken out by this call.' }),
  missing: Type.Array(Id, { description: 'Ids of which there is no image.' }),
  collection: Collection,
})

export const addToCollection = defineRoute({
  method: 'POST',
  url: '/api/v1/collections/:id/add',
  schema: {
    operationId: 'addToCollection',
    summary: 'Put images into a collection',
    description: 'Not into a smart one: `409`.',
    tags,
    params: IdParams,
    body: Strict({ ids: ImageIds }, { examples: [{ ids: [EXAMPLE_ID] }] }),
    response: { 200: Changed, ...writeProblems(404, 409) },
  },
})

export const removeFromCollection = defineRoute({
  method: 'POST',
  url: '/api/v1/collections/:id/remove',
  schema: {
    operationId: 'removeFromCollection',
    summary: 'Take images out of a collection',
    tags,
    params: IdParams,
    body: Strict({ ids: ImageIds }, { examples: [{ ids: [EXAMPLE_ID] }] }),
    response: { 200: Changed, ...writeProblems(404, 409) },
  },
})

export const listImageCollections = defineRoute({
  method: 'GET',
  url: '/api/v1/images/:id/collections',
  schema: {
    operationId: 'listImageCollections',
    summary: 'The collections that an image was put into',
    tags,
    params: IdParams,
    response: { 200: Type.Object({ items: Type.Array(Collection) }), ...problems(404) },
  },
})
