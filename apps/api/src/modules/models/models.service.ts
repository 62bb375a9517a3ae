import { optionsFor, type FoundModels, type ListedPrice, type Model, type Price, type Task } from '@atelier/contracts'
import { limitsFor, ProviderError, type Engine, type EngineModel, type TaskLimits } from '@atelier/providers'
import { allThatHave, firstThatHas, inTime, LATE, withPatience, type Served } from './asking.ts'
import { createLists } from './lists.ts'
import { modelLacksTask, modelNotFound, modelUnavailable, providerNotConfigured } from './models.errors.ts'
import { presentModel, type ModelThere } from './models.presenter.ts'

/** Milliseconds that a look-up at an upstream catalogue may take while a request waits for it. */
const LOOK_UP_TIMEOUT_MS = 10_000
/** Milliseconds that a list waits for the model that was chosen: as long as an engine's own list for a slow catalogue. */
const LIST_PATIENCE_MS = 1_200
/** Milliseconds that a list waits for an engine; a little longer than that engine itself waits for its catalogue. */
const ENGINE_PATIENCE_MS = 1_500
/** Milliseconds that another engine has to say whether it can take over. */
const OTHERS_PATIENCE_MS = 3_000
/** Milliseconds that a search waits for one: catalogues take their time. */
const SEARCH_PATIENCE_MS = 5_000

interface ModelsDependencies {
  /** Those that are switched on, in the order in which they are asked. */
  readonly engines: () => readonly Engine[]
  readonly chosenDefault: () => string | null
  /** What an engine is called, also one that is gone. */
  readonly nameOf?: (id: string) => string
  /** What the studio's price list says of a model at an engine. */
  readonly priceOf?: (engine: string, model: string) => ListedPrice | undefined
  readonly listPatienceMs?: number
}

/** A model that can be used now for the task that was asked for. */
export interface UsableModel {
  readonly provider: Engine
  /** Its id is its name at the engine; `limits` are those of the task. */
  readonly model: ModelThere
  readonly task: Task
  /** What it takes for the task. */
  readonly takes: TaskLimits
  /** The schema of what it takes for the task beyond the common parameters. */
  readonly options: EngineModel['options']
}

const usable = ({ engine, model }: Served, task: Task): UsableModel => {
  const takes = takesOf(model, task)
  return {
    provider: engine,
    model: { ...presentModel(model), limits: takes.limits },
    task,
    takes,
    options: optionsFor(model.options, task),
  }
}

export function createModelsService({
  engines,
  chosenDefault,
  nameOf = id => id,
  priceOf = () => undefined,
  listPatienceMs = LIST_PATIENCE_MS,
}: ModelsDependencies) {
  const deadline = (signal?: AbortSignal) =>
    AbortSignal.any([AbortSignal.timeout(LOOK_UP_TIMEOUT_MS), ...(signal ? [signal] : [])])
  const listAll = createLists({
    deadline,
    patienceMs: Math.max(listPatienceMs, ENGINE_PATIENCE_MS),
    searchPatienceMs: SEARCH_PATIENCE_MS,
  })

  /** The chosen one, else that of the first engine that is set up and not built in, else of the built-in one. */
  function defaultId(): string {
    const available = engines().filter(engine => engine.availability().available && engine.models.defaultId !== '')
    const first = available.find(engine => !engine.isBuiltIn) ?? available[0] ?? engines()[0]
    return chosenDefault() ?? first?.models.defaultId ?? ''
  }

  /** Whether somebody who asks by this id gets this model of this engine. */
  const answersTo = (id: string, model: EngineModel, ids: readonly string[]) =>
    id === `${model.provider}/${model.id}` || (id === model.id && ids[0] === model.provider)

  /** In the order in which a picture is charged: what the engine says of it, else what the price list says. */
  function priceHere({ provider, id, price }: EngineModel): Price | null {
    const listed = price ? undefined : priceOf(provider, id)
    return listed ? { amount: listed.amount, currency: listed.currency, per: listed.per } : price
  }

  const present = (model: EngineModel, ids: readonly string[], id?: string): Model => ({
    ...presentModel(model),
    price: priceHere(model),
    id: id ?? (ids.length > 1 ? `${model.provider}/${model.id}` : model.id),
    engines: [...ids],
    isDefault: answersTo(defaultId(), model, ids),
  })

  /** By `ENGINE/NAME` at that engine; by a name at those that know theirs without asking anybody, then at all others. */
  async function search(id: string, signal: AbortSignal): Promise<Served | undefined> {
    const all = engines()
    const named = all.find(engine => id.startsWith(`${engine.id}/`))
    const model = await named?.models.find(id.slice(named.id.length + 1), { signal })
    if (named && model) return { engine: named, model }
    const options = { signal, patienceMs: listPatienceMs }
    const builtIn = all.filter(engine => engine.isBuiltIn)
    return (
      (await firstThatHas(builtIn, id, options)) ??
      firstThatHas(
        all.filter(engine => !engine.isBuiltIn),
        id,
        options,
      )
    )
  }

  async function lookUp(id: string): Promise<Served> {
    const found = await search(id, deadline())
    if (!found) throw modelNotFound(id)
    return found
  }

  /**
   * The model that somebody chose to begin with, where it is none that an engine lists by itself: what the settings show as
   * the default must be among those that can be begun with. While it cannot be asked for, or is not there in a moment,
   * the list says that it is not all; the question goes on, and is answered the next time.
   */
  async function findChosen(id: string, signal: AbortSignal): Promise<Served | ProviderError | undefined> {
    const tooSlow = new ProviderError('provider.unavailable', `Who serves ${id} could not be found out in time.`)
    try {
      const found = await withPatience(listPatienceMs, over => inTime(search(id, signal), over))
      return found === LATE ? tooSlow : found
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error
      return error
    }
  }

  return {
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
      const served = await listAll(engines(), { search: q, signal, onIncomplete })
      const having = Map.groupBy(served, ({ model }) => model.id)
      const idsOf = ({ id }: EngineModel) => [...new Set(having.get(id)?.map(({ engine }) => engine.id))]
      const items = served
        .filter(({ engine }) => !engineId || engine.id === engineId)
        .map(({ model }) => present(model, idsOf(model)))
      const isListed = served.some(({ model }) => chosenId !== null && answersTo(chosenId, model, idsOf(model)))
      const chosen = isListed ? undefined : await finding
      if (chosen instanceof ProviderError) onIncomplete(chosen)
      else if (chosen) items.push(present(chosen.model, [chosen.engine.id], chosenId ?? undefined))
      return { items, incomplete }
    },

    async get(id: string): Promise<Model> {
      const { engine, model } = await lookUp(id)
      const others = engine.isBuiltIn ? [engine] : engines().filter(other => !other.isBuiltIn)
      const having = await allThatHave(others, model.id, { signal: deadline(), patienceMs: listPatienceMs })
      // It has just said that it has it.
      const ids = others.filter(other => other === engine || having.includes(other)).map(other => other.id)
      return present(model, ids, id)
    },

    /** The model to use for a task, and who serves it. Throws when it cannot be used now. */
    async resolve(id = defaultId(), task: Task = 'text-to-image'): Promise<UsableModel> {
      if (id === '') throw providerNotConfigured('No engine is switched on. Switch one on, or add one.')
      const served = await lookUp(id)
      const { status, reason, replacement } = served.model
      if (status === 'needs_token') throw providerNotConfigured(reason ?? 'This model needs a token first.')
      if (status === 'unavailable')
        throw modelUnavailable(reason ?? 'Nobody serves this model at the moment.', replacement)
      return usable(served, task)
    },

    /**
     * Other engines that have a model of this name and could use it now for the task, in their order. Each is asked when it
     * is its turn; one that says nothing in a moment is passed over.
     */
    async *others(name: string, task: Task, except: ReadonlySet<string>): AsyncGenerator<UsableModel> {
      for (const engine of engines()) {
        if (except.has(engine.id) || !engine.availability().available) continue
        // Why it has none is no matter here: another one is to take over, or none.
        const model = await engine.models
          .find(name, { signal: AbortSignal.timeout(OTHERS_PATIENCE_MS) })
          .catch(() => {})
        if (model?.status === 'ready' && model.tasks[task]) yield usable({ engine, model }, task)
      }
    },

    provider(id: string): Engine {
      const engine = engines().find(candidate => candidate.id === id)
      if (!engine)
        throw new ProviderError(
          'provider.not_configured',
          `${nameOf(id)} is switched off, or is no part of this studio.`,
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
