import type { Orm, Work } from '@atelier/db'
import { release } from '@atelier/imaging'
import type { Engine, GenerateOptions, ImageResult, TaskInputs } from '@atelier/providers'
import pLimit from 'p-limit'
import type { Clock } from '../../../platform/clock.ts'
import type { Decoding } from '../../../platform/decoding.ts'
import type { EventLog, Happening } from '../../../platform/events/event-log.ts'
import type { Ids } from '../../../platform/ids.ts'
import type { Charges } from '../../costs/module.ts'
import {
  detailsOf,
  imageCreated,
  servedInsteadOf,
  type ImageIntake,
  type ImageRow,
  type ImagesService,
} from '../../images/module.ts'
import type { Inputs } from '../../inputs/module.ts'
import type { GenerationRow } from '../generations.presenter.ts'
import type { Lifecycle } from '../lifecycle/lifecycle.ts'
import { optionsOf } from '../options.ts'
import { seedOf } from '../parameters.ts'
import { recipeOfGeneration } from '../recipe.ts'
import { createStarts } from './starts.ts'

interface ImageMakerDependencies {
  readonly images: Pick<ImagesService, 'addSilently' | 'readOfGeneration' | 'readOne'>
  readonly intake: Pick<ImageIntake, 'prepare' | 'store'>
  readonly inputs: Pick<Inputs, 'read' | 'use'>
  readonly decoding: Decoding
  readonly lifecycle: Pick<Lifecycle, 'advance' | 'advanceWithOnly'>
  readonly events: Pick<EventLog, 'append'>
  readonly charges: Charges
  readonly ids: Ids
  readonly clock: Clock
  readonly newImagesAreShared: () => boolean
}

export interface ImageOrder extends Pick<GenerateOptions, 'job' | 'onAccepted' | 'onPreview'> {
  readonly generation: GenerationRow
  readonly lease: string
  /** Which of the generation's images, from 0. */
  readonly ordinal: number
  readonly provider: Engine
  readonly signal: AbortSignal
  readonly onProgress: (progress: number) => void
}

/** Pictures that are judged and stored at a time. More are done no sooner, and each turn of the event loop takes longer for all. */
const STORING = 4

/** One image from the provider into the storage and the database. */
export const createImageMaker = ({
  images,
  intake,
  inputs,
  decoding,
  lifecycle,
  events,
  charges,
  ids,
  clock,
  newImagesAreShared,
}: ImageMakerDependencies) => {
  const storing = pLimit(STORING)
  const starts = createStarts({ inputs, decoding })
  const opened = new Map<string, { readonly read: Promise<TaskInputs>; readers: number }>()

  /** Images of one generation that are made at the same time share what it begins with. */
  async function withStart<T>({ generation, lease }: ImageOrder, work: (start: TaskInputs) => Promise<T>): Promise<T> {
    const start = opened.get(lease) ?? { read: starts.read(generation), readers: 0 }
    opened.set(lease, start)
    start.readers += 1
    try {
      return await work(await start.read)
    } finally {
      start.readers -= 1
      if (start.readers === 0) opened.delete(lease)
    }
  }

  function* advanceWithAll(tx: Orm, generation: GenerationRow, lease: string): Work<Happening> {
    const all = yield* images.readOfGeneration(tx, generation.id)
    return yield* lifecycle.advance(tx, { generation, lease, images: all })
  }

  async function storeImage(
    { generation, lease, ordinal, provider }: ImageOrder,
    seed: number,
    { bytes: made, notes, cost: said, loraHashes }: ImageResult,
  ): Promise<void> {
    const {
      id: generationId,
      ownerId,
      prompt,
      negativePrompt,
      typed,
      model,
      parameters,
      parentId,
      relation,
      task,
      inputs: begun,
    } = generation
    const { steps, guidance, count, sampler = null } = parameters
    const bytes = await starts.putBack(generation, made)
    const isBlended = bytes !== made
    const told = { prompt, negativePrompt, typed, model, provider: provider.id, seed, steps, guidance, sampler }
    const recipe = recipeOfGeneration(generation, { isBlended, loraHashes })
    const picture = intake.prepare(bytes, {
      recipe: { ...told, ...detailsOf({ task, inputs: begun, recipe }), ...servedInsteadOf(generation.servedInstead) },
      mark: await starts.markOf(generation, provider.sourceMark),
      isOurs: isBlended || provider.isBuiltIn,
    })
    const id = ids.next()
    await intake.store({ id, createdAt: clock.now(), picture, prompt }, function* (tx: Orm, file): Work<ImageRow> {
      const cost = charges.costOf({ engine: provider.id, model, said, width: file.width, height: file.height })
      const advanced = count === 1 ? yield* lifecycle.advanceWithOnly(tx, { generation, lease }) : undefined
      const image = yield* images.addSilently(tx, {
        ...file,
        ...told,
        task: task ?? 'text-to-image',
        inputs: begun,
        recipe,
        parentId,
        relation,
        notes: notes ?? null,
        cost,
        servedInstead: generation.servedInstead,
        ownerId,
        shared: newImagesAreShared(),
        generationId,
        ordinal,
      })
      // A commit whose answer was lost is tried again: what it wrote is there already, and may have ended the lease.
      if (!image) return yield* images.readOne(tx, id)
      yield* inputs.use(tx, begun, [{ imagePosition: image.position }])
      yield* charges.charge(tx, { ownerId, engine: provider.id, cost })
      yield* events.append(tx, imageCreated(image), advanced?.(image) ?? (yield* advanceWithAll(tx, generation, lease)))
      return image
    })
    for (const file of [made, bytes]) release(file)
  }

  return async function makeImage(order: ImageOrder): Promise<void> {
    const {
      generation: { prompt, negativePrompt, model, parameters },
      lease: _lease,
      ordinal,
      provider,
      ...told
    } = order
    const { width, height, steps, guidance } = parameters
    const seed = seedOf(parameters, ordinal)
    const words = { model, prompt, negativePrompt, width, height, steps, guidance, seed }
    const result = await withStart(order, start => {
      told.signal.throwIfAborted()
      return provider.generate({ ...words, options: optionsOf(parameters), ...start }, told)
    })
    await storing(() => storeImage(order, seed, result))
  }
}
export type MakeImage = ReturnType<typeof createImageMaker>
