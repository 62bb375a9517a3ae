import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteClient from 'better-sqlite3'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest'
import { openDatabase, run, translateDatabaseError } from './index.ts'
import { connect } from './postgres/connect.ts'
import { createReader } from './postgres/reader.ts'
import { createWriter } from './postgres/writer.ts'

const thrownBy = async (work: () => unknown): Promise<unknown> => {
  try {
    await work()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

describe('trouble with SQLite', () => {
  test('a full disk', async () => {
    const client = new SqliteClient(':memory:')
    client.exec('create table t (a)')
    client.pragma('max_page_count = 3')
    expect(
      translateDatabaseError(await thrownBy(() => client.prepare('insert into t values (zeroblob(100000))').run())),
    ).toBe('full')
  })

  test('a database that may not be written to', async () => {
    const client = new SqliteClient(':memory:')
    client.exec('create table t (a)')
    client.pragma('query_only = on')
    expect(translateDatabaseError(await thrownBy(() => client.exec('insert into t values (1)')))).toBe('read_only')
  })

  test('somebody else is writing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'atelier-trouble-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const [one, other] = [1, 2].map(() => new SqliteClient(join(folder, 'a.db'), { timeout: 0 }))
    one?.exec('create table t (a); begin immediate')
    expect(translateDatabaseError(await thrownBy(() => other?.exec('begin immediate')))).toBe('busy')
    one?.close()
    other?.close()
  })

  test('a file that cannot be opened', async () => {
    expect(translateDatabaseError(await thrownBy(() => openDatabase(tmpdir())))).toBe('unreachable')
  })

  test('a fault of ours is no trouble', async () => {
    const client = new SqliteClient(':memory:')
    expect(translateDatabaseError(await thrownBy(() => client.exec('select * from nowhere')))).toBeUndefined()
    expect(translateDatabaseError(new Error('something else'))).toBeUndefined()
    expect(translateDatabaseError('not an error')).toBeUndefined()
  })
})

describe('trouble with PostgreSQL', () => {
  let sql: Sql
  beforeAll(() => {
    sql = connect(inject('postgresUrl'), { max: 2 })
  })
  afterAll(() => sql.end())
  const failing = async (...statements: string[]) => {
    const connection = await sql.reserve()
    const error = await thrownBy(async () => {
      for (const statement of statements) await connection.unsafe(statement)
    })
    await connection.unsafe('rollback; reset all').catch(() => {})
    connection.release()
    return translateDatabaseError(error)
  }

  test('nothing listens there', async () => {
    const db = openDatabase('postgres://nobody@127.0.0.1:1/nothing')
    expect(translateDatabaseError(await thrownBy(() => db.check(2000)))).toBe('unreachable')
    await db.close()
  })

  test('the server ends the connection', async () => {
    expect(await failing('begin', 'select pg_terminate_backend(pg_backend_pid())')).toBe('unreachable')
  })

  test('the connection is used after it was lost', async () => {
    const connection = await sql.reserve()
    await connection`select pg_terminate_backend(pg_backend_pid())`.catch(() => {})
    expect(translateDatabaseError(await thrownBy(() => connection`select 1`))).toBe('unreachable')
    connection.release()
  })

  test('a statement takes too long', async () => {
    expect(await failing('set statement_timeout = 20', 'select pg_sleep(5)')).toBe('busy')
  })

  test('every connection is in use', async () => {
    const narrow = connect(inject('postgresUrl'), { max: 1, max_pipeline: 0 })
    const reader = createReader(narrow, { connections: 1, waitMs: 50 })
    const running = reader.unsafe('select pg_sleep(0.3)')
    expect(translateDatabaseError(await thrownBy(() => reader.unsafe('select 1')))).toBe('busy')
    await running
    expect(await reader.unsafe('select 1 as one')).toEqual([{ one: 1 }])
    await narrow.end()
  })

  test('another write takes too long', async () => {
    const narrow = connect(inject('postgresUrl'), { max: 1 })
    const atomic = createWriter(narrow, { begin: 'begin', waitMs: 50 })
    const holding = Promise.withResolvers<void>()
    const first = atomic(function* () {
      yield* run(holding.promise)
    })
    const late = atomic(function* () {})
    expect(translateDatabaseError(await thrownBy(() => late))).toBe('busy')
    holding.resolve()
    await first
    await atomic(function* () {})
    await narrow.end()
  })

  test('a server that takes no writes', async () => {
    expect(await failing('begin read only', 'create table t (a int)')).toBe('read_only')
  })

  test('a server that accepts and says nothing', async () => {
    const sockets = new Set<Socket>()
    const silent = createServer(socket => void sockets.add(socket))
    await new Promise<void>(resolve => void silent.listen(0, '127.0.0.1', resolve))
    const address = silent.address()
    const db = openDatabase(
      `postgres://nobody@127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/nothing`,
    )
    expect(translateDatabaseError(await thrownBy(() => db.check(100)))).toBe('unreachable')
    for (const socket of sockets) socket.destroy()
    await db.close()
    silent.close()
  })

  test('is seen through what wraps it', async () => {
    const db = openDatabase('postgres://nobody@127.0.0.1:1/nothing')
    const error = await thrownBy(() => db.orm.$count(db.tables.settings))
    expect(translateDatabaseError(new Error('the query failed', { cause: error }))).toBe('unreachable')
    await db.close()
  })

  test('a fault of ours is no trouble', async () => {
    expect(await failing('select * from nowhere')).toBeUndefined()
  })
})
