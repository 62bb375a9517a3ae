import { defineError } from '../../platform/errors.ts'

export const collectionNotFound = defineError(
  'collection.not_found',
  404,
  'The id is wrong, or the collection was deleted. Its images are still in the gallery.',
  'There is no collection with this id.',
)
export const collectionNameTaken = defineError(
  'collection.name_taken',
  409,
  'Names of collections are unique, so that they can be told apart.',
  (name: string) => `There is a collection named ${JSON.stringify(name)} already. Choose another name.`,
)
export const tooManyCollections = defineError(
  'collection.too_many',
  409,
  'There are as many collections as the studio takes. Delete some; their images stay.',
  (limit: number) => `There are ${limit} collections already, and there can be no more.`,
)
export const collectionIsSmart = defineError(
  'collection.smart',
  409,
  'A smart collection holds what its filter finds; images are neither put into it nor taken out.',
  'This collection is smart: it holds what its filter finds. Change the filter, or make a collection without one.',
)
export const collectionNotSmart = defineError(
  'collection.not_smart',
  409,
  'A collection that images are put into cannot become a smart one: it would lose them. Make a new one with the filter.',
  'Images are put into this collection by hand, so it takes no filter. Make a new collection with the filter.',
)
export const collectionImageMissing = defineError(
  'collection.image_missing',
  422,
  'An image that a new collection is to hold, or that a cover is to be, is not there, or the cover is in the trash.',
  (ids: readonly string[]) =>
    `There is no image with the id ${ids.slice(0, 3).join(', ')}${ids.length > 3 ? ` and ${ids.length - 3} more` : ''}.`,
)
export const collectionBeforeMissing = defineError(
  'collection.before_missing',
  422,
  'The collection that this one was to stand in front of was deleted.',
  'The collection to stand in front of is not there.',
)
