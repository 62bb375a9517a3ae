import { setTimeout as sleep } from 'node:timers/promises'
import type { Claim, Lane } from '../queue.ts'

interface Waiting {
  readonly id: string
  readonly provider: string
  readonly availableAt: Date
}

/** What the table of generations is to the studio: who waits, who was taken, and how many at a time. Any number of queues share it. */
export function createWaitingRoom() {
  const waiting: Waiting[] = []
  const taken: string[] = []
  const active = new Map<string, number>()
  const most = new Map<string, number>()
  const finish = new Map<string, () => void>()
  let count = 0
  let failures = 0

  function take(row: Waiting, workMs: number | undefined) {
    waiting.splice(waiting.indexOf(row), 1)
    taken.push(row.id)
    const now = (active.get(row.provider) ?? 0) + 1
    active.set(row.provider, now)
    most.set(row.provider, Math.max(now, most.get(row.provider) ?? 0))
    const { promise, resolve } = Promise.withResolvers<void>()
    finish.set(row.id, resolve)
    if (workMs !== undefined) setTimeout(resolve, workMs)
    return {
      id: row.id,
      done: promise.finally(() => void active.set(row.provider, (active.get(row.provider) ?? 1) - 1)),
    }
  }

  return {
    taken,
    most: (provider: string) => most.get(provider) ?? 0,
    active: (provider: string) => active.get(provider) ?? 0,
    /** Ends the work on one. */
    finish: (id: string) => finish.get(id)?.(),
    finishAll: () => {
      for (const end of finish.values()) end()
    },
    failNext: (times: number) => {
      failures = times
    },
    add(provider: string, availableAt = new Date()): Waiting {
      const row = { id: `job-${String(++count).padStart(4, '0')}`, provider, availableAt }
      waiting.push(row)
      return row
    },
    putOff(row: Waiting, availableAt: Date): Waiting {
      const later = { ...row, availableAt }
      waiting.splice(waiting.indexOf(row), 1, later)
      return later
    },
    leave: (row: Waiting) => void waiting.splice(waiting.indexOf(row), 1),
    nextAvailableAt: async (provider: string) =>
      waiting
        .filter(row => row.provider === provider)
        .map(row => row.availableAt)
        .toSorted((a, b) => a.getTime() - b.getTime())[0],
    /** `workMs`: how long each takes; until it is finished by hand when left out. */
    claim:
      (workMs?: number): Claim =>
      async wanted => {
        // A real claim asks a database.
        await sleep(1)
        if (failures > 0) {
          failures -= 1
          throw new Error('the database is away')
        }
        const now = new Date()
        const row = waiting.find(
          ({ id, provider, availableAt }) =>
            ('id' in wanted ? id === wanted.id : provider === wanted.provider) && availableAt <= now,
        )
        return row && take(row, workMs)
      },
  }
}
export type WaitingRoom = ReturnType<typeof createWaitingRoom>

export const lane = (provider: string, width: number | (() => number) = 1): Lane => ({
  provider,
  width: typeof width === 'number' ? () => width : width,
})
