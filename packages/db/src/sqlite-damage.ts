import { statSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type SqliteClient from 'better-sqlite3'
import { translateDatabaseError } from './trouble.ts'

/** Bytes up to which a file is looked through at once, which takes some 20 ms. */
const AT_ONCE_BYTES = 8 * 1024 * 1024

/** What `pragma quick_check` has to say first of a database; undefined where it is sound. */
export function faultOf(client: SqliteClient.Database): string | undefined {
  const said = String(client.pragma('quick_check(1)', { simple: true }))
  return said === 'ok' ? undefined : said
}

/** Damage of the file that was found, by whatever found it. */
export function createDamage(client: SqliteClient.Database, path: string) {
  let found: Error | undefined
  let worker: Worker | undefined

  function note(error: unknown): void {
    if (error instanceof Error && translateDatabaseError(error) === 'damaged') found ??= error
  }

  function noteFault(fault: string | undefined): string | undefined {
    if (fault !== undefined) note(Object.assign(new Error(fault), { code: 'SQLITE_CORRUPT' }))
    return fault
  }

  /** On a thread and a connection of its own. */
  function lookBeside(): Promise<string | undefined> {
    const { promise, resolve, reject } = Promise.withResolvers<string | undefined>()
    worker = new Worker(new URL('sqlite-check.ts', import.meta.url), { workerData: path })
    worker.on('message', resolve).on('error', reject).unref()
    return promise
  }

  return {
    /** Runs a statement, and remembers that it found damage. */
    noting<T>(run: () => T): T {
      try {
        return run()
      } catch (error) {
        note(error)
        throw error
      }
    },

    requireNone(): void {
      if (found) throw found
    },

    /** Looks through the whole file. What is found after the time is over is remembered. */
    async verify(budgetMs: number): Promise<string | undefined> {
      const sizeBytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0
      if (sizeBytes <= AT_ONCE_BYTES) return noteFault(faultOf(client))
      const looking = lookBeside().then(noteFault)
      looking.catch(note)
      const { promise: late, resolve } = Promise.withResolvers<undefined>()
      const timer = setTimeout(() => resolve(undefined), budgetMs)
      return Promise.race([looking, late]).finally(() => clearTimeout(timer))
    },

    stop: async (): Promise<void> => void (await worker?.terminate()),
  }
}
export type Damage = ReturnType<typeof createDamage>
