import { once } from 'node:events'
import type { ServerResponse } from 'node:http'

/** Milliseconds that a client may leave unread what was sent. */
export const STALLED_MS = 30_000

/** Whether what was written is read in time. */
export async function isDrained(response: ServerResponse, withinMs: number): Promise<boolean> {
  const over = new AbortController()
  const stop = () => over.abort()
  const late = setTimeout(stop, withinMs)
  response.once('close', stop)
  try {
    await once(response, 'drain', { signal: over.signal })
    return true
  } catch {
    // It is late, has gone, or broke: in each case the connection is of no more use.
    return false
  } finally {
    clearTimeout(late)
    response.off('close', stop)
  }
}
