import { ProviderError } from '../port/errors.ts'
import { createCache } from './cache.ts'
import { patiently } from './waits.ts'

export interface KnownOptions<T> {
  /** As sentences call the server. */
  readonly name: string
  /** Asks the server what it has. Throws a ProviderError where it cannot be asked. */
  readonly ask: (signal: AbortSignal) => Promise<T>
  /** How long its answer is not asked for again. */
  readonly ttlMs: number
  readonly failureTtlMs: number
  /** How long a list waits for the answer before it tells what was last known. */
  readonly patienceMs: number
  readonly now: () => number
}

/** There is one server, so there is one entry. */
const KEY = 'server'

/** What a server of one's own has, as far as it is known: such a server may be off for days. */
export const createKnown = <T extends object>({ name, ask, ttlMs, failureTtlMs, patienceMs, now }: KnownOptions<T>) => {
  const cache = createCache<T>({
    load: async (_key, signal) => ask(signal),
    ttlMs,
    failureTtlMs,
    maxEntries: 1,
    now,
  })

  /** What it has, or what it had, if it does not say so in time; then also why. */
  const inTime = async (signal: AbortSignal): Promise<{ known: T | undefined; failure?: ProviderError }> => {
    try {
      const known = await patiently(cache.get(KEY, signal), patienceMs, signal)
      if (known) return { known }
      const failure = new ProviderError('provider.unavailable', `${name} takes its time to say what it has.`)
      return { known: cache.peek(KEY), failure }
    } catch (error) {
      if (signal.aborted || !(error instanceof ProviderError)) throw error
      return { known: cache.peek(KEY), failure: error }
    }
  }

  return {
    inTime,
    peek: () => cache.peek(KEY),
    /** What it has; while it is away, what it had. */
    last: async (signal: AbortSignal): Promise<T> => {
      try {
        return await cache.get(KEY, signal)
      } catch (error) {
        const known = cache.peek(KEY)
        if (signal.aborted || !(error instanceof ProviderError) || known === undefined) throw error
        return known
      }
    },
    /** Asks anew, whatever is known. */
    refresh: async (signal: AbortSignal): Promise<T> => {
      cache.clear()
      return cache.get(KEY, signal)
    },
    /** Asks, so that what comes next need not wait. A server that is away is no reason not to begin. */
    warmUp: async () => {
      await inTime(new AbortController().signal)
    },
    close: () => {
      cache.close(new Error('The engine was closed.'))
    },
  }
}
