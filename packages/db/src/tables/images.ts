import type { FailedOver, ImageCost, ImageMimeType, ImageNotes, ImageRecipe, Task, Typed } from '@atelier/contracts'
import { sql } from 'drizzle-orm'
import type { Kit } from '../kits/postgres.ts'
import type { defineGenerations } from './generations.ts'
import type { StoredInput } from './inputs.ts'
import { originOf } from './origin.ts'
import { ownerOf } from './owner.ts'

/** The pictures, what is counted of them, and their files. */
export function defineImages(c: Kit, { generations }: Pick<ReturnType<typeof defineGenerations>, 'generations'>) {
  /**
   * Every picture. `position` is the order of the gallery: the writes that assign it come one after
   * another in both dialects, so a page never gains a row behind its cursor.
   */
  const generatedImages = c.table(
    'generated_images',
    {
      position: c.counter(),
      id: c.text().notNull(),
      ownerId: ownerOf(c),
      /** Seen by the whole studio, and not by its owner alone. */
      shared: c.boolean().notNull().default(false),
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
      /** The one that was asked for, or what an imported file says. */
      sampler: c.text(),
      /** What kind of work it came of; of an imported one nobody knows. */
      task: c.text().$type<Task>(),
      /** The pictures that it began with; `input_uses` keeps them. */
      inputs: c.json<StoredInput[]>(),
      /** How it was made, where the columns above do not say it all. */
      recipe: c.json<ImageRecipe>(),
      /** What the engine says of its picture. */
      notes: c.json<ImageNotes>(),
      /** Where it is known: what the engine said, or the price list. */
      cost: c.json<ImageCost>(),
      /** Engines that were to make it and could not. */
      servedInstead: c.json<FailedOver[]>(),
      sha256: c.text().notNull(),
      placeholder: c.text().notNull(),
      favorite: c.boolean().notNull().default(false),
      title: c.text(),
      /** The title as it is sorted by; what has none comes behind all that has one. */
      titleKey: c.text().notNull().default('~'),
      /** Stars, 0 to 5. */
      rating: c.integer().notNull().default(0),
      tags: c.json<string[]>().notNull().default([]),
      /** Whether any collection has it; kept up by triggers. */
      collected: c.boolean().notNull().default(false),
      trashed: c.boolean().notNull().default(false),
      createdAt: c.timestamp().notNull(),
      /** Of an imported picture, where its file says so. */
      madeAt: c.timestamp(),
      trashedAt: c.timestamp(),
      ...originOf(c),
    },
    t => [
      c.unique('generated_images_id_key').on(t.id),
      c.unique('generated_images_storage_key').on(t.storageKey),
      c.unique('generated_images_generation_key').on(t.generationId, t.ordinal),
      // Each filter of somebody's gallery is a prefix of one of these, so that a page reads only its own rows.
      c.index('generated_images_owner_idx').on(t.ownerId, t.trashed, t.position),
      c.index('generated_images_favorite_idx').on(t.ownerId, t.trashed, t.favorite, t.position),
      c.index('generated_images_model_idx').on(t.ownerId, t.trashed, t.model, t.position),
      c.index('generated_images_provider_idx').on(t.ownerId, t.trashed, t.provider, t.position),
      // Not the one before: PostgreSQL takes no order from an index behind a column that is null.
      c.index('generated_images_imported_idx').on(t.ownerId, t.trashed, sql`(${t.provider} is null)`, t.position),
      c.index('generated_images_collected_idx').on(t.ownerId, t.trashed, t.collected, t.position),
      // The orders of the gallery besides that of position; among equals the newest comes first.
      c.index('generated_images_rating_idx').on(t.ownerId, t.trashed, t.rating, t.position),
      c.index('generated_images_largest_idx').on(t.ownerId, t.trashed, sql`(${t.width} * ${t.height})`, t.position),
      c.index('generated_images_title_idx').on(t.ownerId, t.trashed, t.titleKey, sql`${t.position} desc`),
      // What everybody has, and what the studio sees: their filters are left to the search (adr/0030).
      c.index('generated_images_page_idx').on(t.trashed, t.position),
      c
        .index('generated_images_shared_idx')
        .on(t.trashed, t.position)
        .where(sql`${t.shared}`),
      // What can be chosen from: the values, one after another.
      c
        .index('generated_images_sampler_idx')
        .on(t.ownerId, t.sampler)
        .where(sql`${t.sampler} is not null`),
      c
        .index('generated_images_all_samplers_idx')
        .on(t.sampler)
        .where(sql`${t.sampler} is not null`),
      c
        .index('generated_images_shared_samplers_idx')
        .on(t.trashed, t.sampler)
        .where(sql`${t.shared} and ${t.sampler} is not null`),
      c
        .index('generated_images_trash_idx')
        .on(t.ownerId, t.trashedAt, t.position)
        .where(sql`${t.trashedAt} is not null`),
      c
        .index('generated_images_trashed_idx')
        .on(t.trashedAt, t.position)
        .where(sql`${t.trashedAt} is not null`),
      c.index('generated_images_created_idx').on(t.createdAt, t.position),
      c.index('generated_images_sha256_idx').on(t.sha256),
      c
        .index('generated_images_parent_idx')
        .on(t.parentId, t.trashed, t.position)
        .where(sql`${t.parentId} is not null`),
    ],
  )

  /**
   * Kept up by triggers (see the migrations), so that statistics never count rows. '' stands for no model. Whatever is counted
   * is counted for each scope: '' is everybody's, 'shared' what the studio sees, and the id of an owner what is theirs.
   */
  const imageCounts = c.table(
    'image_counts',
    {
      scope: c.text().notNull(),
      model: c.text().notNull(),
      total: c.bigint().notNull().default(0),
      favorites: c.bigint().notNull().default(0),
      trashed: c.bigint().notNull().default(0),
      bytes: c.bigint().notNull().default(0),
    },
    t => [c.unique('image_counts_key').on(t.scope, t.model)],
  )

  /** Each tag that a picture has, those in the trash not counted; kept up by triggers, too. */
  const imageTags = c.table(
    'image_tags',
    {
      scope: c.text().notNull(),
      tag: c.text().notNull(),
      total: c.bigint().notNull().default(0),
    },
    t => [c.unique('image_tags_key').on(t.scope, t.tag)],
  )

  /**
   * The gallery in outline, kept up by triggers too: what there is of each kind in every 200 positions (`bucket` is the
   * position divided by that). '' stands for no model or provider.
   */
  const imageBuckets = c.table(
    'image_buckets',
    {
      scope: c.text().notNull(),
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
    t => [c.unique('image_buckets_key').on(t.scope, t.bucket, t.trashed, t.favorite, t.model, t.provider)],
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

  /** Objects in the storage that no row owns: not yet, or not any more. What a crash leaves here is removed. */
  const looseObjects = c.table(
    'loose_objects',
    {
      key: c.text().primaryKey(),
      createdAt: c.timestamp().notNull(),
    },
    t => [c.index('loose_objects_created_idx').on(t.createdAt)],
  )

  /**
   * What each picture looks like, as 64 bits in two signed halves: JavaScript's numbers do not hold 64. Beside the picture and
   * not in it, so that `sequence` tells what was added since one looked last, also where an old picture was seen late, and
   * so that a million of them are read without the prompts (adr/0028). No row: its pixels were not seen yet, or cannot be.
   */
  const imageLikenesses = c.table(
    'image_likenesses',
    {
      sequence: c.counter(),
      imagePosition: c
        .bigint()
        .notNull()
        .references(() => generatedImages.position, { onDelete: 'cascade' }),
      high: c.integer().notNull(),
      low: c.integer().notNull(),
    },
    t => [c.unique('image_likenesses_image_key').on(t.imagePosition)],
  )

  /** Pictures of an earlier version, whose pixels are still to be looked at; one goes when that was done or tried. */
  const unseenImages = c.table(
    'unseen_images',
    {
      imagePosition: c
        .bigint()
        .notNull()
        .references(() => generatedImages.position, { onDelete: 'cascade' }),
    },
    t => [c.unique('unseen_images_key').on(t.imagePosition)],
  )

  return {
    generatedImages,
    imageCounts,
    imageTags,
    imageBuckets,
    imageLikenesses,
    unseenImages,
    renditions,
    looseObjects,
  }
}
