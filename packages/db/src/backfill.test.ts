import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { STRETCH_SIZE } from '@atelier/contracts'
import SqliteClient from 'better-sqlite3'
import { eq } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import postgres from 'postgres'
import { expect, onTestFinished, test } from 'vitest'
import { addSearchWords, titleKey } from './index.ts'
import { describeOnBothDatabases, openMigrated, type TestDatabase } from './testing/index.ts'

const folderOf = (dialect: string) => fileURLToPath(new URL(`../migrations/${dialect}`, import.meta.url))

/** How many migrations a studio has run that was begun before there was a timeline, or before there were owners. */
const BEFORE = { timeline: 2, owners: 5, keys: 6, sorts: 13, scopes: 14 }

const firstOf = (dialect: string, count: number) =>
  readMigrationFiles({ migrationsFolder: folderOf(dialect) }).slice(0, count)

const ROWS = `insert into generated_images (id, prompt, model, provider, storage_key, filename, mime_type, width, height, size_bytes, sha256, placeholder, favorite, created_at)
  values %s`
const rowsWith = (values: (n: number) => string) =>
  ROWS.replace('%s', Array.from({ length: 450 }, (_, n) => values(n)).join(', '))
const textsOf = (n: number) =>
  `'${n}', 'p', ${n % 3 === 0 ? 'null, null' : "'a/one', 'sketch'"}, 'key-${n}', 'f', 'image/png', 128, 64, 1, 's', ''`

/** Runs the first migrations, and then statements. */
async function runFirst({ dialect, url }: TestDatabase, count: number, rows: readonly string[]): Promise<void> {
  const migrations = firstOf(dialect, count)
  const last = migrations.at(-1)
  if (dialect === 'sqlite') {
    const client = new SqliteClient(url)
    addSearchWords(client)
    for (const { sql } of migrations) for (const statement of sql) client.exec(statement)
    client.exec('create table __drizzle_migrations (id integer primary key, hash text not null, created_at numeric)')
    client
      .prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)')
      .run(last?.hash, last?.folderMillis)
    for (const statement of rows) client.exec(statement)
    client.close()
    return
  }
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  for (const { sql: statements } of migrations) for (const statement of statements) await sql.unsafe(statement)
  await sql.unsafe(
    'create schema drizzle; create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)',
  )
  await sql`insert into drizzle.__drizzle_migrations (hash, created_at)
    values (${last?.hash ?? ''}, ${last?.folderMillis ?? 0})`
  for (const statement of rows) await sql.unsafe(statement)
  await sql.end()
}

describeOnBothDatabases('a gallery that was begun before it was counted in outline', make => {
  test('is counted by the migration, and goes on being counted', async () => {
    const place = await make()
    onTestFinished(() => place.drop())
    const valuesOf = (n: number) =>
      place.dialect === 'sqlite'
        ? `(${textsOf(n)}, ${n % 2}, ${n})`
        : `(${textsOf(n)}, ${n % 2 === 1}, to_timestamp(${n} / 1000.0))`
    await runFirst(place, BEFORE.timeline, [rowsWith(valuesOf)])
    const db = await openMigrated(place.url)
    const {
      orm,
      tables: { imageBuckets, generatedImages },
    } = db
    await orm.delete(generatedImages).where(eq(generatedImages.id, '0'))
    const rows = await orm.select().from(imageBuckets).where(eq(imageBuckets.scope, ''))
    // Positions 1 to 450, without the first; two providers, and favourites or not.
    expect(rows.map(row => [row.bucket, row.total])).toHaveLength(12)
    expect(rows.reduce((sum, row) => sum + row.total, 0)).toBe(449)
    expect(rows.every(row => Math.abs(row.ratios / row.total - 2) < 1e-9)).toBe(true)
    expect(Math.max(...rows.map(row => row.createdAt.getTime()))).toBe(449)
    expect(rows.filter(row => row.provider === '').every(row => row.model === '')).toBe(true)
  })
})

describeOnBothDatabases('a studio that was begun before there were owners', make => {
  test('belongs to its own user, and names are unique for each owner', async () => {
    const place = await make()
    onTestFinished(() => place.drop())
    const at = place.dialect === 'sqlite' ? '1' : 'to_timestamp(1)'
    await runFirst(place, BEFORE.owners, [
      rowsWith(n => `(${textsOf(n)}, ${place.dialect === 'sqlite' ? 0 : false}, ${at})`),
      `insert into generations (id, prompt, model, provider, parameters, available_at, created_at) values ('a', 'p', 'm', 'x', '{}', ${at}, ${at})`,
      `insert into grids (id, base, axes, cells, created_at) values ('a', '{}', '[]', 1, ${at})`,
      `insert into collections (id, name, place, created_at, updated_at) values ('a', 'n', 1, ${at}, ${at})`,
      `insert into styles (id, name, prompt, created_at, updated_at) values ('a', 'n', 'p', ${at}, ${at})`,
      `insert into wildcards (id, name, entries, created_at, updated_at) values ('a', 'n', '[]', ${at}, ${at})`,
      `insert into events (type, payload, created_at) values ('image.removed', '{"id":""}', ${at})`,
    ])
    const db = await openMigrated(place.url)
    const { orm, tables } = db
    for (const table of [
      tables.generatedImages,
      tables.generations,
      tables.grids,
      tables.collections,
      tables.styles,
      tables.wildcards,
    ]) {
      const owners = await orm.selectDistinct({ owner: table.ownerId }).from(table)
      expect(owners).toEqual([{ owner: '00000000-0000-0000-0000-000000000000' }])
    }
    expect(await orm.select({ audience: tables.events.audience }).from(tables.events)).toEqual([{ audience: '*' }])
    const [style] = await orm.select().from(tables.styles)
    if (!style) throw new Error('the style is gone')
    await expect(orm.insert(tables.styles).values({ ...style, id: 'b' })).rejects.toThrow(/insert into|unique/i)
    await orm.insert(tables.styles).values({ ...style, id: 'b', ownerId: 'another' })
  })
})

describeOnBothDatabases('a studio whose generations had idempotency keys', make => {
  test('knows those of the last day from a table of their own', async () => {
    const place = await make()
    onTestFinished(() => place.drop())
    const at = (ms: number) => (place.dialect === 'sqlite' ? `${ms}` : `to_timestamp(${ms} / 1000.0)`)
    const [now, before] = [Date.now() - 60_000, Date.now() - 25 * 60 * 60 * 1000]
    const [one, batch, grid] = ['a', 'b', 'c'].map(letter => letter.repeat(64))
    const lineFeed = place.dialect === 'sqlite' ? 'char(10)' : 'chr(10)'
    const generation = (id: string, key: string, hash: string | undefined, createdAt = now, gridId = 'null') =>
      `insert into generations (id, owner_id, prompt, model, provider, parameters, available_at, created_at, idempotency_key, request_hash, grid_id)
       values ('${id}', 'ana', 'p', 'm', 'x', '{}', ${at(createdAt)}, ${at(createdAt)}, ${key}, '${hash}', ${gridId})`
    await runFirst(place, BEFORE.keys, [
      `insert into grids (id, owner_id, base, axes, cells, created_at) values ('g', 'ana', '{}', '[]', 1, ${at(now)})`,
      generation('1', "'single'", one),
      generation('2', "'yesterday'", one, before),
      generation('3', "'batch'", `batch ${batch} 77`),
      generation('4', `'3' || ${lineFeed} || '1'`, `batch ${batch} 77`),
      generation('5', `'3' || ${lineFeed} || '2'`, `batch ${batch} 77`),
      generation('6', "'grid'", grid, now, "'g'"),
      generation('7', 'null', one),
    ])
    const db = await openMigrated(place.url)
    const { idempotencyKeys: keys, generations } = db.tables
    const rows = await db.orm.select().from(keys).orderBy(keys.key)
    expect(
      rows.map(({ key, operation, requestHash, resource, result }) => [key, operation, requestHash, resource, result]),
    ).toEqual([
      ['batch', 'createGenerations', batch, '3', { id: '3', ids: ['3', '4', '5'], drawSeed: 77 }],
      ['grid', 'createGrid', grid, 'g', { id: 'g' }],
      ['single', 'createGeneration', one, '1', { id: '1' }],
    ])
    expect(new Set(rows.map(row => row.actorId))).toEqual(new Set(['ana']))
    expect(rows.map(row => row.expiresAt.getTime() - row.createdAt.getTime())).toEqual(
      rows.map(() => 24 * 60 * 60 * 1000),
    )
    expect(await db.orm.$count(generations)).toBe(7)
  })
})

const TITLES = [
  'Fox 10',
  'the 007th  FOX!',
  'ÉCOLE',
  '“Zebra”',
  '雪の灯台',
  '!?',
  '0',
  'x'.repeat(99),
  '1234567890123',
  null,
]

describeOnBothDatabases('a gallery that stood by time alone', make => {
  test('knows titles, what its images came of and which a collection has', async () => {
    const place = await make()
    onTestFinished(() => place.drop())
    const at = place.dialect === 'sqlite' ? '1' : 'to_timestamp(1)'
    const [no, yes] = place.dialect === 'sqlite' ? ['0', '1'] : ['false', 'true']
    await runFirst(place, BEFORE.sorts, [
      rowsWith(n => `('ana', ${textsOf(n)}, ${no}, ${at})`).replace('(id,', '(owner_id, id,'),
      ...TITLES.flatMap((title, n) =>
        title === null ? [] : [`update generated_images set title = '${title}' where position = ${n + 1}`],
      ),
      `insert into collections (id, owner_id, name, place, created_at, updated_at) values ('a', 'ana', 'n', 1, ${at}, ${at})`,
      `insert into collection_images (collection_id, image_position, trashed, added_at) values ('a', 3, ${no}, ${at})`,
      `update generated_images set favorite = ${yes} where position = 2`,
    ])
    const db = await openMigrated(place.url)
    const { generatedImages: images } = db.tables
    const rows = await db.orm.select().from(images).orderBy(images.position).limit(TITLES.length)
    expect(rows.map(row => row.titleKey)).toEqual(TITLES.map(titleKey))
    expect(rows.map(row => row.task)).toEqual(rows.map(row => (row.provider === null ? null : 'text-to-image')))
    expect(rows.filter(row => row.collected).map(row => row.position)).toEqual([3])
  })
})

describeOnBothDatabases('a gallery that was everybody’s', make => {
  test('is its owners’: counted, found and told for each, and goes on being so', async () => {
    const place = await make()
    onTestFinished(() => place.drop())
    const [at, no] = place.dialect === 'sqlite' ? ['1', '0'] : ['to_timestamp(1)', 'false']
    const nil = '00000000-0000-0000-0000-000000000000'
    await runFirst(place, BEFORE.scopes, [
      rowsWith(n => `('${n % 9 === 0 ? 'ana' : nil}', ${textsOf(n)}, ${no}, ${at})`).replace('(id,', '(owner_id, id,'),
      `update generated_images set tags = '["fox"]' where position <= 10`,
      `insert into generations (id, owner_id, prompt, model, provider, parameters, available_at, created_at) values ('a', 'ana', 'p', 'm', 'x', '{}', ${at}, ${at})`,
      `insert into events (type, payload, audience, created_at) values ('image.removed', '{"id":""}', 'everybody', ${at})`,
    ])
    const db = await openMigrated(place.url)
    const { orm, tables } = db
    const { imageCounts, imageTags, imageBuckets, generatedImages: images } = tables
    const totals = async (table: typeof imageCounts | typeof imageTags | typeof imageBuckets) => {
      const rows = await orm.select({ scope: table.scope, total: table.total }).from(table)
      return Object.fromEntries(
        Array.from(
          Map.groupBy(rows, row => row.scope),
          ([scope, list]) => [scope, list.reduce((sum, row) => sum + row.total, 0)] as const,
        ),
      )
    }
    for (const table of [imageCounts, imageBuckets])
      expect(await totals(table)).toEqual({ '': 450, [nil]: 400, ana: 50 })
    expect(await totals(imageTags)).toEqual({ '': 10, [nil]: 8, ana: 2 })
    expect(await orm.select().from(tables.generationTurns)).toEqual([{ provider: 'x', ownerId: 'ana', turn: 0 }])
    expect(await orm.select({ audience: tables.events.audience }).from(tables.events)).toEqual([{ audience: '*' }])

    await orm.update(images).set({ shared: true }).where(eq(images.ownerId, 'ana'))
    await orm.update(images).set({ ownerId: 'ben' }).where(eq(images.position, 2))
    await orm.delete(images).where(eq(images.position, 1))
    for (const table of [imageCounts, imageBuckets])
      expect(await totals(table)).toEqual({ '': 449, [nil]: 399, ana: 49, ben: 1, shared: 49 })
    expect(await totals(imageTags)).toEqual({ '': 9, [nil]: 7, ana: 1, ben: 1, shared: 1 })
    if (place.dialect === 'postgresql') return
    const client = new SqliteClient(place.url, { readonly: true })
    onTestFinished(() => void client.close())
    const found = (match: string) =>
      client
        .prepare<[string], number>('select count(*) from image_search where image_search match ?')
        .pluck()
        .get(match)
    expect([
      found('facets:"others"'),
      found('facets:"oana"'),
      found('facets:"oben"'),
      found('facets:"shared"'),
    ]).toEqual([50, 49, 1, 49])
  })
})

test('both databases count by the size of a stretch that the contract tells of', () => {
  for (const dialect of ['sqlite', 'postgresql']) {
    const text = ['0003_bucket_counts', '0014_owners_and_scopes']
      .map(name => readFileSync(`${folderOf(dialect)}/${name}.sql`, 'utf8'))
      .join('')
    const divisors = Array.from(text.matchAll(/position \/ (\d+)/g), ([, divisor]) => Number(divisor))
    expect(new Set(divisors)).toEqual(new Set([STRETCH_SIZE]))
  }
})
