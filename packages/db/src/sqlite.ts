import { EventEmitter } from 'node:events'
import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import SqliteClient from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { LRUCache } from 'lru-cache'
import type { Database, Orm } from './database.ts'
import { sqliteKit } from './kits/sqlite.ts'
import { refuseNewer } from './newer.ts'
import { searchWords } from './search/search-text.ts'
import { titleKey } from './search/title-key.ts'
import { createPrepared, createReaderOf } from './sqlite/prepared.ts'
import { createWrites } from './sqlite/writes.ts'
import { createDamage, type Damage } from './sqlite-damage.ts'
import { defineTables } from './tables.ts'

const MIGRATIONS = fileURLToPath(new URL('../migrations/sqlite', import.meta.url))

export function openSqlite(path: string): Database {
  const client = new SqliteClient(path)
  const file = fileAt(path)
  client.pragma('busy_timeout = 5000')
  client.pragma('journal_mode = WAL')
  // A commit that was answered survives a power cut.
  client.pragma('synchronous = FULL')
  client.pragma('foreign_keys = ON')
  // KiB. What is not in it is read from the system's own cache, in no more time: neither more nor the file mapped into memory,
  // which counts as this process's for as long as it runs, made any page of a large gallery faster (docs/performance.md).
  client.pragma('cache_size = -4096')
  // What a savepoint needs to be undone by goes into memory rather than into a file.
  client.pragma('temp_store = MEMORY')
  addSearchWords(client)
  const damage = createDamage(client, path)
  cacheStatements(client, damage)
  const orm = drizzle(client, { casing: 'snake_case' }) as unknown as Orm
  const committed = new EventEmitter().setMaxListeners(0)
  const writes = createWrites(client, orm, () => void committed.emit('events'))

  return {
    dialect: 'sqlite',
    orm,
    tables: defineTables(sqliteKit),
    readerOf: createReaderOf(client),
    prepared: createPrepared(client, orm),
    atomic: writes.atomic,
    onEvents(listener) {
      committed.on('events', listener)
      return () => void committed.off('events', listener)
    },
    migrate: async () => bringUpToDate(client),
    now: async () => new Date(),
    async check() {
      client.prepare('select 1').get()
      damage.requireNone()
      // SQLite goes on writing into a file that has no name any more, and all of it is gone with the process.
      if (fileAt(path) !== file) throw new Error(`The database file ${path} was removed or replaced.`)
    },
    verify: damage.verify,
    async close() {
      writes.finish()
      await damage.stop()
      client.close()
    },
  }
}

/**
 * As Drizzle's migrator, whose own ROLLBACK hides why it failed: SQLite takes a transaction back by itself when the disk is
 * full. One process owns the file (see `lockFile`), so the transaction is lock enough.
 */
function bringUpToDate(client: SqliteClient.Database): void {
  client
    .transaction(() => {
      client.exec(
        'create table if not exists __drizzle_migrations (id integer primary key, hash text not null, created_at numeric)',
      )
      const newest =
        client.prepare<[], number | null>('select max(created_at) from __drizzle_migrations').pluck().get() ?? 0
      refuseNewer(newest, MIGRATIONS)
      for (const { sql, hash, folderMillis } of readMigrationFiles({ migrationsFolder: MIGRATIONS })) {
        if (folderMillis <= newest) continue
        for (const statement of sql) client.exec(statement)
        client.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)').run(hash, folderMillis)
      }
    })
    .immediate()
}

/** The functions that the triggers of the search ask, and migrations; a connection without them cannot write images. */
export function addSearchWords(client: SqliteClient.Database): void {
  client.function('search_words', { deterministic: true }, text => searchWords(String(text)).join(' '))
  client.function('title_key', { deterministic: true }, text => titleKey(String(text)))
}

/** Which file stands under this name; undefined where there is none. */
const fileAt = (path: string) => statSync(path, { throwIfNoEntry: false })?.ino

/** Different texts of statements that stay compiled; those with a list of ids have one for each length. */
const MAX_STATEMENTS = 200

/**
 * Drizzle compiles a statement anew whenever it runs one. A text that was compiled before is given again: nothing here
 * holds a statement open while another runs, and drizzle asks the same of the same text each time.
 */
function cacheStatements(client: SqliteClient.Database, damage: Pick<Damage, 'noting'>): void {
  const compile = client.prepare.bind(client)
  const statements = new LRUCache<string, SqliteClient.Statement>({ max: MAX_STATEMENTS })
  client.prepare = ((text: string) => {
    const known = statements.get(text)
    if (known) return known
    const statement = telling(
      damage.noting(() => compile(text)),
      damage,
    )
    statements.set(text, statement)
    return statement
  }) as typeof client.prepare
}

/** Whatever way a statement is run in: damage that it comes upon is remembered. */
function telling(statement: SqliteClient.Statement, { noting }: Pick<Damage, 'noting'>): SqliteClient.Statement {
  for (const way of ['run', 'get', 'all'] as const) {
    const run: (...values: unknown[]) => unknown = statement[way].bind(statement)
    statement[way] = ((...values: unknown[]) => noting(() => run(...values))) as never
  }
  return statement
}

/**
 * Holds a lock file until it is released or the process ends, however it ends: SQLite's own file lock on an empty
 * database. Undefined where another process holds it.
 */
export function lockFile(path: string): { release: () => void } | undefined {
  const client = new SqliteClient(path, { timeout: 0 })
  try {
    client.pragma('locking_mode = EXCLUSIVE')
    client.exec('BEGIN EXCLUSIVE')
    return { release: () => void client.close() }
  } catch (error) {
    client.close()
    if (error instanceof SqliteClient.SqliteError && error.code.startsWith('SQLITE_BUSY')) return undefined
    throw error
  }
}
