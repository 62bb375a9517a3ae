import { ProviderError, type Engine, type EngineModel } from '@atelier/providers'
import { inTime, LATE, withPatience, type Served } from './asking.ts'

interface ListQuery {
  readonly search?: string | undefined
  /** Of whoever asks. */
  readonly signal?: AbortSignal | undefined
  readonly onIncomplete: (failure: ProviderError) => void
}

interface ListsDependencies {
  /** The signal of one call, which ends with that of whoever asks. */
  readonly deadline: (signal?: AbortSignal) => AbortSignal
  /** Milliseconds that a list waits for an engine. */
  readonly patienceMs: number
  /** Milliseconds that a search waits for one. */
  readonly searchPatienceMs: number
}

/**
 * What engines list, all of them at the same time. One that is slow or away makes the list neither slow nor fail: what it
 * listed the last time stands for it.
 */
export function createLists({ deadline, patienceMs, searchPatienceMs }: ListsDependencies) {
  const known = new WeakMap<Engine, readonly EngineModel[]>()

  const knownOf = (engine: Engine, search: string | undefined) =>
    (known.get(engine) ?? []).filter(({ id, name, description }) =>
      `${id} ${name} ${description}`.toLowerCase().includes((search ?? '').trim().toLowerCase()),
    )

  async function ask(engine: Engine, { search, signal, onIncomplete }: ListQuery): Promise<readonly EngineModel[]> {
    const models = await engine.models.list({ search, signal: deadline(signal), onIncomplete })
    if (search === undefined) known.set(engine, models)
    return models
  }

  /** Of one that failed: what it had is shown, and cannot be used now. */
  function away(engine: Engine, error: unknown, { search, signal, onIncomplete }: ListQuery): EngineModel[] {
    if (signal?.aborted) throw signal.reason
    if (!(error instanceof ProviderError)) throw error
    onIncomplete(error)
    return knownOf(engine, search).map(model => ({ ...model, status: 'unavailable', reason: error.message }))
  }

  function late(engine: Engine, { search, onIncomplete }: ListQuery): readonly EngineModel[] {
    const models = knownOf(engine, search)
    if (models.length === 0)
      onIncomplete(new ProviderError('provider.unavailable', `${engine.name} has not told its models in time.`))
    return models
  }

  return async function listAll(engines: readonly Engine[], query: ListQuery): Promise<Served[]> {
    const ms = query.search === undefined ? patienceMs : searchPatienceMs
    const lists = await withPatience(ms, over =>
      Promise.all(
        engines.map(async engine => {
          const asked = ask(engine, query).catch((error: unknown) => away(engine, error, query))
          const models = await inTime(asked, over)
          if (models !== LATE) return models.map(model => ({ engine, model }))
          // What it says later is known the next time.
          asked.catch(() => {})
          return late(engine, query).map(model => ({ engine, model }))
        }),
      ),
    )
    return lists.flat()
  }
}
