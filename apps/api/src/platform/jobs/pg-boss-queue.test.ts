import { openDatabase, type Database } from '@atelier/db'
import { makePostgres } from '@atelier/db/testing'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { until } from '../../testing/until.ts'
import { createPgBossQueue } from './pg-boss-queue.ts'
import { describeQueue, PROVIDERS } from './testing/queue.conformance.ts'
import { createWaitingRoom, lane } from './testing/waiting-room.ts'

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

/** Another process's queue over the same database; the words of an earlier test are gone. */
async function open({ fresh }: { fresh: boolean }) {
  const db = openPostgres()
  const errors: unknown[] = []
  const queue = await createPgBossQueue(
    { db, now: () => new Date(), onError: error => void errors.push(error) },
    PROVIDERS,
  )
  // Not truncated: that wants the whole table, which the upkeep of pg-boss holds a part of while it waits for another.
  if (fresh) await db.query('delete from pgboss.job')
  return { queue, errors, query: db.query }
}

describeQueue('pg-boss', () => open({ fresh: true }))

describe('several pg-boss queues on one database', () => {
  test('share the work: each generation is taken once, and everybody takes some', async () => {
    const room = createWaitingRoom()
    const queues = [await open({ fresh: true }), await open({ fresh: false }), await open({ fresh: false })]
    const byQueue = queues.map(() => 0)
    for (const [index, { queue }] of queues.entries()) {
      const claim = room.claim(15)
      await queue.start([lane('first', 2)], async wanted => {
        const job = await claim(wanted)
        if (job) byQueue[index] = (byQueue[index] ?? 0) + 1
        return job
      })
    }
    await Promise.all(
      Array.from({ length: 60 }, async (_, n) => {
        const row = room.add('first')
        await queues[n % 3]?.queue.announce('first', row.id, row.availableAt)
      }),
    )
    await until(() => room.taken.length >= 60, { within: 8000 })
    expect(new Set(room.taken).size).toBe(60)
    expect(room.taken).toHaveLength(60)
    expect(Math.min(...byQueue)).toBeGreaterThan(0)
    for (const { queue } of queues) await queue.stop()
    for (const { queue } of queues) await queue.close()
  })

  test('what one that takes nothing announces is taken at once by another', async () => {
    const room = createWaitingRoom()
    const [api, worker] = [await open({ fresh: true }), await open({ fresh: false })]
    await worker.queue.start([lane('first')], room.claim(0))
    for (let count = 1; count <= 3; count += 1) {
      const row = room.add('first')
      await api.queue.announce('first', row.id, row.availableAt)
      await until(() => room.taken.length >= count, { within: 1000 })
      expect(room.taken.at(-1)).toBe(row.id)
    }
    await worker.queue.stop()
    await Promise.all([api.queue.close(), worker.queue.close()])
  })

  test('what was put off is taken by another process when its time has come', async () => {
    const room = createWaitingRoom()
    const [api, worker] = [await open({ fresh: true }), await open({ fresh: false })]
    await worker.queue.start([lane('first')], room.claim(0))
    const row = room.add('first', new Date(Date.now() + 300))
    await api.queue.announce('first', row.id, row.availableAt)
    await until(() => room.taken.length > 0, { within: 4000 })
    expect(Date.now()).toBeGreaterThanOrEqual(row.availableAt.getTime())
    await worker.queue.stop()
    await Promise.all([api.queue.close(), worker.queue.close()])
  })

  test('an announcement that cannot be made is told and throws nothing, and refresh finds the generation', async () => {
    const room = createWaitingRoom()
    const { queue, errors, query } = await open({ fresh: true })
    await queue.start([lane('first')], room.claim(0))
    const row = room.add('first')
    await query('alter schema pgboss rename to pgboss_away')
    await queue.announce('first', row.id, row.availableAt)
    await query('alter schema pgboss_away rename to pgboss')
    expect(errors).not.toEqual([])
    await until(
      async () => {
        await queue.refresh()
        return room.taken.length > 0
      },
      { within: 4000 },
    )
    await queue.stop()
    await queue.close()
  })

  test('words that were passed on are no longer kept as being worked on', async () => {
    const room = createWaitingRoom()
    const { queue, query } = await open({ fresh: true })
    await queue.start([lane('first', 2)], room.claim())
    const row = room.add('first')
    await queue.announce('first', row.id, row.availableAt)
    await until(() => room.taken.length > 0)
    const states = () => query<{ state: string }>('select state::text from pgboss.job')
    await until(async () => (await states()).every(({ state }) => state === 'completed'))
    expect(await states()).toHaveLength(1)
    await queue.stop()
    room.finishAll()
    await queue.close()
  })
})
