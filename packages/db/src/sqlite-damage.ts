import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type SqliteClient from 'better-sqlite3'
import type { Condition } from './database.ts'
import { translateDatabaseError } from './trouble.ts'

/** Bytes up to which a file is looked through at once, which takes some 20 ms. */
const AT_ONCE_BYTES = 8 * 1024 * 1024

const CHECK = fileURLToPath(new URL('sqlite-check.ts', import.meta.url))

const damaged = (fault: string) => Object.assign(new Error(fault), { code: 'SQLITE_CORRUPT' })

/** Throws what `pragma quick_check` finds first in a database, and what keeps it from looking. */
function requireSound(client: SqliteClient.Database): void {
  const said = String(client.pragma('quick_check(1)', { simple: true }))
  if (said !== 'ok') throw damaged(said)
}

/** What a process that looked through the file tells of it. */
type Told = { readonly isSound: true } | { readonly isSound: false; readonly message: string; readonly code: unknown }

/** Looks through the file on a connection of its own; in another process, so that it can be ended in the middle. */
function startLook(path: string): { child: ChildProcess; end: Promise<void> } {
  const child = fork(CHECK, [path], { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  child.unref()
  child.channel?.unref()
  const { promise: end, resolve, reject } = Promise.withResolvers<void>()
  child.once('error', reject)
  // `sqlite-check.ts` sends nothing else: `damage.test.ts` proves it.
  child.once('message', message => {
    const told = message as Told
    if (told.isSound) resolve()
    else reject(Object.assign(new Error(told.message), { code: told.code }))
  })
  // Comes after all messages.
  child.once('close', (code, signal) =>
    reject(new Error(`What looked through the database file ended early (${signal ?? code}).`)),
  )
  return { child, end }
}

interface DamageOptions {
  readonly atOnceBytes?: number
}

/** Damage of the file that was found, by whatever found it. */
export function createDamage(
  client: SqliteClient.Database,
  path: string,
  { atOnceBytes = AT_ONCE_BYTES }: DamageOptions = {},
) {
  let found: Error | undefined
  /** Why nobody knows whether there is damage. */
  let unlooked: Error | undefined
  let child: ChildProcess | undefined
  let isStopped = false

  function note(error: unknown): void {
    if (error instanceof Error && translateDatabaseError(error) === 'damaged') found ??= error
  }

  /** What a look that failed says of the file; what says nothing of it is thrown. */
  function toCondition(error: unknown): Condition {
    note(error)
    if (!found) throw error
    return { kind: 'damaged', fault: found.message }
  }

  function lookBeside(): Promise<Condition> {
    const look = startLook(path)
    child = look.child
    return look.end.then(() => ({ kind: 'sound' }) as const, toCondition)
  }

  /** What nobody waits for is told by `requireNone`. */
  const leave = (look: Promise<Condition>): void =>
    void look.catch((error: unknown) => {
      if (!isStopped)
        unlooked = error instanceof Error ? error : new Error('The database file could not be looked through.')
    })

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

    /** A look that failed is told once, and begun anew: what kept it may have passed. */
    requireNone(): void {
      if (found) throw found
      if (!unlooked) return
      const error = unlooked
      unlooked = undefined
      leave(lookBeside())
      throw error
    },

    /** Looks through the whole file. What is found after the time is over is remembered. */
    async verify(budgetMs: number): Promise<Condition> {
      const sizeBytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0
      if (sizeBytes <= atOnceBytes) {
        try {
          requireSound(client)
        } catch (error) {
          return toCondition(error)
        }
        return { kind: 'sound' }
      }
      const look = lookBeside()
      const { promise: late, resolve } = Promise.withResolvers<Condition>()
      const timer = setTimeout(() => {
        leave(look)
        resolve({ kind: 'unfinished' })
      }, budgetMs)
      return Promise.race([look, late]).finally(() => clearTimeout(timer))
    },

    /** Ends the look where one is under way, however deep it is in the file. */
    async stop(): Promise<void> {
      isStopped = true
      if (!child || child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
      const ended = once(child, 'exit')
      child.ref()
      child.kill('SIGKILL')
      await ended
    },
  }
}
export type Damage = ReturnType<typeof createDamage>

/** The condition of a database, as one process can tell another. */
export function answerOf(open: () => SqliteClient.Database): Told {
  try {
    requireSound(open())
    return { isSound: true }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return { isSound: false, message: error.message, code: 'code' in error ? error.code : undefined }
  }
}
