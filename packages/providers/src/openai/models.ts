import { hasWords } from '../port/search.ts'
import { createCache } from '../net/cache.ts'
import { patiently } from '../net/waits.ts'
import type { EngineWork, ModelQuery } from '../port/engine.ts'
import { ProviderError } from '../port/errors.ts'
import type { EngineModel } from '../port/manifest.ts'
import { chosenDialect, keyOf, type Connection, type Connections } from './connections.ts'
import { dialects } from './dialects/index.ts'
import { manifestOf, targetOf, type Target } from './profile.ts'
import { takeSnapshot, type Snapshot } from './snapshot.ts'

export interface ModelsOptions {
  /** Of the engine: what its models name as their provider. */
  readonly id: string
  readonly now: () => number
  /** How long a list waits for the server before it tells what was last known. */
  readonly patienceMs: number
}

/** How long what a server says of itself holds. */
const TTL_MS = 60_000
const FAILURE_TTL_MS = 5_000
const TIMEOUT_MS = 5_000

/** A service without a key: nothing can be asked, and yet it is known what to ask for. */
export const needsKey = ({ service, settings }: Pick<Connection, 'service' | 'settings'>) =>
  service !== undefined && keyOf(settings) === undefined

export const keyMissing = ({ name }: Pick<Connection, 'name'>) =>
  new ProviderError('provider.not_configured', `${name} needs an API key.`, {
    suggestion: 'Enter one on the page of the engines.',
  })

const matches = ({ id, name }: EngineModel, search: string) => hasWords(`${id} ${name}`, search)

export const createModels = ({ id: engineId, now, patienceMs }: ModelsOptions, connections: Connections) => {
  /** By address, key and what was chosen: whatever changes the answer. */
  const keyFor = ({ settings }: Connection) =>
    JSON.stringify([settings.baseUrl, keyOf(settings), settings.dialect, settings.models])

  const snapshots = createCache<Snapshot>({
    load: (_key, signal) => takeSnapshot(connections.current(), { signal, timeoutMs: TIMEOUT_MS, now: now() }),
    ttlMs: TTL_MS,
    failureTtlMs: FAILURE_TTL_MS,
    maxEntries: 4,
    now,
  })

  /** What the server is. While it is away, what it was. Throws a ProviderError where nobody knows. */
  const snapshotOf = async (connection: Connection, signal: AbortSignal): Promise<Snapshot> => {
    if (needsKey(connection)) throw keyMissing(connection)
    const key = keyFor(connection)
    try {
      return await snapshots.get(key, signal)
    } catch (error) {
      const known = snapshots.peek(key)
      if (signal.aborted || !known || !(error instanceof ProviderError) || error.code === 'provider.auth') throw error
      return known
    }
  }

  const describe = (snapshot: Snapshot, { id, name }: Snapshot['models'][number], { settings }: Connection) =>
    ({
      id,
      name,
      provider: engineId,
      description: `At ${snapshot.dialect.name ?? URL.parse(settings.baseUrl)?.host ?? 'a server'}.`,
      goodAt: null,
      // Neither the common list nor what these servers add to it says what a picture costs.
      price: null,
      license: null,
      status: 'ready',
      reason: null,
      replacement: null,
      servedBy: [],
      ...manifestOf(targetOf(snapshot, id, settings)),
    }) satisfies EngineModel

  /** Known without asking: what was typed, and while there is no key the usual model of a service. */
  const offline = (connection: Connection): EngineModel[] => {
    const { settings, service, name } = connection
    const dialect = chosenDialect(settings) ?? service
    const ids = settings.models?.length ? settings.models : needsKey(connection) ? [service?.usualModel ?? ''] : []
    if (!dialect || ids.length === 0) return []
    const snapshot = { dialect, facts: undefined, models: [] }
    return ids.map(id => ({
      ...describe(snapshot, { id, name: id }, connection),
      ...(needsKey(connection) && {
        status: 'needs_token',
        reason: `${name} needs an API key: enter one on the page of the engines.`,
      }),
    }))
  }

  /** The snapshot, or the last one where it takes longer than people wait. */
  const snapshotInTime = async (connection: Connection, signal: AbortSignal): Promise<Snapshot> => {
    const snapshot = await patiently(snapshotOf(connection, signal), patienceMs, signal)
    const known = snapshot ?? snapshots.peek(keyFor(connection))
    if (known) return known
    throw new ProviderError('provider.unavailable', `${connection.name} takes long to say which models it has.`, {
      suggestion: 'Look again in a moment.',
    })
  }

  const list: EngineWork['models']['list'] = async ({ search = '', signal, onIncomplete }: ModelQuery) => {
    signal.throwIfAborted()
    const connection = connections.find()
    if (!connection) return []
    const all = async () => {
      try {
        const snapshot = await snapshotInTime(connection, signal)
        return snapshot.models.map(model => describe(snapshot, model, connection))
      } catch (error) {
        if (signal.aborted || !(error instanceof ProviderError)) throw error
        onIncomplete?.(error)
        return offline(connection)
      }
    }
    return (await all()).filter(model => matches(model, search))
  }

  const find: EngineWork['models']['find'] = async (id, { signal }) => {
    signal.throwIfAborted()
    const connection = connections.find()
    if (!connection) return undefined
    if (needsKey(connection)) return offline(connection).find(model => model.id === id)
    const snapshot = await snapshotOf(connection, signal)
    const model = snapshot.models.find(candidate => candidate.id === id)
    return model && describe(snapshot, model, connection)
  }

  return {
    list,
    find,
    /** The model as it is asked for; undefined where the server has none of this id. */
    target: async (connection: Connection, id: string, signal: AbortSignal): Promise<Target | undefined> => {
      const snapshot = await snapshotOf(connection, signal)
      return snapshot.models.some(model => model.id === id) ? targetOf(snapshot, id, connection.settings) : undefined
    },
    /** The one to use when nobody chose: the usual one where the server has it, else the first. */
    get defaultId() {
      const connection = connections.find()
      if (!connection) return dialects.openai.usualModel
      const { settings, service } = connection
      const known = snapshots.peek(keyFor(connection))
      const usual = (known?.dialect ?? chosenDialect(settings) ?? service ?? dialects.openai).usualModel
      const ids = known?.models.map(model => model.id) ?? settings.models ?? []
      return ids.length === 0 || ids.includes(usual) ? usual : (ids[0] ?? usual)
    },
    /** Begins to ask, so that the first list is there sooner. Whether it can be had is told to whoever wants it. */
    warm: () => {
      const connection = connections.find()
      if (connection && !needsKey(connection))
        snapshots.get(keyFor(connection), new AbortController().signal).catch(() => {})
    },
    close: (reason: Error) => {
      snapshots.close(reason)
    },
  }
}
export type Models = ReturnType<typeof createModels>
