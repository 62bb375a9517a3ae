import { openDatabase, type Database } from '@atelier/db'
import { makePostgres } from '@atelier/db/testing'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { until } from '../../testing/until.ts'
import { createPgBossQueue } from './pg-boss-queue.ts'
import { describeKinds } from './testing/kinds.conformance.ts'
import { describeQueue } from './testing/queue.conformance.ts'
import { createWaitingRoom, kindOf, type WaitingRoom } from './testing/waiting-room.ts'

type Postgres = Extract<Database, { dialect: 'postgresql' }>

let url: string
let drop: () => Promise<void>
beforeAll(async () => {
  ;({ url, drop } = await makePostgres())
})
afterAll(() => drop())

function openPostgres(): Postgres {
  const db = openDatabase(url)
  if (db.dialect !== 'postgresql') throw new Error('not PostgreSQL')
  onTestFinished(() => db.close())
  return db
}

/** Another process's queue over the same database; what an earlier test announced is gone. */
async function open({ fresh }: { fresh: boolean }) {
  const db = openPostgres()
  const errors: unknown[] = []
  const queue = await createPgBossQueue({ db, now: () => new Date(), onError: error => void errors.push(error) })
  // Not truncated: that wants the whole table, which the upkeep of pg-boss holds a part of while it waits for another.
  if (fresh) await db.query('delete from pgboss.job')
  return { queue, errors, query: db.query }
}

/** The same, with jobs of one kind. */
async function openJobs(room: WaitingRoom, options: { fresh: boolean; width?: number }) {
  const { queue, ...opened } = await open(options)
  const jobs = await queue.register(kindOf('paint', room, { first: options.width ?? 1 }))
  return { ...opened, ...jobs, close: queue.close }
}

describeQueue('pg-boss', () => open({ fresh: true }))
describeKinds('pg-boss', () => open({ fresh: true }))

test('the queues of pg-boss have the names that other releases know', async () => {
  const { queue, query } = await open({ fresh: true })
  await queue.register(kindOf('etch', createWaitingRoom()))
  const names = await query<{ name: string }>("select name from pgboss.queue where name like 'etch-%' order by name")
  expect(names).toEqual([{ name: 'etch-first' }, { name: 'etch-second' }])
  await queue.close()
})

describe('several pg-boss queues on one database', () => {
  test('share the work: each job is taken once, and everybody takes some', async () => {
    const room = createWaitingRoom()
    const queues = [
      await openJobs(room, { fresh: true, width: 2 }),
      await openJobs(room, { fresh: false, width: 2 }),
      await openJobs(room, { fresh: false, width: 2 }),
    ]
    const byQueue = queues.map(() => 0)
    for (const [index, { start }] of queues.entries()) {
      const claim = room.claim(15)
      await start(async wanted => {
        const job = await claim(wanted)
        if (job) byQueue[index] = (byQueue[index] ?? 0) + 1
        return job
      })
    }
    await Promise.all(
      Array.from({ length: 60 }, async (_, n) => {
        const row = room.add('first')
        await queues[n % 3]?.announce('first', row.id, row.availableAt)
      }),
    )
    await until(() => room.taken.length >= 60, { within: 8000 })
    expect(new Set(room.taken).size).toBe(60)
    expect(room.taken).toHaveLength(60)
    expect(Math.min(...byQueue)).toBeGreaterThan(0)
    for (const { stop } of queues) await stop()
    for (const { close } of queues) await close()
  })

  test('what one that takes nothing announces is taken at once by another', async () => {
    const room = createWaitingRoom()
    const [api, worker] = [await openJobs(room, { fresh: true }), await openJobs(room, { fresh: false })]
    await worker.start(room.claim(0))
    for (let count = 1; count <= 3; count += 1) {
      const row = room.add('first')
      await api.announce('first', row.id, row.availableAt)
      await until(() => room.taken.length >= count, { within: 1000 })
      expect(room.taken.at(-1)).toBe(row.id)
    }
    await worker.stop()
    await Promise.all([api.close(), worker.close()])
  })

  test('what was put off is taken by another process when its time has come', async () => {
    const room = createWaitingRoom()
    const [api, worker] = [await openJobs(room, { fresh: true }), await openJobs(room, { fresh: false })]
    await worker.start(room.claim(0))
    const row = room.add('first', new Date(Date.now() + 300))
    await api.announce('first', row.id, row.availableAt)
    await until(() => room.taken.length > 0, { within: 4000 })
    expect(Date.now()).toBeGreaterThanOrEqual(row.availableAt.getTime())
    await worker.stop()
    await Promise.all([api.close(), worker.close()])
  })

  test('an announcement that cannot be made is told and throws nothing, and refresh finds the job', async () => {
    const room = createWaitingRoom()
    const { start, announce, refresh, stop, close, errors, query } = await openJobs(room, { fresh: true })
    await start(room.claim(0))
    const row = room.add('first')
    await query('alter schema pgboss rename to pgboss_away')
    await announce('first', row.id, row.availableAt)
    await query('alter schema pgboss_away rename to pgboss')
    expect(errors).not.toEqual([])
    await until(
      async () => {
        await refresh()
        return room.taken.length > 0
      },
      { within: 4000 },
    )
    await stop()
    await close()
  })

  test('announcements that were received are not stored as being worked on', async () => {
    const room = createWaitingRoom()
    const { start, announce, stop, close, query } = await openJobs(room, { fresh: true, width: 2 })
    await start(room.claim())
    const row = room.add('first')
    await announce('first', row.id, row.availableAt)
    await until(() => room.taken.length > 0)
    const states = () => query<{ state: string }>('select state::text from pgboss.job')
    await until(async () => (await states()).every(({ state }) => state === 'completed'))
    expect(await states()).toHaveLength(1)
    await stop()
    room.finishAll()
    await close()
  })
})
