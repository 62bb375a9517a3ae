import SqliteClient from 'better-sqlite3'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { openDatabase, run, type Database, type Work } from '../index.ts'
import { makeSqlite } from '../testing/both.ts'

let db: Database
let url: string

beforeEach(async () => {
  const place = await makeSqlite()
  onTestFinished(place.drop)
  url = place.url
  db = openDatabase(url)
  onTestFinished(() => db.close())
  await db.migrate()
})

/** Holds the thread, as a synchronous write does. */
function hold(ms: number): void {
  const until = performance.now() + ms
  while (performance.now() < until) {
    /* on purpose */
  }
}

const put = (key: string, after: () => void = () => {}) =>
  db.atomic(function* (orm): Work<string> {
    yield* run(orm.insert(db.tables.settings).values({ key, value: 1, updatedAt: new Date(0) }))
    after()
    return key
  })
const keys = async () => (await db.orm.select().from(db.tables.settings)).map(row => row.key).toSorted()

const fail = (): never => {
  throw new Error('on purpose')
}

test('writes that come together are done in their order, and each gets what it gave', async () => {
  const done: string[] = []
  const names = ['a', 'b', 'c', 'd']
  expect(await Promise.all(names.map(name => put(name, () => void done.push(name))))).toEqual(names)
  expect(done).toEqual(names)
})

test('one that fails among others leaves nothing behind, and they are there', async () => {
  const outcomes = await Promise.allSettled([put('a'), put('b', fail), put('a'), put('c')])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
  expect(outcomes[1]).toMatchObject({ reason: { message: 'on purpose' } })
  expect(outcomes[2]).toMatchObject({ reason: { code: 'SQLITE_CONSTRAINT_PRIMARYKEY' } })
  expect(await keys()).toEqual(['a', 'c'])
})

test('none is answered before it is on the disk', async () => {
  const other = new SqliteClient(url)
  onTestFinished(() => void other.close())
  const seen = other.prepare<[string], number>('select count(*) from settings where key = ?').pluck()
  const during: unknown[] = []
  const after = await Promise.all(
    ['a', 'b', 'c'].map(async key => [await put(key, () => void during.push(seen.get(key))), seen.get(key)]),
  )
  expect(during).toEqual([0, 0, 0])
  expect(after).toEqual([
    ['a', 1],
    ['b', 1],
    ['c', 1],
  ])
})

test('where SQLite takes all of them back, all have failed, and the next one is done', async () => {
  // As SQLite itself does on a full disk.
  const takeBack = () =>
    db.atomic(function* (orm): Work<void> {
      yield* run(orm.insert(db.tables.settings).values({ key: 'x', value: 1, updatedAt: new Date(0) }))
      yield* run(takingBack)
    })
  const client = new SqliteClient(url)
  client.exec(
    "create trigger full before insert on settings when new.key = 'full' begin select raise(rollback, 'all of it'); end",
  )
  client.close()
  const takingBack = db.orm.insert(db.tables.settings).values({ key: 'full', value: 1, updatedAt: new Date(0) })
  const outcomes = await Promise.allSettled([put('a'), takeBack(), put('b')])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
  for (const outcome of outcomes.slice(0, 2)) expect(outcome).toMatchObject({ reason: { message: 'all of it' } })
  expect(await keys()).toEqual(['b'])
})

test('many that take long let other events in between', async () => {
  const done: string[] = []
  setImmediate(() => setImmediate(() => setImmediate(() => void done.push('other'))))
  const names = Array.from({ length: 12 }, (_, at) => `${at}`)
  await Promise.all(
    names.map(name =>
      put(name, () => {
        hold(2)
        done.push(name)
      }),
    ),
  )
  expect(done.filter(entry => entry !== 'other')).toEqual(names)
  expect(done.indexOf('other')).toBeGreaterThan(0)
  expect(done.indexOf('other')).toBeLessThan(11)
})

test('what still waits when the database is closed is done', async () => {
  const writing = [put('a'), put('b')]
  await db.close()
  expect(await Promise.all(writing)).toEqual(['a', 'b'])
  db = openDatabase(url)
  expect(await keys()).toEqual(['a', 'b'])
})
