import type { Received } from './exchange.ts'

/** What was received, in order, and a way to wait for it. */
export const createLog = () => {
  const requests: Received[] = []
  const waiting = new Set<() => void>()
  return {
    requests,
    /** Looks again at what is waited for: after a request came in or ended. */
    changed: () => {
      for (const look of waiting) look()
    },
    /** Waits until a request is as told, e.g. aborted. */
    until: (matches: (received: Received) => boolean): Promise<Received> =>
      new Promise(resolve => {
        const look = () => {
          const found = requests.find(matches)
          if (!found) return
          waiting.delete(look)
          resolve(found)
        }
        waiting.add(look)
        look()
      }),
  }
}
