import { createPump, type Pump } from './pump.ts'
import type { Queue } from './queue.ts'

interface EmbeddedQueueOptions {
  /** When the next queued generation of a provider may be taken; undefined where none waits. */
  readonly nextAvailableAt: (provider: string) => Promise<Date | undefined>
  readonly now: () => Date
  readonly onError: (error: unknown) => void
}

/** For one process: the generations table itself is the queue, and this only decides when to look. */
export function createEmbeddedQueue({ nextAvailableAt, now, onError }: EmbeddedQueueOptions): Queue {
  const pumps = new Map<string, Pump>()

  async function wake(provider: string, availableAt: Date): Promise<void> {
    const delayMs = availableAt.getTime() - now().getTime()
    if (delayMs > 0) pumps.get(provider)?.wakeAfter(delayMs)
    else pumps.get(provider)?.wake()
  }

  return {
    announce: (provider, _id, availableAt) => wake(provider, availableAt),
    announceAll: (provider, _ids, availableAt) => wake(provider, availableAt),
    async start(lanes, claim) {
      for (const { provider, width } of lanes) {
        const take = async () => {
          const job = await claim({ provider })
          const at = job ? undefined : await nextAvailableAt(provider)
          if (at) pump.wakeAfter(at.getTime() - now().getTime())
          return job
        }
        const pump = createPump({ width, take, onError })
        pumps.set(provider, pump)
        pump.wake()
      }
    },
    async refresh() {
      for (const pump of pumps.values()) pump.wake()
    },
    check: async () => {},
    async stop() {
      await Promise.all(Array.from(pumps.values(), pump => pump.stop()))
    },
    close: async () => {},
  }
}
