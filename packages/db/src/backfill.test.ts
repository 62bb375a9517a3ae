import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { STRETCH_SIZE } from '@atelier/contracts'
import SqliteClient from 'better-sqlite3'
import { eq } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { Client } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from './index.ts'
import { describeOnBothDatabases, type TestDatabase } from './testing/index.ts'

const folderOf = (dialect: string) => fileURLToPath(new URL(`../migrations/${dialect}`, import.meta.url))

/** The migrations that a gallery had that was begun before the timeline was. */
const olderOf = (dialect: string) => readMigrationFiles({ migrationsFolder: folderOf(dialect) }).slice(0, 2)

const ROWS = `insert into generated_images (id, prompt, model, provider, storage_key, filename, mime_type, width, height, size_bytes, sha256, placeholder, favorite, created_at)
  values %s`
const rowsWith = (values: (n: number) => string) =>
  ROWS.replace('%s', Array.from({ length: 450 }, (_, n) => values(n)).join(', '))
const textsOf = (n: number) =>
  `'${n}', 'p', ${n % 3 === 0 ? 'null, null' : "'a/one', 'sketch'"}, 'key-${n}', 'f', 'image/png', 128, 64, 1, 's', ''`

async function runOlder({ dialect, url }: TestDatabase): Promise<void> {
  const migrations = olderOf(dialect)
  const last = migrations.at(-1)
  if (dialect === 'sqlite') {
    const client = new SqliteClient(url)
    for (const { sql } of migrations) for (const statement of sql) client.exec(statement)
    client.exec('create table __drizzle_migrations (id integer primary key, hash text not null, created_at numeric)')
    client
      .prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)')
      .run(last?.hash, last?.folderMillis)
    client.exec(rowsWith(n => `(${textsOf(n)}, ${n % 2}, ${n})`))
    client.close()
    return
  }
  const client = new Client(url)
  await client.connect()
  for (const { sql } of migrations) for (const statement of sql) await client.query(statement)
  await client.query(
    'create schema drizzle; create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)',
  )
  await client.query('insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)', [
    last?.hash,
    last?.folderMillis,
  ])
  await client.query(rowsWith(n => `(${textsOf(n)}, ${n % 2 === 1}, to_timestamp(${n} / 1000.0))`))
  await client.end()
}

describeOnBothDatabases('a gallery that was begun before it was counted in outline', make => {
  test('is counted by the migration, and goes on being counted', async () => {
    const place = await make()
    onTestFinished(() => place.drop())
    await runOlder(place)
    const db = openDatabase(place.url)
    onTestFinished(() => db.close())
    await db.migrate()
    const {
      orm,
      tables: { imageBuckets, generatedImages },
    } = db
    await orm.delete(generatedImages).where(eq(generatedImages.id, '0'))
    const rows = await orm.select().from(imageBuckets)
    // Positions 1 to 450, without the first; two providers, and favourites or not.
    expect(rows.map(row => [row.bucket, row.total])).toHaveLength(12)
    expect(rows.reduce((sum, row) => sum + row.total, 0)).toBe(449)
    expect(rows.every(row => Math.abs(row.ratios / row.total - 2) < 1e-9)).toBe(true)
    expect(Math.max(...rows.map(row => row.createdAt.getTime()))).toBe(449)
    expect(rows.filter(row => row.provider === '').every(row => row.model === '')).toBe(true)
  })
})

test('both databases count by the size of a stretch that the contract tells of', () => {
  for (const dialect of ['sqlite', 'postgresql']) {
    const text = readFileSync(`${folderOf(dialect)}/0003_bucket_counts.sql`, 'utf8')
    const divisors = Array.from(text.matchAll(/position \/ (\d+)/g), ([, divisor]) => Number(divisor))
    expect(new Set(divisors)).toEqual(new Set([STRETCH_SIZE]))
  }
})
