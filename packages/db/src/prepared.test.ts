import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { listed, rowsIn, run, send, valuesOf, type Database, type Tables, type Values } from './index.ts'
import { describeOnBothDatabases } from './testing/both.ts'
import { openMigrated } from './testing/opened.ts'

type NewGeneration = Tables['generations']['$inferInsert']

const at = (second: number) => new Date(Date.UTC(2026, 0, 2, 3, 4, second, 678))
const ROW = {
  ownerId: 'o',
  prompt: 'a fox',
  model: 'm',
  provider: 'p',
  parameters: { width: 1, height: 2, steps: null, guidance: 3.5, seed: 4, count: 1 },
  availableAt: at(0),
  createdAt: at(1),
} as const

describeOnBothDatabases('a prepared statement', make => {
  let db: Database
  beforeEach(async () => {
    const place = await make()
    onTestFinished(place.drop)
    db = await openMigrated(place.url)
  })

  const open = () => {
    const { orm, prepared, tables } = db
    const { generations } = tables
    return {
      orm,
      generations,
      add: prepared((tx, row: NewGeneration) => tx.insert(generations).values(row).returning()),
      all: () => orm.select().from(generations).orderBy(asc(generations.id)),
    }
  }

  test('writes and reads what Drizzle does, whatever is given and left out, with nulls and every kind of column', async () => {
    const { orm, generations, add, all } = open()
    const rows: NewGeneration[] = [
      { ...ROW, id: 'a' },
      { ...ROW, id: 'b', error: null, negativePrompt: undefined, startedAt: null, typed: null },
      { ...ROW, id: 'c', error: { code: 'c', message: 'm' }, cleared: true, startedAt: at(2), progress: 0.25 },
      { ...ROW, id: 'd', error: { code: 'd', message: 'n' }, cleared: false, startedAt: at(3), progress: 0.5 },
    ]
    const given = []
    for (const row of rows) given.push(...(await add(orm, row)))
    const read = await all()
    expect(given).toEqual(read)
    await orm.delete(generations)
    for (const row of rows) await orm.insert(generations).values(row)
    expect(read).toEqual(await all())
  })

  test('runs inside of an atomic write, each time with its own values', async () => {
    const { orm, generations, add, all } = open()
    const until = db.prepared((tx, { now, cleared }: { now: Date; cleared: boolean }) =>
      tx
        .select({ id: generations.id })
        .from(generations)
        .where(
          and(
            lte(generations.createdAt, sql.param(now, generations.createdAt)),
            eq(generations.cleared, sql.param(cleared, generations.cleared)),
          ),
        ),
    )
    const seen = await db.atomic(function* (tx) {
      yield* send(add(tx, { ...ROW, id: 'a' }))
      yield* send(add(tx, { ...ROW, id: 'b', createdAt: at(9), cleared: true }))
      const early = yield* run(until(tx, { now: at(5), cleared: false }))
      return [early, yield* run(until(tx, { now: at(9), cleared: true }))]
    })
    expect(seen).toEqual([[{ id: 'a' }], [{ id: 'b' }]])
    expect(await until(orm, { now: at(0), cleared: false })).toEqual([])
    const failing = db.atomic(function* (tx) {
      yield* send(add(tx, { ...ROW, id: 'c' }))
      yield* run(add(tx, { ...ROW, id: 'a' }))
    })
    await expect(failing).rejects.toThrow(/UNIQUE|insert into/)
    expect((await all()).map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test('takes lists of any length, and rows', async () => {
    const { orm, generations } = open()
    const addAll = db.prepared((tx, rows: Values<NewGeneration>) =>
      tx.insert(generations).values(rowsIn<NewGeneration>(rows)),
    )
    const of = db.prepared((tx, ids: Record<string, string>) =>
      tx
        .select({ id: generations.id })
        .from(generations)
        .where(inArray(generations.id, Object.values(ids))),
    )
    await addAll(orm, valuesOf([{ ...ROW, id: 'a' }]))
    await addAll(orm, valuesOf(['b', 'c', 'd'].map(id => ({ ...ROW, id, error: { code: id, message: id } }))))
    for (const ids of [[], ['a'], ['a', 'b', 'c'], ['a', 'b', 'c', 'd', 'none']])
      expect((await of(orm, listed(ids))).map(({ id }) => id).toSorted()).toEqual(ids.filter(id => id !== 'none'))
    const errors = await orm.select({ error: generations.error }).from(generations).orderBy(asc(generations.id))
    expect(errors.map(({ error }) => error?.code ?? null)).toEqual([null, 'b', 'c', 'd'])
  })
})
