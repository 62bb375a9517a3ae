import type { Database } from '../database.ts'
import { postgresKit } from '../kits/postgres.ts'
import { defineTables } from '../tables.ts'
import { connect } from './connect.ts'
import { createEvents } from './events.ts'
import { createListener } from './listener.ts'
import { migrateAlone } from './migrate.ts'
import { ormOf } from './orm.ts'
import { createQuery } from './query.ts'
import { createReader } from './reader.ts'
import { openWire } from './wire.ts'
import { createPrepared } from './statements.ts'
import { createWriter } from './writer.ts'

/** Any two numbers, as long as every Atelier on this database uses the same. */
const LOCKS = { migrations: 7_261_001, writes: 7_261_002 }

/** Beside these a process has one connection to write and one to listen. */
const READERS = 9
/** Milliseconds that a statement or a write waits for its connection, and a write for its turn among all processes. */
const WAIT_MS = 10_000
/**
 * Milliseconds that the server lets a write wait for the lock before it is asked again. A process that froze while it waited
 * is out of the server's line by then, and does not get the lock to hold it in its sleep.
 */
const LOCK_MS = 2000
/** Seconds that statements under way have before the connections are closed. */
const END_S = 5

export function openPostgres(url: string): Database {
  const reads = connect(url, { max: READERS, max_pipeline: 0 })
  // It is renewed by resting, not by its age: a write may be waiting for it.
  const writes = connect(url, { max: 1, max_lifetime: null, connection: { lock_timeout: LOCK_MS } })
  const reader = createReader(reads, { connections: READERS, waitMs: WAIT_MS })
  const listener = createListener(events => openWire(url, events))

  return {
    dialect: 'postgresql',
    query: createQuery(reads, reader),
    listen: listener.listen,
    orm: ormOf(reader),
    tables: defineTables(postgresKit),
    prepared: createPrepared,
    // Waiting for the server takes longer than Drizzle's mapper.
    readerOf: statement => statement.execute.bind(statement),
    atomic: createWriter(writes, { begin: `begin; select pg_advisory_xact_lock(${LOCKS.writes})`, waitMs: WAIT_MS }),
    onEvents: createEvents(listener.listen),
    migrate: () => migrateAlone(url, LOCKS.migrations),
    async now() {
      const [row] = await reads<{ ms: number }[]>`
        select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`
      return new Date(row?.ms ?? Number.NaN)
    },
    verify: async () => ({ kind: 'sound' }),
    check: timeoutMs => within(timeoutMs, reads`select 1`),
    async close() {
      await listener.close()
      await Promise.all([reads.end({ timeout: END_S }), writes.end({ timeout: END_S })])
    },
  }
}

async function within(timeoutMs: number, work: Promise<unknown>): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(
    () =>
      reject(Object.assign(new Error(`The database did not answer within ${timeoutMs} ms.`), { code: 'ETIMEDOUT' })),
    timeoutMs,
  )
  try {
    await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
