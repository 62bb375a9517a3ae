import { randomUUID } from 'node:crypto'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { describe, inject } from 'vitest'
import type { Database } from '../database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
    /** A file of SQLite in which all migrations have run, for copies of it. */
    migratedFile: string
  }
}

/** The database of PostgreSQL in which all migrations have run. */
export const TEMPLATE = 'atelier_template'

/** A database of its own, and how to drop it. */
export interface TestDatabase {
  readonly dialect: Database['dialect']
  readonly url: string
  readonly drop: () => Promise<void>
}

/** Runs one suite on SQLite and on PostgreSQL. `make` gives a new, empty database; whoever calls it drops it. */
export function describeOnBothDatabases(name: string, suite: (make: () => Promise<TestDatabase>) => void) {
  describeOn(name, suite, makeSqlite, makePostgres)
}

/**
 * As {@link describeOnBothDatabases}, for what begins with the migrations and is about something else: they have run already,
 * since they take most of a short suite's time.
 */
export function describeOnMigratedDatabases(name: string, suite: (make: () => Promise<TestDatabase>) => void) {
  describeOn(name, suite, makeMigratedSqlite, async () => makePostgres(TEMPLATE))
}

function describeOn(
  name: string,
  suite: (make: () => Promise<TestDatabase>) => void,
  onSqlite: () => Promise<TestDatabase>,
  onPostgres: () => Promise<TestDatabase>,
) {
  describe(`${name} (sqlite)`, () => {
    suite(onSqlite)
  })
  describe(`${name} (postgresql)`, () => {
    suite(onPostgres)
  })
}

export async function makeSqlite(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'atelier-db-'))
  return {
    dialect: 'sqlite',
    url: join(folder, 'atelier.db'),
    drop: () => rm(folder, { recursive: true, force: true }),
  }
}

async function makeMigratedSqlite(): Promise<TestDatabase> {
  const made = await makeSqlite()
  await copyFile(inject('migratedFile'), made.url)
  return made
}

/** An empty one, or a copy of a template. */
export async function makePostgres(template?: string): Promise<TestDatabase> {
  const server = inject('postgresUrl')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const admin = async (statement: string) => {
    const sql = postgres(server, { max: 1, onnotice: () => {} })
    try {
      await sql.unsafe(statement)
    } finally {
      await sql.end()
    }
  }
  // Files are copied as they are: by way of the log, as is usual, it takes twice as long.
  await admin(`create database ${name}${template ? ` template ${template} strategy file_copy` : ''}`)
  return {
    dialect: 'postgresql',
    url: server.replace(/[^/]+$/, name),
    drop: () => admin(`drop database if exists ${name} with (force)`),
  }
}
