import { createHash } from 'node:crypto'
import type { Generation, GenerationPage, GenerationStatus, NewGeneration } from '@atelier/contracts'
import type { Database } from '@atelier/db'
import { decodeIdCursor, encodeCursor } from '../../shared/cursor.ts'
import type { Clock } from '../../shared/clock.ts'
import type { Ids } from '../../shared/ids.ts'
import type { Queue } from '../../shared/queue/queue.ts'
import type { ImagesService } from '../images/images.service.ts'
import type { ModelsService } from '../models/models.service.ts'
import { generationNotFound, idempotencyConflict } from './generations.errors.ts'
import { presentGeneration, type GenerationRow } from './generations.presenter.ts'
import type { GenerationsRepository } from './generations.repository.ts'
import type { Lifecycle } from './lifecycle.ts'
import { settleParameters } from './parameters.ts'

/** Milliseconds: API.md, Idempotency-Key. */
const IDEMPOTENCY_MS = 24 * 60 * 60 * 1000

interface GenerationsDependencies {
  readonly db: Database
  readonly repository: GenerationsRepository
  readonly lifecycle: Lifecycle
  readonly images: ImagesService
  readonly models: ModelsService
  readonly queue: Queue
  readonly clock: Clock
  readonly ids: Ids
}

const FINISHED: ReadonlySet<GenerationStatus> = new Set(['succeeded', 'failed', 'cancelled'])
const isFinished = ({ status }: { status: GenerationStatus }) => FINISHED.has(status)

export function createGenerationsService({ db, repository, lifecycle, images, models, queue, clock, ids }: GenerationsDependencies) {
  async function present(rows: readonly GenerationRow[]): Promise<Generation[]> {
    const made = Map.groupBy(await images.ofGenerations(rows.map(row => row.id)), image => image.generationId)
    return rows.map(row => presentGeneration(row, made.get(row.id) ?? []))
  }

  async function get(id: string): Promise<Generation> {
    const row = await repository.find(id)
    if (!row) throw generationNotFound()
    const [generation] = await present([row])
    if (!generation) throw generationNotFound()
    return generation
  }

  async function announced(row: GenerationRow): Promise<Generation> {
    await queue.announce(row.provider, row.id, row.availableAt)
    return get(row.id)
  }

  return {
    get,

    async create(wish: NewGeneration, idempotencyKey?: string): Promise<Generation> {
      const { provider, model } = await models.resolve(wish.model)
      const parameters = settleParameters(wish, model, ids.seed)
      const now = clock.now()
      const requestHash = createHash('sha256').update(JSON.stringify(Object.entries(wish).toSorted(([a], [b]) => a.localeCompare(b)))).digest('hex')
      const { row, added } = await db.atomic(function* (tx) {
        const earlier = idempotencyKey === undefined ? undefined : yield* repository.readByKey(tx, idempotencyKey)
        if (earlier && earlier.createdAt.getTime() > now.getTime() - IDEMPOTENCY_MS) {
          if (earlier.requestHash !== requestHash) throw idempotencyConflict()
          return { row: earlier, added: false }
        }
        if (earlier) yield* repository.set(tx, earlier.id, { idempotencyKey: null })
        const created = yield* lifecycle.create(tx, {
          id: ids.next(), prompt: wish.prompt, negativePrompt: wish.negativePrompt || null, model: model.id, provider: provider.id, parameters,
          idempotencyKey: idempotencyKey ?? null, requestHash, availableAt: now, createdAt: now,
        })
        return { row: created, added: true }
      })
      if (!added) return get(row.id)
      await queue.announce(row.provider, row.id, now)
      return presentGeneration(row, [])
    },

    async page({ status, cursor, limit = 50 }: { status?: GenerationStatus, cursor?: string, limit?: number }): Promise<GenerationPage> {
      const rows = await repository.page({ status, before: cursor === undefined ? undefined : decodeIdCursor(cursor), limit: limit + 1 })
      const shown = rows.slice(0, limit)
      const last = shown.at(-1)
      return { items: await present(shown), nextCursor: rows.length > limit && last ? encodeCursor(last.id) : null }
    },

    async cancel(id: string): Promise<Generation> {
      await lifecycle.cancel(id)
      return get(id)
    },

    retry: async (id: string): Promise<Generation> => announced(await lifecycle.retry(id)),

    /** The generation when it is finished, or as it is when the time is over or the signal aborts. */
    async waitUntilFinished(id: string, timeoutMs: number, signal: AbortSignal): Promise<Generation> {
      let wake = Promise.withResolvers<void>()
      const rouse = () => wake.resolve()
      const stop = db.onEvents(rouse)
      const over = AbortSignal.any([AbortSignal.timeout(timeoutMs), signal])
      over.addEventListener('abort', rouse)
      try {
        for (;;) {
          const row = await repository.find(id)
          if (!row || isFinished(row) || over.aborted) return await get(id)
          await wake.promise
          wake = Promise.withResolvers<void>()
        }
      }
      finally {
        stop()
        over.removeEventListener('abort', rouse)
      }
    },
  }
}
export type GenerationsService = ReturnType<typeof createGenerationsService>
