import type { Generation, NewGenerations, Typed } from '@atelier/contracts'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Idempotency } from '../../platform/idempotency/idempotency.ts'
import type { Ids } from '../../platform/ids.ts'
import type { JobQueue } from '../../platform/jobs/queue.ts'
import type { ImagesService } from '../images/module.ts'
import type { FoundInput, Inputs } from '../inputs/module.ts'
import type { ModelsService } from '../models/module.ts'
import type { PromptHistory, PromptsService } from '../prompts/module.ts'
import { applyStyles, type StylesService } from '../styles/module.ts'
import { batchOf } from './batch.ts'
import { createBeginnings } from './beginning.ts'
import { presentGeneration, type GenerationRow } from './generations.presenter.ts'
import type { Lifecycle } from './lifecycle/lifecycle.ts'
import type { createMadeBefore } from './made-before.ts'
import { createRecord, type RequestedRow } from './recording.ts'
import { requestedRow } from './requested.ts'
import { firstSeeds, settleParameters } from './parameters.ts'

interface BatchDependencies {
  readonly idempotency: Idempotency
  readonly lifecycle: Lifecycle
  readonly madeBefore: ReturnType<typeof createMadeBefore>
  readonly images: Pick<ImagesService, 'isSeen'>
  readonly inputs: Inputs
  readonly models: ModelsService
  readonly styles: Pick<StylesService, 'resolve'>
  readonly prompts: Pick<PromptsService, 'sample'>
  readonly history: Pick<PromptHistory, 'remember'>
  readonly queue: JobQueue
  readonly clock: Clock
  readonly ids: Ids
}

export interface CreatedGenerations {
  readonly items: Generation[]
  readonly drawSeed: number
}

/** What is stored of a call for those who repeat it. */
interface Batch {
  /** Its own: with one of its generations the others are not forgotten, which would be made and paid for again. */
  readonly id: string
  readonly ids: readonly string[]
  readonly drawSeed: number
}

interface Rows {
  readonly rows: RequestedRow[]
  /** What all of them begin with. */
  readonly pictures: readonly FoundInput[]
  readonly drawSeed: number
}

/** Many generations from one dynamic prompt, all of them or none. */
export function createGenerationBatches({
  idempotency,
  lifecycle,
  madeBefore,
  images,
  inputs,
  models,
  styles,
  prompts,
  history,
  queue,
  clock,
  ids,
}: BatchDependencies) {
  const begin = createBeginnings({ models, inputs, images })
  const record = createRecord({ lifecycle, history, inputs, clock })

  /** A row for each prompt, in their order. */
  async function rowsOf(owner: Actor, { mode, draws, drawSeed: given, ...requested }: NewGenerations): Promise<Rows> {
    const { usable, pictures, start, origin } = await begin(owner, requested)
    const { model } = usable
    const resolved = await styles.resolve(owner, requested.styles)
    const {
      isDynamic,
      prompts: sampled,
      drawSeed,
    } = await prompts.sample(owner, { prompt: requested.prompt, mode, draws, drawSeed: given })
    const rows = sampled.map((prompt, index) => {
      const { request: sent, typed: styled } = applyStyles({ ...requested, prompt }, resolved, model.limits)
      const typed: Typed | null = !isDynamic
        ? styled
        : { prompt: requested.prompt, negativePrompt: requested.negativePrompt || null, styles: styled?.styles ?? [] }
      const { seed, ...parameters } = settleParameters(sent, usable, ids.seed, start)
      const seeds = firstSeeds(model.limits.seed, parameters.count)
      return requestedRow({
        id: ids.next(),
        owner,
        sent,
        typed,
        usable,
        origin,
        parameters: {
          ...parameters,
          seed: requested.seed === undefined ? seed : (seed + index * parameters.count) % seeds,
        },
      })
    })
    return { rows, pictures, drawSeed }
  }

  return {
    async create(owner: Actor, requested: NewGenerations, key?: string): Promise<CreatedGenerations> {
      const call = { actor: owner, operation: 'createGenerations', key, input: requested }
      const done = await idempotency.once<Batch, GenerationRow[]>(call, async () => {
        const { rows, pictures, drawSeed } = await rowsOf(owner, requested)
        if (rows.length === 0) throw new Error('no prompt came of a template')
        const batch = batchOf(rows.length, ids)
        return function* (tx) {
          const made = yield* record(tx, {
            ownerId: owner.id,
            words: requested.prompt,
            pictures,
            rows: rows.map(row => ({ ...row, batch })),
          })
          return { result: { id: ids.next(), ids: made.map(row => row.id), drawSeed }, made }
        }
      })
      if (!done.isNew) return { items: await madeBefore(owner, done.result.ids), drawSeed: done.result.drawSeed }
      const { made, result } = done
      const [first] = made
      if (first) await queue.announceAll(first.provider, result.ids, first.availableAt)
      return { items: made.map(row => presentGeneration(row, [])), drawSeed: result.drawSeed }
    },
  }
}
export type GenerationBatches = ReturnType<typeof createGenerationBatches>
