import { chmod, mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import {
  DatabaseNewer,
  isPostgresUrl,
  lockFile,
  openDatabase,
  translateDatabaseError,
  type Database,
} from '@atelier/db'
import { ROOT } from '../config.ts'
import { StartError } from '../platform/start-error.ts'

/** Milliseconds that a start waits for a SQLite file to be looked through; a large one is looked through beside it. */
const VERIFY_MS = 1000
/** Milliseconds that a database server has to answer at the start. */
const ANSWER_MS = 10_000

export interface OpenedDatabase {
  readonly db: Database
  /** No other process works on this database while this one lives. */
  readonly alone: boolean
  /** Where it is, if it is a file. */
  readonly file?: string
  readonly close: () => Promise<void>
}

/** Opens and migrates the database; for SQLite it first makes sure that nobody else uses the folder. */
export async function openStudioDatabase(dataDir: string, databaseUrl: string | null): Promise<OpenedDatabase> {
  return databaseUrl !== null && isPostgresUrl(databaseUrl)
    ? openShared(databaseUrl)
    : openAlone(dataDir, databaseUrl === null ? join(dataDir, 'atelier.db') : sqlitePath(databaseUrl))
}

const sqlitePath = (url: string) => resolve(ROOT, url.replace(/^(file|sqlite):(\/\/)?/, ''))

/** Makes the folder, or says why it cannot be. `isPrivate`: nobody else on this machine may look into it. */
export async function makeDataDir(dataDir: string, { isPrivate }: { isPrivate: boolean }): Promise<void> {
  await mkdir(dataDir, { recursive: true }).catch((error: unknown) => {
    throw new StartError(
      `The data folder ${dataDir} cannot be made or used. Check its permissions, or set DATA_DIR to another folder.`,
      { cause: error },
    )
  })
  // One that belongs to somebody else, as a mounted volume may, is left as it is.
  if (isPrivate) await chmod(dataDir, 0o700).catch(() => {})
}

async function openAlone(dataDir: string, path: string): Promise<OpenedDatabase> {
  const locks: { release: () => void }[] = []
  const release = () => {
    for (const lock of locks) lock.release()
  }
  function hold(file: string, place: string): void {
    const lock = guarded(
      () => lockFile(file),
      `${place} cannot be written to. Check its permissions and the space on its disk, or set DATA_DIR to another folder.`,
    )
    if (!lock)
      throw new StartError(
        `Another Atelier is using ${place.replace(/^The/, 'the')}. Stop it first, or set DATA_DIR to another folder.`,
      )
    locks.push(lock)
  }
  try {
    hold(join(dataDir, 'atelier.lock'), `The data folder ${dataDir}`)
    // A database elsewhere may be in the hands of somebody with another data folder.
    if (path !== join(dataDir, 'atelier.db')) hold(`${path}.lock`, `The folder of the database ${path}`)
    const db = guarded(() => openDatabase(path), `The database ${path} cannot be opened`)
    await verified(db, path)
    await migrated(db, `The database ${path} could not be brought up to date`)
    return {
      db,
      alone: true,
      file: path,
      async close() {
        await db.close()
        release()
      },
    }
  } catch (error) {
    release()
    throw error
  }
}

async function openShared(databaseUrl: string): Promise<OpenedDatabase> {
  const db = guarded(
    () => openDatabase(databaseUrl),
    'DATABASE_URL is not an address of a PostgreSQL server that can be read',
  )
  await db.check(ANSWER_MS).catch((error: unknown) => {
    // Not waited for: what does not answer does not say good-bye either.
    void db.close().catch(() => {})
    throw new StartError(
      `The PostgreSQL server of DATABASE_URL (${withoutPassword(databaseUrl)}) does not let the studio in: ${reasonOf(error)}.`,
      { cause: error },
    )
  })
  await migrated(db, 'The PostgreSQL database could not be brought up to date')
  return { db, alone: false, close: db.close }
}

/** To write into a damaged file makes it worse. */
async function verified(db: Database, path: string): Promise<void> {
  const condition = await db.verify(VERIFY_MS).catch(async (error: unknown) => {
    await db.close().catch(() => {})
    throw new StartError(`The database ${path} could not be looked through: ${reasonOf(error)}.`, { cause: error })
  })
  if (condition.kind !== 'damaged') return
  await db.close().catch(() => {})
  throw new StartError(
    `The database ${path} is damaged (${(condition.fault.split('\n').at(-1) ?? '').slice(0, 200)}). Restore it from a backup, and check the disk; the pictures are files of their own in the folder storage.`,
  )
}

async function migrated(db: Database, failure: string): Promise<void> {
  await db.migrate().catch(async (error: unknown) => {
    await db.close().catch(() => {})
    throw new StartError(`${failure}: ${reasonOf(error)}.`, { cause: error })
  })
}

function guarded<T>(open: () => T, failure: string): T {
  try {
    return open()
  } catch (error) {
    throw new StartError(failure.endsWith('.') ? failure : `${failure}: ${reasonOf(error)}.`, { cause: error })
  }
}

/** Codes of https://www.postgresql.org/docs/current/errcodes-appendix.html, of https://sqlite.org/rescode.html and of the network. */
const REASONS: Record<string, string> = {
  '28P01': 'the password is wrong',
  '28000': 'the user may not log in',
  '3D000': 'there is no such database',
  '42501': 'the user lacks a permission',
  '57P03': 'it is just starting or stopping',
  SQLITE_NOTADB: 'the file is not a SQLite database',
  SQLITE_CORRUPT: 'it is damaged, so restore it from a backup and check the disk',
  SQLITE_CANTOPEN: 'the file cannot be made or read',
  SQLITE_READONLY: 'the file may not be written to',
  SQLITE_BUSY: 'another program is using it',
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be looked up',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'the host cannot be reached',
}

function reasonOf(error: unknown): string {
  if (error instanceof DatabaseNewer) return 'it belongs to a newer version of Atelier, so start that one'
  if (translateDatabaseError(error) === 'full') return 'the disk is full'
  for (let current = error; current instanceof Error; current = current.cause) {
    const code = 'code' in current && typeof current.code === 'string' ? current.code : ''
    const known = REASONS[code] ?? REASONS[/^SQLITE_[A-Z]+/.exec(code)?.[0] ?? '']
    if (known) return known
    if (/password must be a string/.test(current.message)) return 'it asks for a password'
    if (current instanceof AggregateError && current.errors.length > 0) return reasonOf(current.errors[0])
  }
  return error instanceof Error ? (error.message.split('\n')[0] ?? '').replace(/\.$/, '') : 'an unknown error'
}

const withoutPassword = (url: string) => url.replace(/(:\/\/[^:@/]*):[^@/]*@/, '$1:…@').replace(/\?.*$/, '')
