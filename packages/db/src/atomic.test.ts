import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { ask, demand, openDatabase, run, send, type Database, type Orm, type Work } from './index.ts'
import { describeOnBothDatabases, type TestDatabase } from './testing/both.ts'
import { openMigrated } from './testing/opened.ts'

describeOnBothDatabases('a database', make => {
  let place: TestDatabase
  let db: Database

  beforeEach(async () => {
    place = await make()
    onTestFinished(place.drop)
    db = await openMigrated(place.url)
  })

  const put = (key: string, value: unknown) => ({ key, value, updatedAt: new Date('2026-01-02T03:04:05.678Z') })

  test('a statement inside an atomic write answers with its own rows', async () => {
    const { settings } = db.tables
    const seen = await db.atomic(function* (orm) {
      yield* run(orm.insert(settings).values(put('a', { deep: [1, 'two', null] })))
      const updated = yield* run(orm.update(settings).set({ value: 2 }).where(eq(settings.key, 'b')).returning())
      const rows = yield* run(orm.select().from(settings))
      return { updated, rows }
    })
    expect(seen).toEqual({ updated: [], rows: [put('a', { deep: [1, 'two', null] })] })
  })

  test('an atomic write that throws leaves nothing behind', async () => {
    const { settings } = db.tables
    const failing = db.atomic(function* (orm) {
      yield* run(orm.insert(settings).values(put('a', 1)))
      throw new Error('on purpose')
    })
    await expect(failing).rejects.toThrow('on purpose')
    expect(await db.orm.$count(settings)).toBe(0)
  })

  test('statements that are only sent are done in their order, and are there when the write is', async () => {
    const { settings } = db.tables
    const read = await db.atomic(function* (orm) {
      yield* send(orm.insert(settings).values(put('a', 1)))
      yield* send(orm.update(settings).set({ value: 2 }).where(eq(settings.key, 'a')).returning())
      const rows = yield* run(orm.select().from(settings))
      yield* send(orm.update(settings).set({ value: 3 }).where(eq(settings.key, 'a')))
      yield* send(orm.insert(settings).values(put('b', 1)))
      return rows
    })
    expect(read).toEqual([put('a', 2)])
    expect(await db.orm.select().from(settings).orderBy(settings.key)).toEqual([put('a', 3), put('b', 1)])
  })

  test('a statement that was only sent and fails fails the write, and nothing of it stays', async () => {
    const { settings } = db.tables
    await db.orm.insert(settings).values(put('taken', 0))
    const failing = (last: (orm: Orm) => Work<void>) =>
      db.atomic(function* (orm) {
        yield* send(orm.insert(settings).values(put('new', 1)))
        yield* send(orm.insert(settings).values(put('taken', 1)))
        yield* last(orm)
      })
    const failures = await Promise.allSettled([
      failing(function* () {}),
      failing(function* (orm) {
        yield* send(orm.insert(settings).values(put('behind', 1)))
      }),
      failing(function* (orm) {
        yield* run(orm.select().from(settings))
      }),
    ])
    expect(failures.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    // Of what failed first, and not of what could not be done any more because of it.
    for (const failure of failures) expect(failure).toMatchObject({ reason: { message: /taken|UNIQUE/ } })
    expect(await db.orm.select().from(settings)).toEqual([put('taken', 0)])
  })

  test('what is demanded of an answer fails the write, however it goes on', async () => {
    const { settings } = db.tables
    const demanding = (last: (orm: Orm) => Work<void>) =>
      db.atomic(function* (orm) {
        yield* send(orm.insert(settings).values(put('new', 1)))
        yield* demand(orm.select().from(settings), rows => {
          if (rows.length > 0) throw new Error('there is one already')
        })
        yield* last(orm)
      })
    const failures = await Promise.allSettled([
      demanding(function* () {}),
      demanding(function* (orm) {
        yield* send(orm.insert(settings).values(put('behind', 1)))
      }),
      demanding(function* (orm) {
        yield* run(orm.select().from(settings))
      }),
    ])
    for (const failure of failures)
      expect(failure).toMatchObject({ status: 'rejected', reason: { message: 'there is one already' } })
    expect(await db.orm.select().from(settings)).toEqual([])
    // Nor does it stand in the way of the next one.
    await db.atomic(function* (orm) {
      yield* demand(orm.insert(settings).values(put('new', 2)).returning(), rows => expect(rows).toHaveLength(1))
    })
    expect(await db.orm.select().from(settings)).toEqual([put('new', 2)])
  })

  test('an answer that is asked for comes with the next one, each to its own question', async () => {
    const { settings } = db.tables
    const found = await db.atomic(function* (orm) {
      const inserted = yield* ask(orm.insert(settings).values(put('first', 1)).returning({ key: settings.key }))
      const updated = yield* ask(orm.update(settings).set({ value: 2 }).returning({ value: settings.value }))
      const read = yield* run(orm.select().from(settings))
      return { inserted: inserted(), updated: updated(), read }
    })
    expect(found).toEqual({ inserted: [{ key: 'first' }], updated: [{ value: 2 }], read: [put('first', 2)] })
  })

  test('what an atomic write has read stays true until it has written', async () => {
    const { settings } = db.tables
    await db.orm.insert(settings).values(put('count', 0))
    const increment = () =>
      db.atomic(function* (orm) {
        const [row] = yield* run(orm.select().from(settings).where(eq(settings.key, 'count')))
        yield* run(
          orm
            .update(settings)
            .set({ value: Number(row?.value) + 1 })
            .where(eq(settings.key, 'count')),
        )
      })
    await Promise.all(Array.from({ length: 40 }, increment))
    const [row] = await db.orm.select().from(settings)
    expect(row?.value).toBe(40)
  })

  test('events are numbered in the order in which they become visible', async () => {
    const { events } = db.tables
    const append = (n: number) =>
      db.atomic(function* (orm) {
        yield* run(
          orm.insert(events).values({ type: 'settings.updated', audience: '*', payload: { n }, createdAt: new Date() }),
        )
      })
    let last = 0
    const seen: number[] = []
    const read = async () => {
      const rows = await db.orm
        .select()
        .from(events)
        .where(sql`${events.sequence} > ${last}`)
        .orderBy(events.sequence)
      for (const row of rows) {
        seen.push(row.sequence)
        last = row.sequence
      }
    }
    let writing = true
    const reader = async () => {
      while (writing) {
        await read()
        // SQLite answers without waiting, and writers want their turn of the event loop.
        await new Promise(setImmediate)
      }
    }
    const writers = Promise.all(Array.from({ length: 60 }, (_, n) => append(n))).finally(() => {
      writing = false
    })
    await Promise.all([writers, reader()])
    await read()
    expect(seen).toHaveLength(60)
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  })

  test('a listener is woken by a committed event', async () => {
    const woken = Promise.withResolvers<string>()
    const stop = db.onEvents(() => woken.resolve('woken'))
    await db.atomic(function* (orm) {
      yield* run(
        orm
          .insert(db.tables.events)
          .values({ type: 'settings.updated', audience: '*', payload: {}, createdAt: new Date() }),
      )
    })
    expect(await woken.promise).toBe('woken')
    stop()
  })

  test('migrating again, and from many processes at once, changes nothing', async () => {
    const others = Array.from({ length: 3 }, () => openDatabase(place.url))
    await Promise.all(others.map(other => other.migrate()))
    await Promise.all(others.map(other => other.close()))
    expect(await db.orm.$count(db.tables.settings)).toBe(0)
  })
})
