import { MAX_DRAWN_PROMPTS, MAX_SEED, type Generation, type NewGenerations, type Typed } from '@atelier/contracts'
import type { Database } from '@atelier/db'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Ids } from '../../platform/ids.ts'
import type { Queue } from '../../platform/jobs/queue.ts'
import type { ImagesService } from '../images/module.ts'
import type { ModelsService } from '../models/module.ts'
import type { PromptsService } from '../prompts/module.ts'
import { applyStyles } from '../styles/module.ts'
import type { StylesService } from '../styles/module.ts'
import { presentGeneration, type GenerationRow } from './generations.presenter.ts'
import type { GenerationsRepository, NewGenerationRow } from './generations.repository.ts'
import { repeated, requestHashOf } from './idempotency.ts'
import type { Lifecycle } from './lifecycle/lifecycle.ts'
import { settleParameters } from './parameters.ts'

interface BatchDependencies {
  readonly db: Database
  readonly repository: GenerationsRepository
  readonly lifecycle: Lifecycle
  readonly images: Pick<ImagesService, 'ofGenerations'>
  readonly models: ModelsService
  readonly styles: Pick<StylesService, 'resolve'>
  readonly prompts: Pick<PromptsService, 'draw'>
  readonly queue: Queue
  readonly clock: Clock
  readonly ids: Ids
}

export interface CreatedGenerations {
  readonly items: Generation[]
  readonly drawSeed: number
}

/**
 * The key of a call is on its first generation, and the others bear that one's id and a number: no header can hold a line
 * feed, so nobody else can have such a key. The seed of the draw stands behind the hash of the first.
 */
const keyOf = (first: string, number: number) => `${first}\n${number}`

/** Many generations from one dynamic prompt, all of them or none. */
export function createGenerationBatches({
  db,
  repository,
  lifecycle,
  images,
  models,
  styles,
  prompts,
  queue,
  clock,
  ids,
}: BatchDependencies) {
  async function again(first: GenerationRow): Promise<CreatedGenerations> {
    const rows = [
      first,
      ...(await repository.findByKeys(
        Array.from({ length: MAX_DRAWN_PROMPTS - 1 }, (_, index) => keyOf(first.id, index + 1)),
      )),
    ]
    const made = Map.groupBy(await images.ofGenerations(rows.map(row => row.id)), image => image.generationId)
    return {
      items: rows.map(row => presentGeneration(row, made.get(row.id) ?? [])),
      drawSeed: Number(first.requestHash?.split(' ').at(-1)),
    }
  }

  /** A row for each prompt, in their order. */
  async function rowsOf(
    owner: Actor,
    { mode, draws, drawSeed: given, ...wish }: NewGenerations,
  ): Promise<{ rows: Omit<NewGenerationRow, 'availableAt' | 'createdAt'>[]; drawSeed: number }> {
    const { provider, model } = await models.resolve(wish.model)
    const resolved = await styles.resolve(wish.styles)
    const {
      isDynamic,
      prompts: drawn,
      drawSeed,
    } = await prompts.draw(owner, { prompt: wish.prompt, mode, draws, drawSeed: given })
    const seeds = (model.limits.seed?.max ?? MAX_SEED) + 1
    const rows = drawn.map((prompt, index) => {
      const { wish: sent, typed: styled } = applyStyles({ ...wish, prompt }, resolved, model.limits)
      const typed: Typed | null = !isDynamic
        ? styled
        : { prompt: wish.prompt, negativePrompt: wish.negativePrompt || null, styles: styled?.styles ?? [] }
      const { seed, ...parameters } = settleParameters(sent, model, ids.seed)
      return {
        id: ids.next(),
        ownerId: owner.id,
        prompt: sent.prompt,
        negativePrompt: sent.negativePrompt || null,
        typed,
        model: model.id,
        provider: provider.id,
        parameters: { ...parameters, seed: wish.seed === undefined ? seed : (seed + index * parameters.count) % seeds },
      }
    })
    return { rows, drawSeed }
  }

  return {
    async create(owner: Actor, wish: NewGenerations, idempotencyKey?: string): Promise<CreatedGenerations> {
      const now = clock.now()
      // A word that a single generation's hash cannot begin with.
      const requestHash = `batch ${requestHashOf(wish)}`
      const known =
        idempotencyKey === undefined
          ? undefined
          : repeated(await repository.findByKey(idempotencyKey), requestHash, now)
      if (known) return again(known)

      const { rows, drawSeed } = await rowsOf(owner, wish)
      const [first] = rows
      if (!first) throw new Error('no prompt came of a template')
      const dated = rows.map((row, index): NewGenerationRow => ({
        ...row,
        availableAt: now,
        createdAt: now,
        requestHash: `${requestHash} ${drawSeed}`,
        idempotencyKey: idempotencyKey === undefined ? null : index === 0 ? idempotencyKey : keyOf(first.id, index),
      }))
      const created = await db.atomic(function* (tx) {
        const holder = idempotencyKey === undefined ? undefined : yield* repository.readByKey(tx, idempotencyKey)
        const earlier = repeated(holder, requestHash, now)
        if (earlier) return earlier
        if (holder) yield* repository.set(tx, holder.id, { idempotencyKey: null })
        return yield* lifecycle.createAll(tx, dated)
      })
      if (!Array.isArray(created)) return again(created)
      await queue.announceAll(
        first.provider,
        created.map(row => row.id),
        now,
      )
      return { items: created.map(row => presentGeneration(row, [])), drawSeed }
    },
  }
}
export type GenerationBatches = ReturnType<typeof createGenerationBatches>
