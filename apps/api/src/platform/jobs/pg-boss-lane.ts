import type { PgBoss } from 'pg-boss'
import { createAnnouncements } from './pg-boss-announcements.ts'
import { createPump, type Look, type Pump } from './pump.ts'
import type { Claim, Job, Lane, OpenLane } from './queue.ts'

interface PgBossLaneOptions {
  readonly boss: Pick<PgBoss, 'fetch' | 'complete' | 'insert'>
  /** The name that pg-boss has for it. */
  readonly queue: string
  readonly lane: Lane
  readonly now: () => Date
  readonly onError: (error: unknown) => void
}

export interface PgBossLane extends OpenLane {
  /** Something was announced. */
  readonly wake: () => void
}

/** Milliseconds. pg-boss notifies of what is to be done now; what was put off is found by looking. */
const POLL_MS = 2000

/** A lane whose announcements go through a queue of pg-boss. */
export function createPgBossLane({ boss, queue, lane, now, onError }: PgBossLaneOptions): PgBossLane {
  const announcements = createAnnouncements(boss, queue, onError)
  let pump: Pump | undefined

  async function take(claim: Claim, { thorough, free }: Look): Promise<Job | undefined> {
    while (announcements.restMs() === 0) {
      const id = await announcements.next(free)
      if (id === undefined) break
      const job = await claim({ lane: lane.name, id })
      if (job) return job
    }
    return thorough ? claim({ lane: lane.name }) : undefined
  }

  return {
    async announce(ids, availableAt) {
      const delayMs = availableAt.getTime() - now().getTime()
      await announcements.send(ids.map(id => ({ id, availableAt, later: delayMs > 0 })))
      if (delayMs > 0) pump?.wakeAfter(delayMs)
      else pump?.wake()
    },
    start(claim) {
      const started = createPump({
        width: lane.width,
        onError,
        async take(look) {
          const restMs = announcements.restMs()
          const job = await take(claim, look)
          if (!job) started.wakeAfter(restMs || POLL_MS)
          return job
        },
      })
      pump = started
      pump.wake({ thorough: true })
    },
    wake: () => pump?.wake(),
    refresh: () => pump?.wake({ thorough: true }),
    async stop() {
      await pump?.stop()
      await announcements.stop()
    },
  }
}
