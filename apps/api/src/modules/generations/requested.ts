import type { NewGeneration, Typed } from '@atelier/contracts'
import type { StoredParameters } from '@atelier/db'
import { keyOf, type Actor } from '../../platform/actor.ts'
import type { UsableModel } from '../models/module.ts'
import type { Origin } from './origin.ts'

interface Request {
  readonly id: string
  readonly owner: Pick<Actor, 'id' | 'through'>
  /** What is sent, with its styles. */
  readonly sent: Pick<NewGeneration, 'prompt' | 'negativePrompt'>
  readonly typed: Typed | null
  readonly usable: Pick<UsableModel, 'provider' | 'model' | 'task'>
  readonly origin: Origin
  readonly parameters: StoredParameters
}

/** What the row of a generation begins with, however it was asked for. */
export const requestedRow = ({
  id,
  owner,
  sent,
  typed,
  usable: { provider, model, task },
  origin,
  parameters,
}: Request) => ({
  id,
  ownerId: owner.id,
  keyId: keyOf(owner),
  prompt: sent.prompt,
  negativePrompt: sent.negativePrompt || null,
  typed,
  model: model.id,
  provider: provider.id,
  ...(task !== 'text-to-image' && { task }),
  ...origin,
  parameters,
})
