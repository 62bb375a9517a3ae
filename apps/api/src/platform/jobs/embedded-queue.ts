import { createPump, type Pump } from './pump.ts'
import { createQueue, type JobKind, type Lane, type OpenLane, type Queue } from './queue.ts'

interface EmbeddedQueueOptions {
  readonly now: () => Date
  readonly onError: (error: unknown) => void
}

/** For one process: the tables of the modules are the queue, and this only decides when to look. */
export const createEmbeddedQueue = (options: EmbeddedQueueOptions): Queue =>
  createQueue({
    openLane: async (kind, lane) => createLane(options, kind, lane),
    check: async () => {},
    close: async () => {},
  })

function createLane(
  { now, onError }: EmbeddedQueueOptions,
  { nextAvailableAt }: JobKind,
  { name, width }: Lane,
): OpenLane {
  let pump: Pump | undefined
  const msUntil = (time: Date) => time.getTime() - now().getTime()

  return {
    async announce(_ids, availableAt) {
      const delayMs = msUntil(availableAt)
      if (delayMs > 0) pump?.wakeAfter(delayMs)
      else pump?.wake()
    },
    start(claim) {
      const started = createPump({
        width,
        onError,
        async take() {
          // A look costs less than a claim, which is a write.
          const at = await nextAvailableAt(name)
          if (!at) return undefined
          const job = await claim({ lane: name })
          if (!job) started.wakeAfter(msUntil(at))
          return job
        },
      })
      pump = started
      pump.wake()
    },
    refresh: () => pump?.wake(),
    stop: async () => pump?.stop(),
  }
}
