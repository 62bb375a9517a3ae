import { mkdir, open, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openDatabase } from '@atelier/db'
import { makePostgres } from '@atelier/db/testing'
import { expect, onTestFinished, test } from 'vitest'
import { StartError } from '../platform/start-error.ts'
import { makeDataDir } from '../testing/process.ts'
import { startStudio } from '../testing/studio.ts'
import { importPicture } from '../testing/upload.ts'

/** A data folder that a studio left behind, with a picture in it. */
async function leaveBehind(databaseUrl?: string): Promise<string> {
  const dataDir = await makeDataDir()
  const studio = await startStudio({ dataDir, ...(databaseUrl !== undefined && { databaseUrl }) })
  await importPicture(studio, { prompt: 'kept' })
  await studio.stop()
  return dataDir
}

async function refusalOf(dataDir: string, databaseUrl?: string): Promise<string> {
  const error = await startStudio({ dataDir, ...(databaseUrl !== undefined && { databaseUrl }) }).catch(
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof StartError)) throw new Error('it started, or failed otherwise', { cause: error })
  return error.message
}

test('a database that is gone does not begin anew beside pictures that it does not know, without a word', async () => {
  const dataDir = await leaveBehind()
  for (const name of ['atelier.db', 'atelier.db-wal', 'atelier.db-shm']) await rm(join(dataDir, name), { force: true })
  const told = await refusalOf(dataDir)
  expect(told).toMatch(/holds pictures \(images\/.*the database is new and knows none of them\. Restore/)
  // The second start finds the file that the first one made.
  expect(await refusalOf(dataDir)).toBe(told)
  await rm(join(dataDir, 'storage'), { recursive: true })
  await (await startStudio({ dataDir })).stop()
})

test('nor does another PostgreSQL database than yesterday', async () => {
  const [yesterday, today] = [await makePostgres(), await makePostgres()]
  onTestFinished(yesterday.drop)
  onTestFinished(today.drop)
  const dataDir = await leaveBehind(yesterday.url)
  expect(await refusalOf(dataDir, today.url)).toMatch(/knows none of them/)
  await (await startStudio({ dataDir, databaseUrl: yesterday.url })).stop()
})

test('a crash in the very first import is no lost database', async () => {
  const dataDir = await makeDataDir()
  await (await startStudio({ dataDir })).stop()
  const key = 'images/2026/03/first.png'
  const db = openDatabase(join(dataDir, 'atelier.db'))
  await db.orm.insert(db.tables.looseObjects).values({ key, createdAt: new Date() })
  await db.close()
  await mkdir(join(dataDir, 'storage/images/2026/03'), { recursive: true })
  await writeFile(join(dataDir, 'storage', key), 'half of a picture')
  const studio = await startStudio({ dataDir })
  expect((await studio.request('/readyz')).status).toBe(200)
  await studio.stop()
})

test('a damaged database is refused with what to do, and left as it is', async () => {
  const dataDir = await leaveBehind()
  const path = join(dataDir, 'atelier.db')
  const { size } = await stat(path)
  const file = await open(path, 'r+')
  await file.write(Buffer.alloc(size - 16_384, 0x5a), 0, size - 16_384, 16_384)
  await file.close()
  expect(await refusalOf(dataDir)).toMatch(/^The database .*atelier\.db .*is damaged.*restore it from a backup/i)
})
