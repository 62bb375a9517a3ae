import type { Sleep } from '../../net/waits.ts'

/** A wait that somebody may end early. A bell that rang while nobody waited is heard at once. */
export const createBell = (sleep: Sleep) => {
  let hasRung = false
  let wake: (() => void) | undefined
  return {
    ring: () => {
      hasRung = true
      wake?.()
    },
    wait: async (ms: number, signal: AbortSignal): Promise<void> => {
      signal.throwIfAborted()
      if (!hasRung) {
        const rung = new AbortController()
        wake = () => {
          rung.abort()
        }
        try {
          await sleep(ms, AbortSignal.any([signal, rung.signal]))
        } catch (error) {
          if (!rung.signal.aborted || signal.aborted) throw error
        } finally {
          wake = undefined
        }
      }
      hasRung = false
    },
  }
}
export type Bell = ReturnType<typeof createBell>
