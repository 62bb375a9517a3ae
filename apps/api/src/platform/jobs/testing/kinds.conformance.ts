import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { until } from '../../../testing/until.ts'
import type { JobQueue, Queue } from '../queue.ts'
import type { QueueUnderTest } from './queue.conformance.ts'
import { createWaitingRoom, kindOf, type WaitingRoom } from './waiting-room.ts'

/** Less than any interval of polling: whoever is that quick was woken. */
const AT_ONCE_MS = 1000
/** Long enough to see that nothing happens. */
const QUIET_MS = 150

/** What every driver must do for jobs of several kinds, whose lanes may have the same names. */
export function describeKinds(name: string, open: () => Promise<QueueUnderTest>) {
  describe(`${name} with jobs of two kinds`, () => {
    let queue: Queue
    let rooms: { paint: WaitingRoom; post: WaitingRoom }
    let jobs: { paint: JobQueue; post: JobQueue }

    beforeEach(async () => {
      rooms = { paint: createWaitingRoom('paint'), post: createWaitingRoom('post') }
      ;({ queue } = await open())
      jobs = {
        paint: await queue.register(kindOf('paint', rooms.paint)),
        post: await queue.register(kindOf('post', rooms.post, { first: 2 })),
      }
    })
    afterEach(async () => {
      await Promise.all([jobs.paint.stop(), jobs.post.stop()])
      rooms.paint.finishAll()
      rooms.post.finishAll()
      await queue.close()
    })

    const add = async (kind: 'paint' | 'post', lane = 'first') => {
      const row = rooms[kind].add(lane)
      await jobs[kind].announce(lane, row.id, row.availableAt)
      return row.id
    }
    const taken = (kind: 'paint' | 'post', count: number) =>
      until(() => rooms[kind].taken.length >= count, { within: AT_ONCE_MS, what: `taking ${count} of ${kind}` })

    test('the width of one does not limit the other', async () => {
      await jobs.paint.start(rooms.paint.claim())
      await jobs.post.start(rooms.post.claim())
      for (let n = 0; n < 3; n += 1) await Promise.all([add('paint'), add('post')])
      await Promise.all([taken('paint', 1), taken('post', 2)])
      await sleep(QUIET_MS)
      expect([rooms.paint.active('first'), rooms.post.active('first')]).toEqual([1, 2])
    })

    test('the claim of one never sees an id of the other', async () => {
      await jobs.paint.start(rooms.paint.claim(0))
      await jobs.post.start(rooms.post.claim(0))
      const ids = { paint: [] as string[], post: [] as string[] }
      for (let n = 0; n < 5; n += 1) for (const kind of ['paint', 'post'] as const) ids[kind].push(await add(kind))
      await Promise.all([taken('paint', 5), taken('post', 5)])
      await Promise.all([jobs.paint.refresh(), jobs.post.refresh()])
      await sleep(QUIET_MS)
      for (const kind of ['paint', 'post'] as const) {
        expect(rooms[kind].taken.toSorted()).toEqual(ids[kind])
        expect(rooms[kind].wantedIds.filter(id => !ids[kind].includes(id))).toEqual([])
      }
    })

    test('what is announced for one that has not started waits, while the other works', async () => {
      await jobs.post.start(rooms.post.claim(0))
      const waiting = await add('paint')
      await add('post')
      await taken('post', 1)
      expect(rooms.paint.taken).toEqual([])
      await jobs.paint.start(rooms.paint.claim(0))
      await taken('paint', 1)
      expect(rooms.paint.taken).toEqual([waiting])
    })

    test('one that is stopped leaves the other at work', async () => {
      await jobs.paint.start(rooms.paint.claim(0))
      await jobs.post.start(rooms.post.claim(0))
      await jobs.paint.stop()
      await add('paint')
      const id = await add('post')
      await taken('post', 1)
      await sleep(QUIET_MS)
      expect([rooms.paint.taken, rooms.post.taken]).toEqual([[], [id]])
    })

    test('a kind is registered once, and its name cannot be taken for that of a lane', async () => {
      await expect(queue.register(kindOf('paint', rooms.paint))).rejects.toThrow(/registered already/)
      await expect(queue.register(kindOf('paint-first', rooms.paint))).rejects.toThrow(/small letters/)
    })
  })
}
