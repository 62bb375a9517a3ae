import { onTestFinished } from 'vitest'
import { openDatabase, type Database } from '../index.ts'

/** A database in which all migrations have run, open until the test ends. */
export async function openMigrated(url: string): Promise<Database> {
  const db = openDatabase(url)
  onTestFinished(() => db.close())
  await db.migrate()
  return db
}
