import type { GenerationParameters, NewGeneration, Typed } from '@atelier/contracts'
import { keyOf, type Actor } from '../../platform/actor.ts'
import type { UsableModel } from '../models/module.ts'
import type { Origin } from './origin.ts'

interface Request {
  readonly id: string
  readonly owner: Actor
  /** What is sent, with its styles. */
  readonly sent: Pick<NewGeneration, 'prompt' | 'negativePrompt'>
  readonly typed: Typed | null
  readonly usable: UsableModel
  readonly origin: Origin
  readonly parameters: GenerationParameters
}

/** What the row of a generation begins with, however it was asked for. */
export const requestedRow = ({ id, owner, sent, typed, usable: { provider, model }, origin, parameters }: Request) => ({
  id,
  ownerId: owner.id,
  keyId: keyOf(owner),
  prompt: sent.prompt,
  negativePrompt: sent.negativePrompt || null,
  typed,
  model: model.id,
  provider: provider.id,
  ...origin,
  parameters,
})
