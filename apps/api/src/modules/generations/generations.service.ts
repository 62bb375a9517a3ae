import type {
  Generation,
  GenerationDurations,
  GenerationPage,
  GenerationStatus,
  ModelSamples,
  NewVariation,
} from '@atelier/contracts'
import type { Database } from '@atelier/db'
import type { Actor } from '../../platform/actor.ts'
import { decodeIdCursor, encodeCursor } from '../../platform/cursor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Call, Idempotency } from '../../platform/idempotency/idempotency.ts'
import type { Ids } from '../../platform/ids.ts'
import type { JobQueue } from '../../platform/jobs/queue.ts'
import { maySee, seenBy, whoseIn, type Asker } from '../../platform/ownership.ts'
import type { ImageRow, ImagesService } from '../images/module.ts'
import type { Inputs } from '../inputs/module.ts'
import type { ModelsService } from '../models/module.ts'
import type { PromptHistory } from '../prompts/module.ts'
import { applyStyles, type StylesService } from '../styles/module.ts'
import { createBeginnings, withPrompt } from './beginning.ts'
import { DURATION_SAMPLES, medianDuration } from './durations.ts'
import { sampleOf } from './samples.ts'
import { createFinishes } from './finishes.ts'
import { generationNotFound } from './generations.errors.ts'
import { presentGeneration, type GenerationRow } from './generations.presenter.ts'
import type { GenerationsRepository } from './generations.repository.ts'
import type { Lifecycle } from './lifecycle/lifecycle.ts'
import type { Recalls } from './making/recalls.ts'
import { createRecord } from './recording.ts'
import { requestedRow } from './requested.ts'
import { settleParameters } from './parameters.ts'
import type { Removal } from './removal.ts'

/** What tells that the same is asked for again. */
export type Repeats = Pick<Call, 'key' | 'input' | 'withinMs'>

/** What is stored of a call for those who repeat it; `id` is its own. */
interface Many {
  readonly id: string
  readonly ids: readonly string[]
}

/** Images that are asked for at once. */
export interface ManyRequested extends NewVariation {
  /** Images that one generation makes; as many as the model makes at most where it is left out. */
  readonly batch?: number
}

/** Its keys are those of other programs' calls. */
const MANY = 'createMany'

interface GenerationsQuery {
  readonly status?: GenerationStatus
  readonly cleared?: boolean
  readonly scope?: 'mine' | 'all'
  readonly cursor?: string
  readonly limit?: number
}

interface GenerationsDependencies {
  readonly db: Database
  readonly repository: GenerationsRepository
  readonly idempotency: Idempotency
  readonly lifecycle: Lifecycle
  readonly recalls: Pick<Recalls, 'recall'>
  readonly images: ImagesService
  readonly inputs: Inputs
  readonly models: ModelsService
  readonly styles: Pick<StylesService, 'resolve'>
  readonly removal: Pick<Removal, 'remove'>
  readonly history: Pick<PromptHistory, 'remember'>
  readonly queue: JobQueue
  readonly clock: Clock
  readonly ids: Ids
}

/** So many images, as few times as possible; `before`: how many come before. */
const partsOf = (count: number, most: number) =>
  Array.from({ length: Math.ceil(count / most) }, (_, index) => ({
    before: index * most,
    count: Math.min(most, count - index * most),
  }))

export function createGenerationsService({
  db,
  repository,
  idempotency,
  lifecycle,
  recalls,
  images,
  inputs,
  models,
  styles,
  removal,
  history,
  queue,
  clock,
  ids,
}: GenerationsDependencies) {
  const begin = createBeginnings({ models, inputs, images })
  const record = createRecord({ lifecycle, history, inputs, clock })
  const finishOf = createFinishes({ onEvents: db.onEvents, finishedOf: repository.finishedOf })

  async function present(rows: readonly GenerationRow[]): Promise<Generation[]> {
    const made = Map.groupBy(await images.ofGenerations(rows.map(row => row.id)), image => image.generationId)
    return rows.map(row => presentGeneration(row, made.get(row.id) ?? []))
  }

  /** The last that succeeded of each model: one look at an index for each, however many generations there are. */
  async function* lastOfModels(owner?: string) {
    for (let model = ''; ;) {
      const rows = await repository.succeededBehind({ behind: model, owner, limit: DURATION_SAMPLES })
      if (!rows[0]) return
      model = rows[0].model
      yield { model, rows }
    }
  }

  /** What is being made is its owner's alone, so who may see it may change it, too. */
  const find = async (asker: Asker, id: string): Promise<GenerationRow> =>
    seenBy(asker, await repository.find(id), generationNotFound)

  async function get(asker: Asker, id: string): Promise<Generation> {
    const [generation] = await present([await find(asker, id)])
    if (!generation) throw generationNotFound()
    return generation
  }

  /** Queues it, and gives it as it is before anybody takes it up. */
  async function announceAndPresent(row: GenerationRow, made: readonly ImageRow[]): Promise<Generation> {
    await queue.announce(row.provider, row.id, row.availableAt)
    return presentGeneration(row, made)
  }

  /** Settles all of it but for what differs between several of the same request. */
  async function prepare(owner: Actor, requested: NewVariation) {
    const beginning = await begin(owner, requested)
    const { usable, pictures, start, origin } = beginning
    const { typed: typedBefore, ...wish } = withPrompt(requested, beginning)
    const { request: sent, typed } = applyStyles(wish, await styles.resolve(owner, wish.styles), usable.model.limits)
    const rowOf = (own: Pick<NewVariation, 'count' | 'seed'>) =>
      requestedRow({
        id: ids.next(),
        owner,
        sent,
        typed: typedBefore ?? typed,
        usable,
        origin,
        parameters: settleParameters({ ...sent, ...own }, usable, ids.seed, start),
      })
    return { rowOf, pictures, words: typedBefore?.prompt.trim() || requested.prompt, limits: usable.model.limits }
  }

  return {
    get,

    /** Those of them that are there. */
    findMany: async (asker: Asker, wanted: readonly string[]): Promise<Generation[]> =>
      present((await repository.findMany(wanted)).filter(row => maySee(asker, row))),

    async create(owner: Actor, requested: NewVariation, key?: string): Promise<Generation> {
      const call = { actor: owner, operation: 'createGeneration', key, input: requested }
      const done = await idempotency.once(call, async () => {
        const { rowOf, pictures, words } = await prepare(owner, requested)
        const rows = [rowOf({})]
        return function* (tx) {
          const [made] = yield* record(tx, { ownerId: owner.id, words, pictures, rows })
          if (!made) throw new Error('nothing was begun')
          return { result: { id: made.id }, made }
        }
      })
      return done.isNew ? announceAndPresent(done.made, []) : get(owner, done.result.id)
    },

    /**
     * As few generations as make so many images, also more than one makes, their seeds following each other: all of them or
     * none. Gives their ids; once, however often the same is asked for, unless nothing came of it before.
     */
    async createMany(
      owner: Actor,
      { count = 1, seed, batch = Infinity, ...requested }: ManyRequested,
      repeats?: Repeats,
    ): Promise<readonly string[]> {
      const call = { actor: owner, operation: MANY, input: requested, ...(repeats ?? { key: undefined }) }
      const done = await idempotency.once<Many, GenerationRow[]>(call, async () => {
        const { rowOf, pictures, words, limits } = await prepare(owner, requested)
        const rows = partsOf(count, Math.min(batch, limits.count.max)).map(part =>
          rowOf({ count: part.count, ...(seed !== undefined && { seed: seed + part.before }) }),
        )
        return function* (tx) {
          const made = yield* record(tx, { ownerId: owner.id, words, pictures, rows })
          return { result: { id: ids.next(), ids: made.map(row => row.id) }, made }
        }
      })
      const [first] = done.isNew ? done.made : []
      if (first) await queue.announceAll(first.provider, done.result.ids, first.availableAt)
      return done.result.ids
    },

    /** What came of the same call of `createMany` before, if something did or may. Else it is forgotten, so that it is made anew. */
    async findRepeated(owner: Actor, repeats: Repeats): Promise<readonly string[] | undefined> {
      const call = { actor: owner, operation: MANY, ...repeats }
      const before = await idempotency.find<Many>(call)
      if (!before) return undefined
      const rows = await repository.findMany(before.ids)
      if (rows.some(({ finishedAt }) => finishedAt === null)) await idempotency.renew(call)
      const isLost = ({ status }: GenerationRow) => status === 'failed' || status === 'cancelled'
      if (rows.length === before.ids.length && !rows.every(isLost)) return before.ids
      await db.atomic(tx => idempotency.forget(tx, before.id))
      return undefined
    },

    async page(
      asker: Asker,
      { status, cleared, scope = 'mine', cursor, limit = 50 }: GenerationsQuery,
    ): Promise<GenerationPage> {
      const rows = await repository.page({
        owner: whoseIn(asker, scope).owner,
        status,
        cleared,
        before: cursor === undefined ? undefined : decodeIdCursor(cursor),
        limit: limit + 1,
      })
      const shown = rows.slice(0, limit)
      const last = shown.at(-1)
      return { items: await present(shown), nextCursor: rows.length > limit && last ? encodeCursor(last.id) : null }
    },

    async cancel(asker: Asker, id: string): Promise<Generation> {
      await find(asker, id)
      recalls.recall([await lifecycle.cancel(id)])
      return get(asker, id)
    },

    async cancelQueued(asker: Asker, id: string): Promise<void> {
      await find(asker, id)
      const cancelled = await lifecycle.cancelQueued(id)
      if (cancelled) recalls.recall([cancelled])
    },

    async retry(asker: Asker, id: string): Promise<Generation> {
      await find(asker, id)
      return announceAndPresent(await lifecycle.retry(id), await images.ofGenerations([id]))
    },

    async remove(asker: Asker, id: string): Promise<void> {
      await find(asker, id)
      await removal.remove(id)
    },

    async clear(owner: Actor): Promise<{ cleared: number }> {
      return { cleared: await lifecycle.clear(owner) }
    },

    async durations(): Promise<GenerationDurations> {
      const items: GenerationDurations['items'] = []
      for await (const { model, rows } of lastOfModels()) items.push({ model, ...medianDuration(rows) })
      return { items }
    },

    /** Of one's own. How long models take is the same for all, and says nothing of what was made. */
    async samples({ id: owner }: Asker): Promise<ModelSamples> {
      const items: ModelSamples['items'] = []
      for await (const { model, rows } of lastOfModels(owner)) {
        const newest = rows.map(({ id }) => id)
        const image = sampleOf(newest, await images.ofGenerations(newest))
        if (image) items.push({ model, image })
      }
      return { items }
    },

    /** The generation when it is finished, or as it is when the time is over or the signal aborts. */
    async waitUntilFinished(
      asker: Asker,
      { id, timeoutMs, signal }: { id: string; timeoutMs: number; signal: AbortSignal },
    ): Promise<Generation> {
      await finishOf(id, AbortSignal.any([AbortSignal.timeout(timeoutMs), signal]))
      return get(asker, id)
    },
  }
}
export type GenerationsService = ReturnType<typeof createGenerationsService>
