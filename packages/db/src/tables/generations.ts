import {
  GENERATION_STATUSES,
  type FailedOver,
  type GenerationBatch,
  type GenerationError,
  type GenerationParameters,
  type GridAxis,
  type NewGeneration,
  type Task,
  type Typed,
} from '@atelier/contracts'
import { sql } from 'drizzle-orm'
import type { Kit } from '../kits/postgres.ts'
import type { StoredInput } from './inputs.ts'
import { originOf } from './origin.ts'
import { ownerOf } from './owner.ts'

/** What words alone take is always there; of the rest what was settled. */
export type StoredParameters = Pick<
  GenerationParameters,
  'width' | 'height' | 'steps' | 'guidance' | 'seed' | 'count'
> &
  Partial<GenerationParameters>

/** What is being made, and what was. */
export function defineGenerations(c: Kit) {
  /** One prompt along up to three axes. Its cells are generations. */
  const grids = c.table(
    'grids',
    {
      id: c.text().primaryKey(),
      ownerId: ownerOf(c),
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
      ownerId: ownerOf(c),
      /** The key of the program that asked; null where its owner did. The key may be gone. */
      keyId: c.text(),
      status: c.oneOf(GENERATION_STATUSES).notNull().default('queued'),
      prompt: c.text().notNull(),
      negativePrompt: c.text(),
      /** What a person wrote, where styles or a template made another prompt of it. */
      typed: c.json<Typed>(),
      model: c.text().notNull(),
      provider: c.text().notNull(),
      parameters: c.json<StoredParameters>().notNull(),
      /** Null: from words alone. */
      task: c.text().$type<Task>(),
      /** The pictures that it begins with; `input_uses` keeps them. */
      inputs: c.json<StoredInput[]>(),
      progress: c.real().notNull().default(0),
      attempts: c.integer().notNull().default(0),
      error: c.json<GenerationError>(),
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
      /** The prompt of the history that it came of; it may be gone. */
      promptId: c.text(),
      /** All that one call asked for; null where it asked for nothing else. */
      batch: c.json<GenerationBatch>(),
      /** Engines that were to make it and could not, before `provider` took over. */
      servedInstead: c.json<FailedOver[]>(),
      /** By what names the engine knows the images that it is making, so that they are found again; by their ordinals. */
      jobs: c.json<Record<string, string>>(),
      ...originOf(c),
    },
    t => [
      c.index('generations_status_idx').on(t.status, t.id),
      // Pages of an owner's list, with and without a status; everybody's is walked by its ids.
      c.index('generations_page_idx').on(t.ownerId, t.id),
      c.index('generations_owner_idx').on(t.ownerId, t.cleared, t.id),
      c.index('generations_owner_status_idx').on(t.ownerId, t.status, t.id),
      c.index('generations_cleared_status_idx').on(t.ownerId, t.cleared, t.status, t.id),
      c.index('generations_durations_idx').on(t.status, t.model, t.finishedAt),
      c.index('generations_claim_idx').on(t.status, t.provider, t.availableAt),
      c.index('generations_turn_idx').on(t.status, t.provider, t.ownerId, t.availableAt, t.id),
      c.index('generations_samples_idx').on(t.ownerId, t.status, t.model, t.finishedAt),
      c.unique('generations_cell_key').on(t.gridId, t.cell),
      c
        .index('generations_parent_idx')
        .on(t.parentId, t.status, t.id)
        .where(sql`${t.parentId} is not null`),
    ],
  )

  /**
   * Who was served when in each lane, so that people take turns: the one who waits longest for it is next. `turn` counts up in
   * a lane; 0 stands for whoever was never served.
   */
  const generationTurns = c.table(
    'generation_turns',
    {
      provider: c.text().notNull(),
      ownerId: ownerOf(c),
      turn: c.bigint().notNull().default(0),
    },
    t => [
      c.unique('generation_turns_key').on(t.provider, t.ownerId),
      c.index('generation_turns_next_idx').on(t.provider, t.turn, t.ownerId),
    ],
  )

  /** How many images somebody who has a limit, or a key that has one, asked for in an hour, counted from 1970. */
  const generationUsage = c.table(
    'generation_usage',
    {
      ownerId: ownerOf(c),
      hour: c.bigint().notNull(),
      images: c.integer().notNull(),
    },
    t => [c.unique('generation_usage_key').on(t.ownerId, t.hour)],
  )

  return { grids, generations, generationTurns, generationUsage }
}
