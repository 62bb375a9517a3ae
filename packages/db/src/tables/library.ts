import { COLLECTION_RIGHTS, type SmartFilter, type StyleParameters } from '@atelier/contracts'
import type { Kit } from '../kits/postgres.ts'
import type { defineImages } from './images.ts'
import { ownerOf } from './owner.ts'

/** What a person puts together: lists of words, styles, collections. */
export function defineLibrary(c: Kit, { generatedImages }: Pick<ReturnType<typeof defineImages>, 'generatedImages'>) {
  /** Lists of words that a dynamic prompt draws from, by name: `__colour__`. */
  const wildcards = c.table(
    'wildcards',
    {
      id: c.text().primaryKey(),
      ownerId: ownerOf(c),
      name: c.text().notNull(),
      entries: c.json<string[]>().notNull(),
      createdAt: c.timestamp().notNull(),
      updatedAt: c.timestamp().notNull(),
    },
    t => [c.unique('wildcards_owner_name_key').on(t.ownerId, t.name)],
  )

  /** Styles of the user's own; the built-in ones are code. */
  const styles = c.table(
    'styles',
    {
      id: c.text().primaryKey(),
      ownerId: ownerOf(c),
      name: c.text().notNull(),
      /** With `{prompt}` where the prompt goes. */
      prompt: c.text().notNull(),
      negativePrompt: c.text(),
      parameters: c.json<StyleParameters>(),
      createdAt: c.timestamp().notNull(),
      updatedAt: c.timestamp().notNull(),
    },
    t => [c.unique('styles_owner_name_key').on(t.ownerId, t.name)],
  )

  /** Named sets of images. One with a filter is smart: a saved search that holds no images of its own. */
  const collections = c.table(
    'collections',
    {
      id: c.text().primaryKey(),
      ownerId: ownerOf(c),
      name: c.text().notNull(),
      description: c.text(),
      coverImageId: c.text(),
      filter: c.json<SmartFilter>(),
      /** Images in it, the trash not counted; kept up by triggers. Of a smart one always 0. */
      total: c.integer().notNull().default(0),
      /** Where it stands among the others, from the smallest; fractions go between two. */
      place: c.real().notNull(),
      createdAt: c.timestamp().notNull(),
      updatedAt: c.timestamp().notNull(),
    },
    t => [
      c.unique('collections_owner_name_key').on(t.ownerId, t.name),
      c.index('collections_owner_place_idx').on(t.ownerId, t.place, t.id),
    ],
  )

  /**
   * `imagePosition` is the image's own, and `trashed` too (kept up by a trigger), so that a page of a collection is a range
   * of one index, as a page of the gallery is.
   */
  const collectionImages = c.table(
    'collection_images',
    {
      collectionId: c
        .text()
        .notNull()
        .references(() => collections.id, { onDelete: 'cascade' }),
      imagePosition: c
        .bigint()
        .notNull()
        .references(() => generatedImages.position, { onDelete: 'cascade' }),
      trashed: c.boolean().notNull(),
      addedAt: c.timestamp().notNull(),
    },
    t => [
      c.unique('collection_images_key').on(t.imagePosition, t.collectionId),
      c.index('collection_images_page_idx').on(t.collectionId, t.trashed, t.imagePosition),
    ],
  )

  /** Who may look at a collection besides its owner, and put pictures into it; '*' is everybody. */
  const collectionPeople = c.table(
    'collection_people',
    {
      collectionId: c
        .text()
        .notNull()
        .references(() => collections.id, { onDelete: 'cascade' }),
      userId: c.text().notNull(),
      may: c.oneOf(COLLECTION_RIGHTS).notNull(),
    },
    t => [
      c.unique('collection_people_key').on(t.userId, t.collectionId),
      c.index('collection_people_collection_idx').on(t.collectionId),
    ],
  )

  /** What was typed, each text once: the history of prompts, and the favourites among them. */
  const prompts = c.table(
    'prompts',
    {
      id: c.text().primaryKey(),
      ownerId: ownerOf(c),
      text: c.text().notNull(),
      /** SHA-256 of the text, which may be longer than an index takes. */
      digest: c.text().notNull(),
      /** A UUIDv7, a new one with each use: pages go by it. */
      place: c.text().notNull(),
      favorite: c.boolean().notNull().default(false),
      /** How many generations were made from it. */
      uses: c.integer().notNull().default(0),
      /** Those of them that are still there: with the last one goes what is no favourite. */
      generations: c.integer().notNull().default(0),
      usedAt: c.timestamp().notNull(),
      createdAt: c.timestamp().notNull(),
    },
    t => [
      c.unique('prompts_owner_digest_key').on(t.ownerId, t.digest),
      c.index('prompts_owner_place_idx').on(t.ownerId, t.place),
      c.index('prompts_owner_favorite_idx').on(t.ownerId, t.favorite, t.place),
    ],
  )

  return { wildcards, styles, prompts, collections, collectionImages, collectionPeople }
}
