import {
  EVENT_TYPES,
  GENERATION_STATUSES,
  type GenerationError,
  type GenerationParameters,
  type GridAxis,
  type ImageMimeType,
  type NewGeneration,
  type SmartFilter,
  type StyleParameters,
  type Typed,
} from '@atelier/contracts'
import { sql } from 'drizzle-orm'
import type { Kit } from './kits/postgres.ts'

export const defineTables = (c: Kit) => {
  /** Who made it and may change it: the id of an actor. */
  const owner = () => c.text().notNull()

  /** One prompt along up to three axes. Its cells are generations. */
  const grids = c.table(
    'grids',
    {
      id: c.text().primaryKey(),
      ownerId: owner(),
      title: c.text(),
      /** What every cell begins with. */
      base: c.json<NewGeneration>().notNull(),
      axes: c.json<GridAxis[]>().notNull(),
      cells: c.integer().notNull(),
      /** The cell that was picked as the best; from 0. */
      winner: c.integer(),
      createdAt: c.timestamp().notNull(),
    },
    t => [c.index('grids_owner_idx').on(t.ownerId, t.id)],
  )

  /** A prompt being made into images. The row is the job: its lease says who works on it. */
  const generations = c.table(
    'generations',
    {
      id: c.text().primaryKey(),
      ownerId: owner(),
      status: c.oneOf(GENERATION_STATUSES).notNull().default('queued'),
      prompt: c.text().notNull(),
      negativePrompt: c.text(),
      /** What a person wrote, where styles or a template made another prompt of it. */
      typed: c.json<Typed>(),
      model: c.text().notNull(),
      provider: c.text().notNull(),
      parameters: c.json<GenerationParameters>().notNull(),
      progress: c.real().notNull().default(0),
      attempts: c.integer().notNull().default(0),
      error: c.json<GenerationError>(),
      idempotencyKey: c.text(),
      /** SHA-256 of the request body that came with the key. */
      requestHash: c.text(),
      /** Not before this time: now when queued, later while it waits for a rate limit. */
      availableAt: c.timestamp().notNull(),
      leaseOwner: c.text(),
      leasedUntil: c.timestamp(),
      createdAt: c.timestamp().notNull(),
      startedAt: c.timestamp(),
      finishedAt: c.timestamp(),
      /** Out of the list of what is done. */
      cleared: c.boolean().notNull().default(false),
      clearedAt: c.timestamp(),
      /** The compare grid that it is a cell of, and which: cells are counted from 0, the last axis fastest. */
      gridId: c.text().references(() => grids.id, { onDelete: 'set null' }),
      cell: c.integer(),
    },
    t => [
      c.index('generations_status_idx').on(t.status, t.id),
      c.index('generations_cleared_idx').on(t.cleared, t.id),
      c.index('generations_cleared_status_idx').on(t.cleared, t.status, t.id),
      c.index('generations_owner_idx').on(t.ownerId, t.cleared, t.id),
      c.index('generations_durations_idx').on(t.status, t.model, t.finishedAt),
      c.index('generations_claim_idx').on(t.status, t.provider, t.availableAt),
      c.unique('generations_idempotency_key').on(t.idempotencyKey),
      c.unique('generations_cell_key').on(t.gridId, t.cell),
    ],
  )

  /**
   * Every picture. `position` is the order of the gallery: the writes that assign it come one after
   * another in both dialects, so a page never gains a row behind its cursor.
   */
  const generatedImages = c.table(
    'generated_images',
    {
      position: c.counter(),
      id: c.text().notNull(),
      ownerId: owner(),
      generationId: c.text().references(() => generations.id, { onDelete: 'set null' }),
      /** Which of the generation's images, from 0. */
      ordinal: c.integer().notNull().default(0),
      prompt: c.text().notNull(),
      negativePrompt: c.text(),
      typed: c.json<Typed>(),
      model: c.text(),
      provider: c.text(),
      storageKey: c.text().notNull(),
      filename: c.text().notNull(),
      mimeType: c.text().$type<ImageMimeType>().notNull(),
      width: c.integer().notNull(),
      height: c.integer().notNull(),
      sizeBytes: c.integer().notNull(),
      seed: c.bigint(),
      steps: c.integer(),
      guidance: c.real(),
      sha256: c.text().notNull(),
      placeholder: c.text().notNull(),
      favorite: c.boolean().notNull().default(false),
      title: c.text(),
      trashed: c.boolean().notNull().default(false),
      createdAt: c.timestamp().notNull(),
      trashedAt: c.timestamp(),
    },
    t => [
      c.unique('generated_images_id_key').on(t.id),
      c.unique('generated_images_storage_key').on(t.storageKey),
      c.unique('generated_images_generation_key').on(t.generationId, t.ordinal),
      // Each filter of the gallery is a prefix of one of these, so that a page reads only its own rows.
      c.index('generated_images_page_idx').on(t.trashed, t.position),
      c.index('generated_images_favorite_idx').on(t.trashed, t.favorite, t.position),
      c.index('generated_images_model_idx').on(t.trashed, t.model, t.position),
      c.index('generated_images_provider_idx').on(t.trashed, t.provider, t.position),
      // Not the one before: PostgreSQL takes no order from an index behind a column that is null.
      c.index('generated_images_imported_idx').on(t.trashed, sql`(${t.provider} is null)`, t.position),
      c.index('generated_images_owner_idx').on(t.ownerId, t.trashed, t.position),
      c
        .index('generated_images_trashed_idx')
        .on(t.trashedAt, t.position)
        .where(sql`${t.trashedAt} is not null`),
      c.index('generated_images_created_idx').on(t.createdAt, t.position),
      c.index('generated_images_sha256_idx').on(t.sha256),
    ],
  )

  /** Kept up by triggers (see the migrations), so that statistics never count rows. '' stands for no model. */
  const imageCounts = c.table('image_counts', {
    model: c.text().primaryKey(),
    total: c.bigint().notNull().default(0),
    favorites: c.bigint().notNull().default(0),
    trashed: c.bigint().notNull().default(0),
    bytes: c.bigint().notNull().default(0),
  })

  /**
   * The gallery in outline, kept up by triggers too: what there is of each kind in every 200 positions (`bucket` is the
   * position divided by that). '' stands for no model or provider.
   */
  const imageBuckets = c.table(
    'image_buckets',
    {
      bucket: c.bigint().notNull(),
      trashed: c.boolean().notNull(),
      favorite: c.boolean().notNull(),
      model: c.text().notNull(),
      provider: c.text().notNull(),
      total: c.integer().notNull(),
      /** The sum of width by height. */
      ratios: c.real().notNull(),
      /** Of the newest that was counted; it may be gone since. */
      createdAt: c.timestamp().notNull(),
    },
    t => [c.unique('image_buckets_key').on(t.bucket, t.trashed, t.favorite, t.model, t.provider)],
  )

  /** What happened, written in the same atomic write as the change it tells of (an outbox). */
  const events = c.table(
    'events',
    {
      sequence: c.counter(),
      type: c.oneOf(EVENT_TYPES).notNull(),
      payload: c.json<Record<string, unknown>>().notNull(),
      /** Whom it is for: the id of an actor, or everybody. */
      audience: c.text().notNull(),
      createdAt: c.timestamp().notNull(),
    },
    t => [c.index('events_created_idx').on(t.createdAt)],
  )

  const settings = c.table('settings', {
    key: c.text().primaryKey(),
    value: c.json<unknown>().notNull(),
    updatedAt: c.timestamp().notNull(),
  })

  /** Objects in the storage that no row owns: not yet, or not any more. What a crash leaves here is removed. */
  const looseObjects = c.table(
    'loose_objects',
    {
      key: c.text().primaryKey(),
      createdAt: c.timestamp().notNull(),
    },
    t => [c.index('loose_objects_created_idx').on(t.createdAt)],
  )

  /** Other sizes and formats of images, made on demand and kept while there is room. */
  const renditions = c.table(
    'renditions',
    {
      key: c.text().primaryKey(),
      imageId: c.text().notNull(),
      sizeBytes: c.integer().notNull(),
      usedAt: c.timestamp().notNull(),
    },
    t => [c.index('renditions_image_idx').on(t.imageId), c.index('renditions_used_idx').on(t.usedAt, t.sizeBytes)],
  )

  /** Lists of words that a dynamic prompt draws from, by name: `__colour__`. */
  const wildcards = c.table(
    'wildcards',
    {
      id: c.text().primaryKey(),
      ownerId: owner(),
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
      ownerId: owner(),
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
      ownerId: owner(),
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

  return {
    generations,
    grids,
    generatedImages,
    imageCounts,
    imageBuckets,
    events,
    settings,
    looseObjects,
    renditions,
    wildcards,
    styles,
    collections,
    collectionImages,
  }
}

export type Tables = ReturnType<typeof defineTables>
