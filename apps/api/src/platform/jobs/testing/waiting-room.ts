import { setTimeout as sleep } from 'node:timers/promises'
import type { Claim } from '../queue.ts'

interface Waiting {
  readonly id: string
  readonly lane: string
  readonly availableAt: Date
}

/** What its table is to a module: who waits, who was taken, and how many at a time. Any number of queues share it. */
export function createWaitingRoom(kind = 'job') {
  const waiting: Waiting[] = []
  const taken: string[] = []
  const wantedIds: string[] = []
  const active = new Map<string, number>()
  const most = new Map<string, number>()
  const finish = new Map<string, () => void>()
  let count = 0
  let failures = 0

  function take(row: Waiting, workMs: number | undefined) {
    waiting.splice(waiting.indexOf(row), 1)
    taken.push(row.id)
    const now = (active.get(row.lane) ?? 0) + 1
    active.set(row.lane, now)
    most.set(row.lane, Math.max(now, most.get(row.lane) ?? 0))
    const { promise, resolve } = Promise.withResolvers<void>()
    finish.set(row.id, resolve)
    if (workMs !== undefined) setTimeout(resolve, workMs)
    return {
      id: row.id,
      done: promise.finally(() => void active.set(row.lane, (active.get(row.lane) ?? 1) - 1)),
    }
  }

  return {
    taken,
    /** Every id that a claim was asked for by name. */
    wantedIds,
    most: (lane: string) => most.get(lane) ?? 0,
    active: (lane: string) => active.get(lane) ?? 0,
    /** Ends the work on one. */
    finish: (id: string) => finish.get(id)?.(),
    finishAll: () => {
      for (const end of finish.values()) end()
    },
    failNext: (times: number) => {
      failures = times
    },
    add(lane: string, availableAt = new Date()): Waiting {
      const row = { id: `${kind}-${String(++count).padStart(4, '0')}`, lane, availableAt }
      waiting.push(row)
      return row
    },
    putOff(row: Waiting, availableAt: Date): Waiting {
      const later = { ...row, availableAt }
      waiting.splice(waiting.indexOf(row), 1, later)
      return later
    },
    leave: (row: Waiting) => void waiting.splice(waiting.indexOf(row), 1),
    nextAvailableAt: async (lane: string) =>
      waiting
        .filter(row => row.lane === lane)
        .map(row => row.availableAt)
        .toSorted((a, b) => a.getTime() - b.getTime())[0],
    /** `workMs`: how long each takes; until it is finished by hand when left out. */
    claim:
      (workMs?: number): Claim =>
      async wanted => {
        if (wanted.id !== undefined) wantedIds.push(wanted.id)
        // A real claim asks a database.
        await sleep(1)
        if (failures > 0) {
          failures -= 1
          throw new Error('the database is away')
        }
        const now = new Date()
        const row = waiting.find(
          ({ id, lane, availableAt }) =>
            (wanted.id === undefined ? lane === wanted.lane : id === wanted.id) && availableAt <= now,
        )
        return row && take(row, workMs)
      },
  }
}
export type WaitingRoom = ReturnType<typeof createWaitingRoom>

/** How wide the lanes are; one where nothing else is said. May change at any time. */
export interface Widths {
  first?: number | (() => number)
  second?: number | (() => number)
  /** A lane that is not there from the beginning: only where it has a width. */
  third?: number
}

/** Jobs of one kind in lanes that are called `first` and `second`, and `third` while there is one. */
export const kindOf = (
  kind: string,
  { nextAvailableAt }: Pick<WaitingRoom, 'nextAvailableAt'>,
  widths: Widths = {},
) => ({
  kind,
  nextAvailableAt,
  lanes: () =>
    (['first', 'second', 'third'] as const)
      .filter(name => name !== 'third' || widths.third !== undefined)
      .map(name => ({
        name,
        width: () => {
          const width = widths[name] ?? 1
          return typeof width === 'number' ? width : width()
        },
      })),
})
