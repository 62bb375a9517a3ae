import { execFile } from 'node:child_process'
import { open, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import SqliteClient from 'better-sqlite3'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { openDatabase, run, translateDatabaseError, type Database } from './index.ts'
import { createDamage } from './sqlite-damage.ts'
import { makeSqlite } from './testing/both.ts'

const PAGE = 4096

describe('a SQLite file that a disk has damaged', () => {
  let url: string
  beforeEach(async () => {
    const place = await makeSqlite()
    onTestFinished(place.drop)
    url = place.url
  })

  const opened = (): Database => {
    const db = openDatabase(url)
    onTestFinished(() => db.close())
    return db
  }

  /** Writes so many values of a page each, and then something else over the second half of the file. */
  async function damage(values: number): Promise<void> {
    const db = openDatabase(url)
    await db.migrate()
    for (let n = 0; n < values; n += 1)
      await db.atomic(orm =>
        run(orm.insert(db.tables.settings).values({ key: `${n}`, value: 'x'.repeat(PAGE), updatedAt: new Date(0) })),
      )
    await db.close()
    const { size } = await stat(url)
    const file = await open(url, 'r+')
    const half = Math.floor(size / 2 / PAGE) * PAGE
    await file.write(Buffer.alloc(size - half, 0x5a), 0, size - half, half)
    await file.close()
  }

  test('is found at the start', async () => {
    await damage(300)
    expect(await opened().verify(1000)).toEqual({ kind: 'damaged', fault: expect.stringMatching(/./) })
  })

  test('is found while the studio already runs where the file is large, and it is not ready from then on', async () => {
    await damage(3000)
    const db = opened()
    await db.check(1000)
    expect(await db.verify(0)).toEqual({ kind: 'unfinished' })
    await vi.waitFor(async () => {
      const error = await db.check(1000).then(
        () => undefined,
        (thrown: unknown) => thrown,
      )
      expect(translateDatabaseError(error)).toBe('damaged')
    }, 20_000)
  })

  test('is reported as damage by any statement that meets it, and it is not ready from then on', async () => {
    await damage(300)
    const db = opened()
    await db.check(1000)
    const thrown = await db.orm
      .select()
      .from(db.tables.settings)
      .catch((error: unknown) => error)
    expect(translateDatabaseError(thrown)).toBe('damaged')
    expect(translateDatabaseError(await db.check(1000).catch((error: unknown) => error))).toBe('damaged')
  })

  test('and one that is sound has no fault, however large', async () => {
    const db = opened()
    await db.migrate()
    expect(await db.verify(1000)).toEqual({ kind: 'sound' })
    const values = { value: 'x'.repeat(1_000_000), updatedAt: new Date(0) }
    for (let n = 0; n < 10; n += 1)
      await db.atomic(orm => run(orm.insert(db.tables.settings).values({ key: `${n}`, ...values })))
    expect(await db.verify(20_000)).toEqual({ kind: 'sound' })
    await db.check(1000)
  })
})

describe('a look at a SQLite file', () => {
  const ofFile = async (name: string) => {
    const { url, drop } = await makeSqlite()
    onTestFinished(drop)
    const path = `${url}-${name}`
    const client = new SqliteClient(':memory:')
    const damage = createDamage(client, path, { atOnceBytes: -1 })
    onTestFinished(() => damage.stop())
    return { path, client, damage }
  }

  test('that does not come to an end is ended by a stop', async () => {
    const { path, damage } = await ofFile('pipe')
    // SQLite waits in native code for somebody to write into it.
    await promisify(execFile)('mkfifo', [path])
    expect(await damage.verify(500)).toEqual({ kind: 'unfinished' })
    await damage.stop()
    damage.requireNone()
  })

  test('that fails says nothing of damage: it throws what kept it', async () => {
    const { damage } = await ofFile('missing')
    const error: unknown = await damage.verify(20_000).catch((thrown: unknown) => thrown)
    expect(translateDatabaseError(error)).toBe('unreachable')
    damage.requireNone()
    const { client, path } = await ofFile('closed')
    client.close()
    await expect(createDamage(client, path).verify(1000)).rejects.toThrow('not open')
  })

  test('that fails later is not forgotten: it is told once, and begun anew', async () => {
    const { path, damage } = await ofFile('late')
    expect(await damage.verify(0)).toEqual({ kind: 'unfinished' })
    await vi.waitFor(() => expect(() => damage.requireNone()).toThrow('unable to open'), 20_000)
    new SqliteClient(path).exec('create table a (b)').close()
    await vi.waitFor(() => damage.requireNone(), 20_000)
  })
})
