import { open, stat } from 'node:fs/promises'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { openDatabase, run, translateDatabaseError, type Database } from './index.ts'
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

  /** So many values of a page each, and then the second half of the file full of something else. */
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

  test('is found out by the look at the start', async () => {
    await damage(100)
    expect(await opened().verify(1000)).toMatch(/./)
  })

  test('is found out beside the start where the file is large, and it is not ready from then on', async () => {
    await damage(3000)
    const db = opened()
    await db.check(1000)
    expect(await db.verify(0)).toBeUndefined()
    await vi.waitFor(async () => {
      const error = await db.check(1000).then(
        () => undefined,
        (thrown: unknown) => thrown,
      )
      expect(translateDatabaseError(error)).toBe('damaged')
    }, 20_000)
  })

  test('is told as such by whatever comes upon it, and it is not ready from then on', async () => {
    await damage(100)
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
    expect(await db.verify(1000)).toBeUndefined()
    const values = { value: 'x'.repeat(1_000_000), updatedAt: new Date(0) }
    for (let n = 0; n < 10; n += 1)
      await db.atomic(orm => run(orm.insert(db.tables.settings).values({ key: `${n}`, ...values })))
    expect(await db.verify(20_000)).toBeUndefined()
    await db.check(1000)
  })
})
