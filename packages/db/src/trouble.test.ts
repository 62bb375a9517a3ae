import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteClient from 'better-sqlite3'
import { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest'
import { openDatabase, translateDatabaseError } from './index.ts'

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
  let pool: Pool
  beforeAll(() => {
    pool = new Pool({ connectionString: inject('postgresUrl'), max: 2 })
    pool.on('connect', client => void client.on('error', () => {}))
  })
  afterAll(() => pool.end())
  const failing = async (...statements: string[]) => {
    const client = await pool.connect()
    const error = await thrownBy(async () => {
      for (const statement of statements) await client.query(statement)
    })
    client.release(true)
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
    const client = await pool.connect()
    await client.query('select pg_terminate_backend(pg_backend_pid())').catch(() => {})
    expect(translateDatabaseError(await thrownBy(() => client.query('select 1')))).toBe('unreachable')
    client.release(true)
  })

  test('a statement takes too long', async () => {
    expect(await failing('set statement_timeout = 20', 'select pg_sleep(5)')).toBe('busy')
  })

  test('every connection is in use', async () => {
    const narrow = new Pool({ connectionString: inject('postgresUrl'), max: 1, connectionTimeoutMillis: 50 })
    const client = await narrow.connect()
    expect(translateDatabaseError(await thrownBy(() => narrow.connect()))).toBe('busy')
    client.release()
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
