import { ApiError, NetworkError } from './core/errors.ts'
import { streamEvents, type Told } from './events.ts'
import type { Connection } from './connection.ts'

type Listener = (event: Told) => void

/**
 * One line of events for all who wait: it is open while anybody does. Where there is none (a proxy that holds it back, a
 * key that may not), nobody is told of it: who waits reads for itself as well.
 */
export function createFollower(connection: Connection) {
  const listeners = new Set<Listener>()
  let line: AbortController | undefined
  let isLive = false

  async function follow(signal: AbortSignal) {
    try {
      const events = streamEvents(connection, { signal, onLost: () => void (isLive = false) })
      for await (const event of events) {
        isLive = true
        for (const listener of listeners) listener(event)
      }
    } catch (error) {
      if (!(error instanceof ApiError || error instanceof NetworkError || signal.aborted)) throw error
    } finally {
      if (line?.signal === signal) line = undefined
      isLive = false
    }
  }

  return {
    /** Whether events come in, so that there is no need to look often. */
    isLive: () => isLive,
    /** Gives what ends the listening. */
    listen(listener: Listener): () => void {
      listeners.add(listener)
      if (!line) {
        line = new AbortController()
        void follow(line.signal)
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        line?.abort()
        line = undefined
      }
    },
  }
}
export type Follower = ReturnType<typeof createFollower>
