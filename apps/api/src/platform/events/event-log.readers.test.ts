import { openDatabase } from '@atelier/db'
import { expect, onTestFinished, test } from 'vitest'
import { createRandom } from '../random.ts'
import { describeStores, type Store } from '../../testing/store.ts'
import { EVERYBODY } from './audience.ts'
import { createEventLog, type EventLog } from './event-log.ts'

const happen = (store: Pick<Store, 'db'>, log: EventLog, times = 1) =>
  store.db.atomic(function* (tx) {
    for (let n = 0; n < times; n += 1) yield* log.append(tx, { type: 'settings.updated', audience: EVERYBODY })
  })

/** Reads until `enough` says so. */
async function collect(log: EventLog, after: number, enough: (seen: readonly number[]) => boolean): Promise<number[]> {
  const stop = new AbortController()
  const seen: number[] = []
  for await (const { sequence } of log.follow(after, stop.signal)) {
    seen.push(sequence)
    if (enough(seen)) stop.abort()
  }
  return seen
}

describeStores('readers of the event log', open => {
  /** Another process's view of it, where there can be one. */
  function elsewhere(store: Store): { db: Store['db']; log: EventLog } {
    if (store.db.dialect === 'sqlite') return { db: store.db, log: store.events }
    const db = openDatabase(store.url)
    onTestFinished(() => db.close())
    return { db, log: createEventLog(db, store.clock) }
  }

  test('see every event once and in order, whoever writes at the same time, and although some writes fail', async () => {
    const store = await open()
    const random = createRandom(11)
    const writers = [{ db: store.db, log: store.events }, elsewhere(store), elsewhere(store)]
    const last = Promise.withResolvers<number>()
    let end = Number.POSITIVE_INFINITY
    const readers = [...writers, { log: store.events }].map(({ log }) =>
      collect(log, 0, seen => (seen.at(-1) ?? 0) >= end),
    )
    const write = async ({ db, log }: (typeof writers)[number]) => {
      for (let n = 0; n < 40; n += 1) {
        const fails = random() < 0.25
        await db
          .atomic(function* (tx) {
            yield* log.append(
              tx,
              ...Array.from({ length: 1 + Math.floor(random() * 3) }, () => ({
                type: 'settings.updated' as const,
                audience: EVERYBODY,
              })),
            )
            if (fails) throw new Error('on purpose')
          })
          .catch(() => {})
      }
    }
    await Promise.all(writers.map(write))
    end = (await store.events.lastSequence()) + 1
    await happen(store, store.events)
    last.resolve(end)
    const rows = await store.db.orm.select().from(store.db.tables.events)
    const written = rows.map(row => row.sequence).toSorted((a, b) => a - b)
    // A sequence of PostgreSQL may have gaps where a write failed; the last one is at least the end.
    for (const seen of await Promise.all(readers)) expect(seen).toEqual(written)
  })

  test('begin behind any event, however far back', async () => {
    const store = await open()
    await happen(store, store.events, 450)
    for (const after of [0, 1, 199, 200, 201, 449])
      expect(await collect(store.events, after, seen => seen.at(-1) === 450)).toHaveLength(450 - after)
  })

  test('end at once when nobody wants to read any more', async () => {
    const store = await open()
    await happen(store, store.events)
    const stop = new AbortController()
    const waiting = store.events.follow(1, stop.signal).next()
    stop.abort()
    expect(await waiting).toEqual({ done: true, value: undefined })
    expect(await store.events.follow(0, AbortSignal.abort()).next()).toEqual({ done: true, value: undefined })
  })

  test('can resume where nothing is missing, and nowhere else', async () => {
    const store = await open()
    const reaches = (...places: number[]) => Promise.all(places.map(store.events.reaches))
    expect(await reaches(0, 1, 500)).toEqual([true, false, false])
    expect(await store.events.oldestSequence()).toBe(1)
    await happen(store, store.events, 10)
    // 11 and beyond was given out by a database that is no more.
    expect(await reaches(0, 5, 10, 11, 5000)).toEqual([true, true, true, false, false])
    await store.events.removeOlderThan(store.clock.now(), 4)
    expect(await reaches(0, 4, 5, 10, 11)).toEqual([false, false, true, true, false])
  })

  test('find what is young enough, and always the newest', async () => {
    const store = await open()
    for (let n = 0; n < 4; n += 1) {
      await happen(store, store.events)
      store.clock.advance(1000)
    }
    const remaining = async () =>
      (await store.db.orm.select().from(store.db.tables.events)).map(row => row.sequence).toSorted((a, b) => a - b)
    await store.events.removeOlderThan(new Date(store.clock.now().getTime() - 2500))
    expect(await remaining()).toEqual([3, 4])
    await store.events.removeOlderThan(new Date(store.clock.now().getTime() + 1000))
    expect(await remaining()).toEqual([4])
    expect(await store.events.lastSequence()).toBe(4)
  })
})
