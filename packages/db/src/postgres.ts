import { EventEmitter } from 'node:events'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { Client, Pool, type PoolClient } from 'pg'
import type { Database, Orm, Work } from './database.ts'
import { postgresKit } from './kits/postgres.ts'
import { createListener } from './listener.ts'
import { refuseNewer } from './newer.ts'
import { defineTables } from './tables.ts'
import { isLostConnection } from './trouble.ts'

const MIGRATIONS = fileURLToPath(new URL('../migrations/postgresql', import.meta.url))
const casing = 'snake_case'

/** Any two numbers, as long as every Atelier on this database uses the same. */
const LOCKS = { migrations: 7_261_001, writes: 7_261_002 }

/** Milliseconds. What the URL says of these wins. */
const TIMES = {
  connectionTimeoutMillis: 10_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 30_000,
  statement_timeout: 60_000,
  /** For a line that is dead without anybody having said so; the server gives up before. */
  query_timeout: 70_000,
  /** A process that froze inside a transaction holds the lock of all writers no longer than this. */
  idle_in_transaction_session_timeout: 20_000,
}

export function openPostgres(url: string): Database {
  const connection = { application_name: 'atelier', connectionString: url, ...TIMES }
  const pool = new Pool({
    ...connection,
    max: 10,
    // Connections are renewed before firewalls and proxies forget them.
    maxLifetimeSeconds: 30 * 60,
    idleTimeoutMillis: 5 * 60_000,
  })
  // The query that a lost connection was busy with has rejected; unheard, the event would end the process.
  pool.on('error', () => {})
  pool.on('connect', client => void client.on('error', () => {}))
  const notified = new EventEmitter().setMaxListeners(0)
  const listener = createListener(() => new Client(connection))
  let listening = false

  return {
    dialect: 'postgresql',
    pool,
    listen: listener.listen,
    orm: drizzle(pool, { casing }),
    tables: defineTables(postgresKit),
    // Waiting for the server takes longer than drizzle's mapper.
    readerOf: (_table, statement) => statement.execute.bind(statement),
    atomic: createAtomic(pool),
    onEvents(hear) {
      // Heard anew after a lost connection too: something may have been missed.
      const wake = () => void notified.emit('events')
      if (!listening) listener.listen('atelier_events', { onNotification: wake, onListening: wake })
      listening = true
      notified.on('events', hear)
      return () => void notified.off('events', hear)
    },
    migrate: () => migrateAlone(connection),
    check: timeoutMs => within(timeoutMs, pool.query('select 1')),
    async close() {
      await listener.close()
      if (!pool.ending) await pool.end()
    },
  }
}

/**
 * One writer at a time, as SQLite has it: sequences then follow the order of commits, so a reader that remembers the
 * last number it saw misses nothing, and a guard that was read holds until the commit.
 */
function createAtomic(pool: Pool) {
  const orms = new WeakMap<PoolClient, Orm>()
  const ormOf = (client: PoolClient) => {
    const orm = orms.get(client) ?? drizzle(client, { casing })
    orms.set(client, orm)
    return orm
  }
  return async function atomic<T>(work: (orm: Orm) => Work<T>): Promise<T> {
    const client = await begin(pool)
    try {
      const statements = work(ormOf(client))
      let step = statements.next()
      while (!step.done) step = statements.next(await step.value)
      await client.query('commit')
      client.release()
      return step.value
    } catch (error) {
      // A connection that cannot take back what it began is not used again.
      client.release(
        await client.query('rollback').then(
          () => false,
          () => true,
        ),
      )
      throw error
    }
  }
}

/** A connection on which a write has begun. One that was lost while it rested is left for another: nothing was done on it yet. */
async function begin(pool: Pool): Promise<PoolClient> {
  for (let left = pool.options.max; ; left -= 1) {
    const client = await pool.connect()
    try {
      // One trip to the server.
      await client.query(`begin; select pg_advisory_xact_lock(${LOCKS.writes})`)
      return client
    } catch (error) {
      client.release(true)
      if (left <= 1 || !isLostConnection(error)) throw error
    }
  }
}

async function migrateAlone(connection: ConstructorParameters<typeof Client>[0] & object): Promise<void> {
  const client = new Client({ ...connection, statement_timeout: 0, query_timeout: 0 })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(${LOCKS.migrations})`)
    await migrate(drizzle(client, { casing }), { migrationsFolder: MIGRATIONS })
    const {
      rows: [applied],
    } = await client.query<{ newest: string }>('select max(created_at) as newest from drizzle.__drizzle_migrations')
    refuseNewer(Number(applied?.newest), MIGRATIONS)
  } finally {
    await client.end()
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
