import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { describe, inject } from 'vitest'
import type { Database } from '../database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
  }
}

/** An empty database of its own, and how to drop it. */
export interface TestDatabase {
  readonly dialect: Database['dialect']
  readonly url: string
  readonly drop: () => Promise<void>
}

/** Runs one suite on SQLite and on PostgreSQL. `make` gives a new, empty database; whoever calls it drops it. */
export function describeOnBothDatabases(name: string, suite: (make: () => Promise<TestDatabase>) => void) {
  describe(`${name} (sqlite)`, () => {
    suite(makeSqlite)
  })
  describe(`${name} (postgresql)`, () => {
    suite(makePostgres)
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

export async function makePostgres(): Promise<TestDatabase> {
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
  await admin(`create database ${name}`)
  return {
    dialect: 'postgresql',
    url: server.replace(/[^/]+$/, name),
    drop: () => admin(`drop database if exists ${name} with (force)`),
  }
}
