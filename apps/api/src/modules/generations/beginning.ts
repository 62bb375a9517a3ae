import type { NewGeneration, NewVariation } from '@atelier/contracts'
import { requestInvalid } from '../../platform/common.errors.ts'
import type { Asker } from '../../platform/ownership.ts'
import type { ImagesService } from '../images/module.ts'
import type { FoundInput, Inputs } from '../inputs/module.ts'
import type { ModelsService, UsableModel } from '../models/module.ts'
import { settleOrigin, type Origin } from './origin.ts'
import type { Size } from './sizes.ts'
import { findTask } from './task.ts'

/** What somebody wants to be made, and what with. */
export interface Beginning {
  readonly usable: UsableModel
  readonly pictures: readonly FoundInput[]
  readonly start: Size | null
  readonly origin: Origin
}

interface BeginningDependencies {
  readonly models: Pick<ModelsService, 'resolve'>
  readonly inputs: Pick<Inputs, 'find'>
  readonly images: Pick<ImagesService, 'isSeen'>
}

export const startOf = (pictures: readonly FoundInput[]): FoundInput | null =>
  pictures.find(({ role }) => role === 'image') ?? null

/** Works out what is to be done, by which model and with which pictures, or throws why that cannot be. */
export const createBeginnings =
  ({ models, inputs, images }: BeginningDependencies) =>
  async (asker: Asker, requested: Omit<NewGeneration, 'prompt'>): Promise<Beginning> => {
    const task = findTask(requested)
    const usable = await models.resolve(requested.model, task)
    const pictures = await inputs.find(asker, requested.inputs)
    const start = startOf(pictures)
    const origin = await settleOrigin(asker, requested, images, { start, task })
    return { usable, pictures, start, origin }
  }
/** Only what is enlarged needs no words: it keeps those of the picture. */
export function withPrompt<R extends NewVariation>(
  requested: R,
  { usable, pictures }: Pick<Beginning, 'usable' | 'pictures'>,
): R & Pick<NewGeneration, 'prompt'> {
  const { prompt } = requested
  if (prompt !== undefined) return { ...requested, prompt }
  if (usable.task !== 'upscale') throw requestInvalid([{ path: '/prompt', message: 'is missing' }])
  return { ...requested, prompt: startOf(pictures)?.prompt ?? '' }
}
