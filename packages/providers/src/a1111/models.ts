import { hasWords } from '../port/search.ts'
import { createKnown } from '../net/known.ts'
import type { OwnServer } from '../net/own-server.ts'
import type { EngineWork } from '../port/engine.ts'
import { ProviderError } from '../port/errors.ts'
import type { EngineModel } from '../port/manifest.ts'
import { choicesOf } from './choices.ts'
import { askWhatItHas, type Has } from './has.ts'
import { tasksOf } from './limits.ts'
import type { Checkpoint } from './lists.ts'
import type { WebUiConfig } from './options.ts'
import { NAME } from './words.ts'

export interface Found {
  readonly has: Has
  readonly checkpoint: Checkpoint
  readonly model: EngineModel
}

const MADE_BY: Readonly<Record<Has['dialect'], string>> = {
  webui: `A checkpoint of a ${NAME} of your own.`,
  small: 'A model on a server of your own.',
  'draw-things': 'What is chosen in Draw Things now.',
}

const matches = ({ id, name }: EngineModel, search: string) => hasWords(`${id} ${name}`, search)

export const createModels = (config: WebUiConfig, server: OwnServer) => {
  const known = createKnown<Has>({
    name: NAME,
    ask: async signal => askWhatItHas(server, config, signal),
    ttlMs: config.listTtlMs,
    failureTtlMs: config.failureTtlMs,
    patienceMs: config.listPatienceMs,
    now: config.now,
  })

  const describe = (has: Has, checkpoint: Checkpoint): EngineModel => ({
    id: checkpoint.id,
    name: checkpoint.name,
    provider: config.id,
    description: MADE_BY[has.dialect],
    goodAt: null,
    price: null,
    license: null,
    status: 'ready',
    reason: null,
    replacement: null,
    servedBy: [],
    tasks: tasksOf(has, checkpoint),
    options: choicesOf(has, checkpoint),
  })

  const list: EngineWork['models']['list'] = async ({ search = '', signal, onIncomplete }) => {
    signal.throwIfAborted()
    const { known: has, failure } = await known.inTime(signal)
    if (failure) onIncomplete?.(failure)
    const models = (has ? has.checkpoints.map(checkpoint => describe(has, checkpoint)) : []).filter(model =>
      matches(model, search),
    )
    if (!failure) return models
    return models.map(model => ({ ...model, status: 'unavailable' as const, reason: failure.message }))
  }

  return {
    list,
    find: async (id: string, signal: AbortSignal): Promise<Found | undefined> => {
      signal.throwIfAborted()
      const has = await known.last(signal)
      const checkpoint = has.checkpoints.find(candidate => candidate.id === id)
      return checkpoint && { has, checkpoint, model: describe(has, checkpoint) }
    },
    /** How many the server has now. Throws a ProviderError where that is none. */
    count: async (signal: AbortSignal): Promise<number> => {
      const { checkpoints } = await known.refresh(signal)
      if (checkpoints.length > 0) return checkpoints.length
      throw new ProviderError('provider.model_gone', `${NAME} has no model for pictures.`, {
        suggestion: 'Put a checkpoint into its folder of models, and start it again.',
      })
    },
    warmUp: known.warmUp,
    defaultId: () => {
      const has = known.peek()
      return has?.current ?? has?.checkpoints[0]?.id ?? ''
    },
    close: known.close,
  }
}
export type Models = ReturnType<typeof createModels>
