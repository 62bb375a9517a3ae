import { LRUCache } from 'lru-cache'
import { raceSignal } from './waits.ts'

export interface CacheOptions<T> {
  readonly load: (key: string, signal: AbortSignal) => Promise<T>
  readonly ttlMs: number
  /** How long a failure is given again without another try. */
  readonly failureTtlMs: number
  /** The one that was asked for longest ago leaves first. */
  readonly maxEntries: number
  readonly now: () => number
}

interface Entry<T> {
  /** The last value that was had, however old. */
  known: { value: T } | undefined
  loading: Promise<T> | undefined
  outcome: { until: number; error?: unknown } | undefined
}

/**
 * Remembers what was loaded, for a while. Callers who come while a key is being loaded share that load; one of them who
 * leaves does not end it for the others.
 */
export const createCache = <T>({ load, ttlMs, failureTtlMs, maxEntries, now }: CacheOptions<T>) => {
  const entries = new LRUCache<string, Entry<T>>({ max: maxEntries })
  const life = new AbortController()

  const entryOf = (key: string): Entry<T> => {
    const known = entries.get(key)
    if (known) return known
    const entry: Entry<T> = { known: undefined, loading: undefined, outcome: undefined }
    entries.set(key, entry)
    return entry
  }

  const start = async (key: string, entry: Entry<T>): Promise<T> => {
    try {
      const value = await load(key, life.signal)
      entry.known = { value }
      entry.outcome = { until: now() + ttlMs }
      return value
    } catch (error) {
      entry.outcome = { until: now() + failureTtlMs, error }
      throw error
    } finally {
      entry.loading = undefined
    }
  }

  return {
    get: async (key: string, signal: AbortSignal): Promise<T> => {
      signal.throwIfAborted()
      const entry = entryOf(key)
      const fresh = entry.outcome !== undefined && now() < entry.outcome.until
      if (fresh && entry.outcome && 'error' in entry.outcome) throw entry.outcome.error
      if (fresh && entry.known) return entry.known.value
      entry.loading ??= start(key, entry)
      return raceSignal(entry.loading, signal)
    },
    /** What was last known, without asking, however old. */
    peek: (key: string): T | undefined => entries.peek(key)?.known?.value,
    /** Forgets everything. Loads that are under way still answer those who wait for them. */
    clear: () => {
      entries.clear()
    },
    /** Ends the loads that are under way, with this reason. */
    close: (reason: Error) => {
      life.abort(reason)
    },
  }
}
