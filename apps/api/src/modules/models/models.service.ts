import { setTimeout as sleep } from 'node:timers/promises'
import type { Engine as EngineAnswer, FoundModels, Model, Task } from '@atelier/contracts'
import { limitsFor, ProviderError, type Engine, type EngineModel, type TaskLimits } from '@atelier/providers'
import { modelLacksTask, modelNotFound, modelUnavailable, providerNotConfigured } from './models.errors.ts'
import { presentEngine, presentModel } from './models.presenter.ts'

/** Milliseconds that a look-up at an upstream catalogue may take while a request waits for it. */
const LOOK_UP_TIMEOUT_MS = 10_000
/** Milliseconds that a list waits for the model that was chosen: as long as an engine's own list for a slow catalogue. */
const LIST_PATIENCE_MS = 1_200

interface ModelsDependencies {
  /** In the order in which they are asked: those that answer without a network first. */
  readonly engines: readonly Engine[]
  readonly chosenDefault: () => string | null
  readonly listPatienceMs?: number
}

/** A model that can be used now, with its limits for the task that was asked for. */
export interface UsableModel {
  readonly provider: Engine
  readonly model: Omit<Model, 'isDefault'>
  readonly task: Task
  readonly takes: TaskLimits
  /** What it takes beyond the common parameters. */
  readonly options: EngineModel['options']
}

export function createModelsService({ engines, chosenDefault, listPatienceMs = LIST_PATIENCE_MS }: ModelsDependencies) {
  /** The chosen one, else that of the first engine that is set up and not built in, else of the built-in one. */
  function defaultId(): string {
    const available = engines.filter(engine => engine.availability().available)
    const first = available.find(engine => !engine.isBuiltIn) ?? available[0] ?? engines[0]
    return chosenDefault() ?? first?.models.defaultId ?? ''
  }
  const present = (model: EngineModel): Model => ({ ...presentModel(model), isDefault: model.id === defaultId() })
  const deadline = (signal?: AbortSignal) =>
    AbortSignal.any([AbortSignal.timeout(LOOK_UP_TIMEOUT_MS), ...(signal ? [signal] : [])])

  async function search(id: string, signal: AbortSignal): Promise<{ engine: Engine; model: EngineModel } | undefined> {
    for (const engine of engines) {
      const model = await engine.models.find(id, { signal })
      if (model) return { engine, model }
    }
    return undefined
  }

  async function lookUp(id: string): Promise<{ engine: Engine; model: EngineModel }> {
    const found = await search(id, deadline())
    if (!found) throw modelNotFound(id)
    return found
  }

  /**
   * The model that somebody chose to begin with, where it is none that an engine lists by itself: what the settings show as
   * the default must be among those that can be begun with. While it cannot be asked for, or is not there in a moment,
   * the list says that it is not all; the question goes on, and is answered the next time.
   */
  async function findChosen(id: string, signal: AbortSignal): Promise<EngineModel | ProviderError | undefined> {
    const answered = new AbortController()
    const patience = sleep(listPatienceMs, undefined, { signal: answered.signal }).then(() => {
      throw new ProviderError('provider.unavailable', `Who serves ${id} could not be found out in time.`)
    })
    try {
      return (await Promise.race([search(id, signal), patience]))?.model
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error
      return error
    } finally {
      answered.abort()
    }
  }

  return {
    engines: (): EngineAnswer[] => engines.map(presentEngine),

    async list({
      q,
      provider: engineId,
      signal,
    }: {
      q?: string | undefined
      provider?: string | undefined
      signal?: AbortSignal
    }): Promise<FoundModels> {
      let incomplete: FoundModels['incomplete'] = null
      const onIncomplete = ({ code, message }: ProviderError) => {
        incomplete ??= { code, detail: message }
      }
      const chosenId = q || engineId ? null : chosenDefault()
      // Beside the lists, one of which may have it.
      const finding = chosenId === null ? undefined : findChosen(chosenId, deadline(signal))
      finding?.catch(() => {})
      const asked = engines.filter(engine => !engineId || engine.id === engineId)
      const lists = await Promise.all(
        asked.map(engine =>
          engine.models.list({
            search: q,
            signal: deadline(signal),
            onIncomplete,
          }),
        ),
      )
      const items = lists.flat()
      const chosen = items.some(({ id }) => id === chosenId) ? undefined : await finding
      if (chosen instanceof ProviderError) onIncomplete(chosen)
      else if (chosen) items.push(chosen)
      return { items: items.map(present), incomplete }
    },

    get: async (id: string): Promise<Model> => present((await lookUp(id)).model),

    /** The model to use for a task, and who serves it. Throws when it cannot be used now. */
    async resolve(id = defaultId(), task: Task = 'text-to-image'): Promise<UsableModel> {
      const { engine, model } = await lookUp(id)
      const { status, reason, replacement } = model
      if (status === 'needs_token') throw providerNotConfigured(reason ?? 'This model needs a token first.')
      if (status === 'unavailable')
        throw modelUnavailable(reason ?? 'Nobody serves this model at the moment.', replacement)
      const takes = takesOf(model, task)
      return {
        provider: engine,
        model: { ...presentModel(model), limits: takes.limits },
        task,
        takes,
        options: model.options,
      }
    },

    provider(id: string): Engine {
      const engine = engines.find(candidate => candidate.id === id)
      if (!engine)
        throw new ProviderError(
          'provider.not_configured',
          'The provider of this generation is not part of this studio any more.',
        )
      return engine
    },
  }
}

function takesOf(model: EngineModel, task: Task): TaskLimits {
  try {
    return limitsFor(model, task)
  } catch (error) {
    throw error instanceof ProviderError ? modelLacksTask(error.message) : error
  }
}
export type ModelsService = ReturnType<typeof createModelsService>
