import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { until } from '../../../testing/until.ts'
import type { Claim, JobQueue, Queue } from '../queue.ts'
import { createWaitingRoom, kindOf, type WaitingRoom, type Widths } from './waiting-room.ts'

export interface QueueUnderTest {
  readonly queue: Queue
  /** What the queue was told went wrong. */
  readonly errors: readonly unknown[]
}

/** Less than any interval of polling: whoever is that quick was woken. */
const AT_ONCE_MS = 1000
/** Long enough to see that nothing happens. */
const QUIET_MS = 150

/** What every driver must do. `open` gives a queue over a place of its own. */
export function describeQueue(name: string, open: () => Promise<QueueUnderTest>) {
  describe(`${name} is a queue`, () => {
    let room: WaitingRoom
    let queue: Queue
    let jobs: JobQueue
    let errors: readonly unknown[]
    let widths: Widths

    beforeEach(async () => {
      room = createWaitingRoom()
      widths = {}
      ;({ queue, errors } = await open())
      jobs = await queue.register(kindOf('paint', room, widths))
    })
    afterEach(async () => {
      await jobs.stop()
      room.finishAll()
      await queue.close()
    })

    const add = async (lane: string, availableAt?: Date) => {
      const row = room.add(lane, availableAt)
      await jobs.announce(lane, row.id, row.availableAt)
      return row
    }
    /** One job at a time in each lane, where nothing else is said. */
    const start = (claim: Claim, wanted: Widths = {}) => {
      Object.assign(widths, wanted)
      return jobs.start(claim)
    }
    /** Those that were taken, once there are so many. */
    const taken = async (count: number, withinMs = AT_ONCE_MS) => {
      await until(() => room.taken.length >= count, { within: withinMs, what: `taking ${count}` })
      return room.taken
    }

    test('takes at once what is announced', async () => {
      await start(room.claim(0))
      for (let count = 1; count <= 3; count += 1) {
        const { id } = await add('first')
        expect((await taken(count)).at(-1)).toBe(id)
      }
    })

    test('takes what was announced before it began', async () => {
      const { id } = await add('first')
      await start(room.claim(0))
      expect(await taken(1)).toEqual([id])
    })

    test('takes what is announced for later when its time has come, and not before', async () => {
      await start(room.claim(0))
      const { availableAt } = await add('first', new Date(Date.now() + 400))
      await taken(1, 4000)
      expect(Date.now()).toBeGreaterThanOrEqual(availableAt.getTime())
    })

    test('an announcement for much later does not delay one that is nearer', async () => {
      await start(room.claim(0))
      const near = await add('first', new Date(Date.now() + 300))
      await add('first', new Date(Date.now() + 60_000))
      await taken(1, 4000)
      expect(room.taken).toEqual([near.id])
    })

    test('what was put off and is then wanted at once is taken at once', async () => {
      await start(room.claim(0))
      const row = await add('first', new Date(Date.now() + 60_000))
      const { id, availableAt } = room.putOff(row, new Date())
      await jobs.announce('first', id, availableAt)
      expect(await taken(1)).toEqual([id])
    })

    test('takes many that are announced together, each once', async () => {
      await start(room.claim(0))
      const rows = Array.from({ length: 30 }, () => room.add('first'))
      await jobs.announceAll(
        'first',
        rows.map(row => row.id),
        rows[0]?.availableAt ?? new Date(),
      )
      expect((await taken(30)).toSorted()).toEqual(rows.map(row => row.id).toSorted())
    })

    test('what is announced twice is taken once', async () => {
      await start(room.claim(0), { first: 4 })
      const row = room.add('first')
      await Promise.all([1, 2, 3].map(() => jobs.announce('first', row.id, row.availableAt)))
      await add('first')
      await taken(2)
      await sleep(QUIET_MS)
      expect(room.taken).toHaveLength(2)
    })

    test('first come, first served', async () => {
      const ids: string[] = []
      for (let n = 0; n < 12; n += 1) ids.push((await add('first')).id)
      await start(room.claim(0))
      await taken(12, 3000)
      expect(room.taken).toEqual(ids)
    })

    test('a backlog is worked off without a pause between two', async () => {
      for (let n = 0; n < 40; n += 1) await add('first')
      await start(room.claim(0), { first: 2 })
      expect(await taken(40, 4000)).toHaveLength(40)
    })

    test('never has more of a lane under way than its width, and the lanes do not wait for each other', async () => {
      await start(room.claim(10), { first: 3 })
      await Promise.all(Array.from({ length: 24 }, (_, n) => add(n % 2 ? 'first' : 'second')))
      await taken(24, 5000)
      expect([room.most('first'), room.most('second')]).toEqual([3, 1])
    })

    test('a busy lane keeps no other one waiting', async () => {
      await start(room.claim())
      await add('first')
      await taken(1)
      await add('first')
      const other = await add('second')
      await taken(2)
      expect(room.taken).toContain(other.id)
    })

    test('a lane that comes while others work takes what waits for it, also what was announced before', async () => {
      await start(room.claim())
      await add('first')
      await taken(1)
      const early = await add('third')
      await sleep(QUIET_MS)
      expect(room.taken).not.toContain(early.id)

      widths.third = 1
      await Promise.all([jobs.refresh(), jobs.refresh()])
      await taken(2)
      const late = await add('third')
      room.finish(early.id)
      await taken(3)
      expect(room.taken.slice(1)).toEqual([early.id, late.id])
      expect(room.most('third')).toBe(1)
    })

    test('a lane that goes takes no more, while what it took is finished; it may come again', async () => {
      widths.third = 1
      await jobs.refresh()
      await start(room.claim())
      const running = await add('third')
      await taken(1)
      delete widths.third
      await jobs.refresh()
      room.finish(running.id)
      const waiting = await add('third')
      await sleep(QUIET_MS)
      expect(room.taken).toEqual([running.id])

      widths.third = 1
      await jobs.refresh()
      expect(await taken(2)).toContain(waiting.id)
    })

    test('a wider lane takes more as soon as it is told, and a narrower one lets the surplus run out', async () => {
      let width = 1
      await start(room.claim(), { first: () => width })
      for (let n = 0; n < 6; n += 1) await add('first')
      await taken(1)
      await sleep(QUIET_MS)
      expect(room.active('first')).toBe(1)

      width = 3
      await jobs.refresh()
      await taken(3)
      expect(room.active('first')).toBe(3)

      width = 1
      await jobs.refresh()
      room.finish(room.taken[0] ?? '')
      room.finish(room.taken[1] ?? '')
      await sleep(QUIET_MS)
      expect(room.taken).toHaveLength(3)
      room.finish(room.taken[2] ?? '')
      await taken(4)
      expect(room.active('first')).toBe(1)
    })

    test('refresh finds what was never announced', async () => {
      await start(room.claim(0))
      const ids = [room.add('first').id, room.add('first').id]
      await jobs.refresh()
      expect(await taken(2)).toEqual(ids)
    })

    test('what was announced and is gone keeps nobody from the next', async () => {
      const rows = [await add('first'), await add('first'), await add('first')]
      for (const row of rows.slice(0, 2)) room.leave(row)
      await start(room.claim(0))
      await taken(1)
      expect(room.taken).toEqual([rows[2]?.id])
    })

    test('a claim that fails is told, and what it failed for is taken later', async () => {
      room.failNext(1)
      await start(room.claim(0))
      const { id } = await add('first')
      await taken(1, 6000)
      expect(room.taken).toEqual([id])
      expect(errors).not.toEqual([])
    })

    test('takes nothing more once it was stopped, while what was taken goes on', async () => {
      await start(room.claim(), { first: 2 })
      for (let n = 0; n < 5; n += 1) await add('first')
      await until(() => room.taken.length > 0)
      await jobs.stop()
      const before = room.taken.length
      expect(room.active('first')).toBe(before)
      room.finishAll()
      await add('first')
      await jobs.refresh()
      await sleep(QUIET_MS)
      expect(room.taken).toHaveLength(before)
    })

    test('stopping while it takes leaves nothing taken behind its back', async () => {
      await start(room.claim(), { first: 50 })
      const adding = Promise.all(Array.from({ length: 20 }, () => add('first')))
      await until(() => room.taken.length > 0)
      await jobs.stop()
      const before = room.taken.length
      await adding
      await sleep(QUIET_MS)
      expect(room.taken).toHaveLength(before)
    })

    test('what is announced to a lane that is gone does no harm', async () => {
      await start(room.claim(0))
      await jobs.announce('gone', room.add('gone').id, new Date())
      const { id } = await add('first')
      expect(await taken(1)).toEqual([id])
      expect(errors).toEqual([])
    })

    test('says that it works', async () => {
      await expect(queue.check()).resolves.toBeUndefined()
    })

    test('can be stopped and closed before it began', async () => {
      await add('first')
      await expect(jobs.stop()).resolves.toBeUndefined()
    })
  })
}
