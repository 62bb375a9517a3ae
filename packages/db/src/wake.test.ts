import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase, run, type Database } from './index.ts'

describe('whoever waits for events in SQLite', () => {
  let folder: string
  let db: Database

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'atelier-db-'))
    db = openDatabase(join(folder, 'atelier.db'))
    await db.migrate()
  })
  afterEach(async () => {
    await db.close()
    await rm(folder, { recursive: true, force: true })
  })

  const tell = () =>
    db.atomic(function* (orm) {
      yield* run(
        orm
          .insert(db.tables.events)
          .values({ type: 'settings.updated', audience: '*', payload: {}, createdAt: new Date(0) }),
      )
    })

  test('is woken once by each write that tells of something', async () => {
    let woken = 0
    db.onEvents(() => {
      woken += 1
    })
    await tell()
    await tell()
    expect(woken).toBe(2)
  })

  test('sleeps on through writes that tell of nothing', async () => {
    await tell()
    let woken = 0
    db.onEvents(() => {
      woken += 1
    })
    const { settings } = db.tables
    await db.atomic(function* (orm) {
      yield* run(orm.insert(settings).values({ key: 'a', value: 1, updatedAt: new Date(0) }))
      yield* run(orm.update(settings).set({ value: 2 }).where(eq(settings.key, 'a')))
    })
    await db.atomic(function* (orm) {
      return yield* run(orm.select().from(settings))
    })
    expect(woken).toBe(0)
  })

  test('sleeps on through a write that was taken back', async () => {
    let woken = 0
    db.onEvents(() => {
      woken += 1
    })
    await expect(
      db.atomic(function* (orm) {
        yield* run(
          orm
            .insert(db.tables.events)
            .values({ type: 'settings.updated', audience: '*', payload: {}, createdAt: new Date(0) }),
        )
        throw new Error('on purpose')
      }),
    ).rejects.toThrow('on purpose')
    expect(woken).toBe(0)
  })
})
