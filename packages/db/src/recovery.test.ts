import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import SqliteClient from 'better-sqlite3'
import postgres from 'postgres'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { DatabaseNewer, openDatabase, run, translateDatabaseError, type Database } from './index.ts'
import { describeOnBothDatabases, makePostgres, makeSqlite } from './testing/both.ts'

const LATER = 9_000_000_000_000

async function open(make: () => Promise<{ url: string; drop: () => Promise<void> }>) {
  const place = await make()
  onTestFinished(place.drop)
  const connect = (options = ''): Database => {
    const db = openDatabase(place.url + options)
    onTestFinished(() => db.close())
    return db
  }
  const db = connect()
  await db.migrate()
  return { db, connect, url: place.url }
}

const put = (db: Database, key: string) =>
  db.atomic(function* (orm) {
    yield* run(orm.insert(db.tables.settings).values({ key, value: 1, updatedAt: new Date() }))
  })

describeOnBothDatabases('a database of a newer version', make => {
  test('is refused and left as it is', async () => {
    const { db, connect, url } = await open(make)
    if (db.dialect === 'sqlite')
      new SqliteClient(url)
        .prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)')
        .run('later', LATER)
    else await db.query('insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)', ['later', LATER])
    await expect(connect().migrate()).rejects.toThrow(DatabaseNewer)
    expect(await db.orm.$count(db.tables.settings)).toBe(0)
  })
})

describe('SQLite', () => {
  test('refuses a file that is no database, and leaves it as it is', async () => {
    const { url, drop } = await makeSqlite()
    onTestFinished(drop)
    await writeFile(url, "these are somebody's notes, and not a database at all; ".repeat(100))
    expect(() => openDatabase(url)).toThrow(expect.objectContaining({ code: 'SQLITE_NOTADB' }))
  })
})

describe('PostgreSQL', () => {
  async function openShared() {
    const { db, connect, url } = await open(makePostgres)
    const admin = postgres(url, { max: 1, onnotice: () => {} })
    onTestFinished(() => admin.end())
    return { db, connect, admin, url }
  }
  const BACKENDS = "from pg_stat_activity where datname = current_database() and application_name = 'atelier'"

  test('a process that froze in the middle of a write keeps the others waiting for a while, not for ever', async () => {
    const { db, connect } = await openShared()
    const frozen = connect('?idle_in_transaction_session_timeout=300')
    const holding = Promise.withResolvers<void>()
    const lost = Promise.withResolvers<unknown>()
    void frozen
      .atomic(function* () {
        holding.resolve()
        yield* run(lost.promise)
      })
      .catch(lost.resolve)
    await holding.promise
    await put(db, 'after')
    expect(await db.orm.$count(db.tables.settings)).toBe(1)
    lost.resolve(undefined)
  })

  test('a connection that is lost in the middle of a write fails that write alone, and nothing of it stays', async () => {
    const { db, admin } = await openShared()
    const writes = Array.from({ length: 12 }, (_, n) =>
      db.atomic(function* (orm) {
        yield* run(orm.insert(db.tables.settings).values({ key: `a${n}`, value: 1, updatedAt: new Date() }))
        yield* run(admin.unsafe(`select pg_terminate_backend(pid) ${BACKENDS} and ${n % 3} = 0`))
        yield* run(orm.insert(db.tables.settings).values({ key: `b${n}`, value: 1, updatedAt: new Date() }))
      }),
    )
    const outcomes = await Promise.allSettled(writes)
    const errors = outcomes
      .filter(outcome => outcome.status === 'rejected')
      .map(({ reason }) => translateDatabaseError(reason))
    expect(new Set(errors)).toEqual(new Set(['unreachable']))
    const rows = await db.orm.select().from(db.tables.settings)
    const written = outcomes.flatMap((outcome, n) => (outcome.status === 'fulfilled' ? [`a${n}`, `b${n}`] : []))
    expect(rows.map(row => row.key).toSorted()).toEqual(written.toSorted())
    await put(db, 'after')
    expect(await db.orm.$count(db.tables.settings)).toBe(written.length + 1)
  })

  test('idle connections that the server closed are not used again', async () => {
    const { db, admin } = await openShared()
    for (let round = 0; round < 5; round += 1) {
      await Promise.all(Array.from({ length: 5 }, (_, n) => put(db, `${round}-${n}`)))
      await admin.unsafe(`select pg_terminate_backend(pid) ${BACKENDS}`)
      await vi.waitFor(async () => expect(await admin.unsafe(`select 1 ${BACKENDS}`)).toEqual([]))
    }
    await put(db, 'after')
    expect(await db.orm.$count(db.tables.settings)).toBe(26)
  })

  test('a write takes another connection where its own was closed while nobody could hear of it', async () => {
    const { db, url } = await openShared()
    await Promise.all(Array.from({ length: 5 }, (_, n) => put(db, `before-${n}`)))
    // Another process ends them while this one stands still, so that the pool still takes them for good ones.
    const end = `import postgres from 'postgres'; const sql = postgres(${JSON.stringify(url)}); await sql.unsafe(${JSON.stringify(`select pg_terminate_backend(pid, 5000) ${BACKENDS}`)}); await sql.end()`
    execFileSync(process.execPath, ['--input-type=module', '--eval', end], { cwd: import.meta.dirname })
    await put(db, 'after')
    expect(await db.orm.$count(db.tables.settings)).toBe(6)
  })

  test('a listener hears of events again after its connection was lost', async () => {
    const { db, admin } = await openShared()
    let woken = Promise.withResolvers<void>()
    db.onEvents(() => woken.resolve())
    // Woken once when it listens, so that nothing is missed in between.
    await woken.promise
    for (let round = 0; round < 3; round += 1) {
      woken = Promise.withResolvers<void>()
      await admin.unsafe(`select pg_terminate_backend(pid) ${BACKENDS}`)
      await woken.promise
      woken = Promise.withResolvers<void>()
      await db.atomic(function* (orm) {
        yield* run(
          orm
            .insert(db.tables.events)
            .values({ type: 'settings.updated', audience: '*', payload: {}, createdAt: new Date() }),
        )
      })
      await expect(woken.promise).resolves.toBeUndefined()
    }
  })
})
