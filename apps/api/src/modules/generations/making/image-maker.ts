import type { Orm, Work } from '@atelier/db'
import type { Provider } from '@atelier/providers'
import pLimit from 'p-limit'
import type { Clock } from '../../../platform/clock.ts'
import type { Ids } from '../../../platform/ids.ts'
import type { ImageIntake } from '../../images/module.ts'
import type { ImagesService } from '../../images/module.ts'
import { sourceMarkOf } from '../../images/module.ts'
import type { GenerationRow } from '../generations.presenter.ts'
import type { Lifecycle } from '../lifecycle/lifecycle.ts'
import { seedOf } from '../parameters.ts'

interface ImageMakerDependencies {
  readonly images: ImagesService
  readonly intake: ImageIntake
  readonly lifecycle: Lifecycle
  readonly ids: Ids
  readonly clock: Clock
}

export interface ImageOrder {
  readonly generation: GenerationRow
  readonly lease: string
  /** Which of the generation's images, from 0. */
  readonly ordinal: number
  readonly provider: Provider
  readonly signal: AbortSignal
  readonly onProgress: (progress: number) => void
}

/** Pictures that are judged and kept at a time. More are done no sooner, and each turn of the event loop takes longer for all. */
const KEEPING = 4

/** One image from the provider into the storage and the database. */
export const createImageMaker = ({ images, intake, lifecycle, ids, clock }: ImageMakerDependencies) => {
  const keeping = pLimit(KEEPING)

  async function keepImage(
    { generation, lease, ordinal, provider }: ImageOrder,
    seed: number,
    bytes: Uint8Array,
  ): Promise<void> {
    const {
      prompt,
      negativePrompt,
      typed,
      model,
      parameters: { steps, guidance },
    } = generation
    const picture = intake.prepare(bytes, {
      recipe: { prompt, negativePrompt, typed, model, provider: provider.id, seed, steps, guidance, sampler: null },
      mark: sourceMarkOf(provider.id),
    })
    const id = ids.next()
    await intake.keep({ id, createdAt: clock.now(), picture, prompt }, function* (tx: Orm, file): Work<void> {
      const made = yield* images.readOfGeneration(tx, generation.id)
      // A commit whose answer was lost is tried again: what it wrote is there already, and may have ended the lease.
      if (made.some(image => image.id === id)) return
      yield* lifecycle.held(tx, generation.id, lease)
      yield* images.add(tx, {
        ...file,
        ownerId: generation.ownerId,
        generationId: generation.id,
        ordinal,
        prompt,
        negativePrompt,
        typed,
        model,
        provider: provider.id,
        seed,
        steps,
        guidance,
      })
      yield* lifecycle.advance(tx, generation.id, lease)
    })
  }

  return async function makeImage(order: ImageOrder): Promise<void> {
    const {
      generation: { prompt, negativePrompt, model, parameters },
      ordinal,
      provider,
      signal,
      onProgress,
    } = order
    const { width, height, steps, guidance } = parameters
    const seed = seedOf(parameters, ordinal)
    const { bytes } = await provider.generate(
      { model, prompt, negativePrompt, width, height, steps, guidance, seed },
      { signal, onProgress },
    )
    await keeping(() => keepImage(order, seed, bytes))
  }
}
export type MakeImage = ReturnType<typeof createImageMaker>
