import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isPostgresUrl, lockFile, openDatabase, translateDatabaseError, type Database } from '@atelier/db'
import { StartError } from '../shared/start-error.ts'

/** Milliseconds that a database server has to answer at the start. */
const ANSWER_MS = 10_000

export interface OpenedDatabase {
  readonly db: Database
  /** No other process works on this database while this one lives. */
  readonly alone: boolean
  readonly close: () => Promise<void>
}

/** Opens and migrates the database; for SQLite it first makes sure that nobody else uses the folder. */
export async function openStudioDatabase(dataDir: string, databaseUrl: string | null): Promise<OpenedDatabase> {
  return databaseUrl !== null && isPostgresUrl(databaseUrl) ? openShared(databaseUrl) : openAlone(dataDir, databaseUrl ?? join(dataDir, 'atelier.db'))
}

/** Makes the folder, or says why it cannot be. */
export async function makeDataDir(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true }).catch((error: unknown) => {
    throw new StartError(`The data folder ${dataDir} cannot be made or used. Check its permissions, or set DATA_DIR to another folder.`, { cause: error })
  })
}

async function openAlone(dataDir: string, path: string): Promise<OpenedDatabase> {
  const lock = guarded(() => lockFile(join(dataDir, 'atelier.lock')), `The data folder ${dataDir} cannot be written to. Check its permissions, or set DATA_DIR to another folder.`)
  if (!lock) throw new StartError(`Another Atelier is using the data folder ${dataDir}. Stop it first, or set DATA_DIR to another folder.`)
  try {
    const db = guarded(() => openDatabase(path), `The database ${path} cannot be opened. Check DATABASE_URL and the permissions of the file.`)
    await migrated(db, `The database ${path} could not be brought up to date`)
    return {
      db,
      alone: true,
      async close() {
        await db.close()
        lock.release()
      },
    }
  }
  catch (error) {
    lock.release()
    throw error
  }
}

async function openShared(databaseUrl: string): Promise<OpenedDatabase> {
  const db = guarded(() => openDatabase(databaseUrl), 'DATABASE_URL is not an address of a PostgreSQL server that can be read.')
  await db.check(ANSWER_MS).catch(async (error: unknown) => {
    await db.close().catch(() => {})
    throw new StartError(`The PostgreSQL server of DATABASE_URL (${withoutPassword(databaseUrl)}) does not let the studio in: ${reasonOf(error)}.`, { cause: error })
  })
  await migrated(db, 'The PostgreSQL database could not be brought up to date')
  return { db, alone: false, close: db.close }
}

async function migrated(db: Database, failure: string): Promise<void> {
  await db.migrate().catch(async (error: unknown) => {
    await db.close().catch(() => {})
    const full = translateDatabaseError(error) === 'full'
    throw new StartError(full ? `${failure}: the disk is full.` : `${failure}: ${reasonOf(error)}.`, { cause: error })
  })
}

function guarded<T>(open: () => T, failure: string): T {
  try {
    return open()
  }
  catch (error) {
    throw new StartError(failure, { cause: error })
  }
}

/** Codes of https://www.postgresql.org/docs/current/errcodes-appendix.html and of the network. */
const REASONS: Record<string, string> = {
  '28P01': 'the password is wrong',
  '28000': 'the user may not log in',
  '3D000': 'there is no such database',
  '42501': 'the user lacks a permission',
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be looked up',
  CONNECT_TIMEOUT: 'it does not answer',
}

function reasonOf(error: unknown): string {
  for (let current = error; current instanceof Error; current = current.cause) {
    const code = 'code' in current && typeof current.code === 'string' ? current.code : ''
    if (REASONS[code]) return REASONS[code]
    if (current instanceof AggregateError && current.errors.length > 0) return reasonOf(current.errors[0])
  }
  return error instanceof Error ? error.message.split('\n')[0] ?? 'an unknown error' : 'an unknown error'
}

const withoutPassword = (url: string) => url.replace(/(:\/\/[^:@/]*):[^@/]*@/, '$1:…@').replace(/\?.*$/, '')
