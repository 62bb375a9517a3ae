import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { openDatabase, run, send, type Database } from './index.ts'
import { makePostgres } from './testing/both.ts'
import { openMigrated } from './testing/opened.ts'

/** Quicker than in earnest: 5 s and 2 s, which the last test holds them to. */
const QUICK = '?idle_in_transaction_session_timeout=900&lock_timeout=300'

/** Processes take their time to start. */
const PATIENT = { timeout: 20_000 }

async function open() {
  const place = await makePostgres()
  onTestFinished(place.drop)
  const db = await openMigrated(place.url)
  const admin = postgres(place.url, { max: 1, onnotice: () => {} })
  onTestFinished(() => admin.end())
  /** Since when each connection that waits for a lock inside the server does. */
  const waiting = async (): Promise<string[]> => {
    const rows = await admin<{ since: string }[]>`
      select pid || ' ' || query_start::text as since from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`
    return rows.map(row => row.since)
  }
  return { db, waiting, url: place.url + QUICK }
}

/** A process with twelve writes, the first of which has the lock, or waits for it where somebody else has it. */
function startWriter(url: string) {
  const child = spawn(process.execPath, [fileURLToPath(new URL('testing/write-many.ts', import.meta.url)), url], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  return {
    said: async () => String((await lines.next()).value),
    freeze: () => child.kill('SIGSTOP'),
    async thaw(): Promise<unknown> {
      child.kill('SIGCONT')
      child.stdin.write('go on\n')
      return JSON.parse(String((await lines.next()).value))
    },
    ended: once(child, 'exit'),
  }
}

/** One that is well, and takes its time. */
function holdLock(url: string) {
  const db = openDatabase(url.replace(QUICK, '?idle_in_transaction_session_timeout=60000'))
  onTestFinished(() => db.close())
  const holding = Promise.withResolvers<void>()
  const done = Promise.withResolvers<void>()
  const writing = db.atomic(function* (orm) {
    yield* run(orm.select().from(db.tables.settings))
    holding.resolve()
    yield* run(done.promise)
  })
  return {
    holding: holding.promise,
    release: () => {
      done.resolve()
      return writing
    },
  }
}

const put = (db: Database, key: string) =>
  db.atomic(function* (orm) {
    yield* run(orm.insert(db.tables.settings).values({ key, value: 1, updatedAt: new Date() }))
  })

/** Its turn is over before it hears anything. */
const onlySend = (db: Database, key: string) =>
  db.atomic(function* (orm) {
    yield* send(orm.insert(db.tables.settings).values({ key, value: 1, updatedAt: new Date() }))
  })

describe('a process that stands still in the middle of a write', () => {
  test('keeps the others from writing for a while and from reading not at all, and what it wrote is whole', async () => {
    const { db, waiting, url } = await open()
    const frozen = startWriter(url)
    expect(await frozen.said()).toBe('holding')
    frozen.freeze()

    const order: string[] = []
    const writes = Promise.all(Array.from({ length: 12 }, (_, n) => (n % 2 ? put : onlySend)(db, `other-${n}`))).then(
      () => order.push('written'),
    )
    await vi.waitFor(async () => expect(await waiting()).toHaveLength(1), PATIENT)
    await Promise.all(Array.from({ length: 40 }, () => db.orm.select().from(db.tables.settings)))
    order.push('read')
    await writes
    expect(order).toEqual(['read', 'written'])

    const outcomes = await frozen.thaw()
    // Its own write was taken back by the server; those behind it went on.
    expect(outcomes).toEqual(['rejected', ...Array.from({ length: 11 }, () => 'fulfilled')])
    expect(await db.orm.$count(db.tables.settings)).toBe(23)
    await frozen.ended
  })

  test('does not get the lock in its sleep, to hold it for others', async () => {
    const { db, waiting, url } = await open()
    const holder = holdLock(url)
    await holder.holding
    const behind = Array.from({ length: 3 }, () => startWriter(url))
    await vi.waitFor(async () => expect(await waiting()).toHaveLength(3), PATIENT)
    for (const writer of behind) writer.freeze()
    await vi.waitFor(async () => expect(await waiting()).toEqual([]), PATIENT)
    await holder.release()
    await put(db, 'other')
    expect(await db.orm.$count(db.tables.settings)).toBe(1)
  })
})

describe('what bounds a process that stands still', () => {
  test('a write asks for its turn again and again, for as long as it may wait', async () => {
    const { db, waiting, url } = await open()
    const other = openDatabase(url)
    onTestFinished(() => other.close())
    const holder = holdLock(url)
    await holder.holding
    const writes = Promise.all([onlySend(other, 'a'), onlySend(other, 'b'), put(other, 'c')])
    const tries = new Set<string>()
    await vi.waitFor(async () => {
      for (const since of await waiting()) tries.add(since)
      expect(tries.size).toBeGreaterThan(2)
    }, PATIENT)
    await holder.release()
    await writes
    expect(await db.orm.$count(db.tables.settings)).toBe(3)
  })

  test('the server ends a transaction that is idle for 5 s and a wait for the lock after 2 s', async () => {
    const { db } = await open()
    const { settings } = db.tables
    const setting = (name: string) => sql<string>`current_setting(${name})`
    const bounds = { idle: setting('idle_in_transaction_session_timeout'), lock: setting('lock_timeout') }
    await put(db, 'a row to read them beside')
    expect(await db.atomic(orm => run(orm.select(bounds).from(settings)))).toEqual([{ idle: '5s', lock: '2s' }])
  })
})
