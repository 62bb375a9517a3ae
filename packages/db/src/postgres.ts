import { EventEmitter } from 'node:events'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import type { Database, Orm, Work } from './database.ts'
import { postgresKit } from './kits/postgres.ts'
import { defineTables } from './tables.ts'

const MIGRATIONS = fileURLToPath(new URL('../migrations/postgresql', import.meta.url))
const casing = 'snake_case'

/** Any two numbers, as long as every Atelier on this database uses the same. */
const LOCKS = { migrations: 7_261_001, writes: 7_261_002 }

export function openPostgres(url: string): Database {
  const client = postgres(url, {
    max: 10,
    connect_timeout: 10,
    // Seconds. Connections are renewed before firewalls and proxies forget them, and dead ones are noticed.
    max_lifetime: 30 * 60,
    idle_timeout: 5 * 60,
    keep_alive: 30,
    connection: { application_name: 'atelier', statement_timeout: 60_000 },
    onnotice: () => {},
  })
  const db = drizzle(client, { casing })
  const notified = new EventEmitter().setMaxListeners(0)
  let listening: Promise<unknown> | undefined

  return {
    dialect: 'postgresql',
    client,
    orm: db,
    tables: defineTables(postgresKit),
    // Waiting for the server takes longer than drizzle's mapper.
    readerOf: (_table, statement) => statement.execute.bind(statement),
    // One writer at a time, as SQLite has it: sequences then follow the order of commits, so a reader that
    // remembers the last number it saw misses nothing, and a guard that was read holds until the commit.
    atomic: <T>(work: (orm: Orm) => Work<T>) => db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${LOCKS.writes})`)
      const statements = work(tx)
      let step = statements.next()
      while (!step.done) step = statements.next(await step.value)
      return step.value
    }),
    onEvents(listener) {
      // postgres.js subscribes anew after a lost connection, and calls the third function each time: something may have been missed.
      const wake = () => void notified.emit('events')
      listening ??= client.listen('atelier_events', wake, wake).catch(() => { listening = undefined })
      notified.on('events', listener)
      return () => void notified.off('events', listener)
    },
    async migrate() {
      const single = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} })
      try {
        await single`select pg_advisory_lock(${LOCKS.migrations})`
        await migrate(drizzle(single, { casing }), { migrationsFolder: MIGRATIONS })
      }
      finally {
        await single.end({ timeout: 5 })
      }
    },
    async check(timeoutMs) {
      const answered = client`select 1`
      const timer = setTimeout(() => answered.cancel(), timeoutMs)
      try {
        await answered
      }
      finally {
        clearTimeout(timer)
      }
    },
    close: () => client.end({ timeout: 5 }),
  }
}
