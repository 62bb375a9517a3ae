import type SqliteClient from 'better-sqlite3'
import type { Orm, Work } from '../database.ts'

/** Milliseconds that writes may hold the event loop before everything else gets its turn. */
const TURN_MS = 5

/** A statement that was prepared, or one as Drizzle builds it. */
type Statement =
  | { readonly sync: () => unknown }
  | { readonly prepare: () => { execute: () => { sync: () => unknown } } }

interface Write {
  readonly run: () => unknown
  readonly resolve: (result: unknown) => void
  readonly reject: (reason: unknown) => void
}

/**
 * Atomic writes over one connection, in the order of the calls. Those that come in the same turn of the event loop share
 * a transaction, and with it the wait for the disk: each can be undone by itself (a savepoint), and none is answered
 * before the commit. Where SQLite takes the whole transaction back, as it may on a full disk, nothing of it was done.
 */
export function createWrites(client: SqliteClient.Database, orm: Orm, onEvents: () => void) {
  // Inside of a transaction another one is a savepoint.
  const atOnce = client.transaction((work: () => unknown) => work())
  let lastEvent: SqliteClient.Statement<[], number> | undefined
  let waiting: Write[] = []

  /** The number that AUTOINCREMENT gave last; the table that keeps it is there once there are tables. */
  function newestEvent(): number | undefined {
    lastEvent ??= client.prepare<[], number>("select seq from sqlite_sequence where name = 'events'").pluck()
    return lastEvent.get()
  }

  /** Gives how to answer. What took the others back, too, is thrown. */
  function perform({ run, resolve, reject }: Write, isAlone: boolean): () => void {
    try {
      const result = isAlone ? run() : atOnce(run)
      return () => resolve(result)
    } catch (error) {
      if (isAlone || !client.inTransaction) throw error
      return () => reject(error)
    }
  }

  /** As many as there is time for; the others are first in the next turn. */
  function flush(): void {
    if (waiting.length === 0) return
    const writes = waiting
    waiting = []
    const answers: (() => void)[] = []
    let begun = 0
    try {
      const before = newestEvent()
      atOnce.immediate(() => {
        const until = performance.now() + TURN_MS
        do {
          const write = writes[begun]
          begun += 1
          if (write) answers.push(perform(write, writes.length === 1))
        } while (begun < writes.length && performance.now() < until)
      })
      if (newestEvent() !== before) onEvents()
    } catch (error) {
      // Where it could not even begin, the first was still to be tried.
      begun = Math.max(begun, 1)
      answers.splice(
        0,
        Infinity,
        ...writes.slice(0, begun).map(
          ({ reject }) =>
            () =>
              reject(error),
        ),
      )
    }
    waiting = [...writes.slice(begun), ...waiting]
    if (waiting.length > 0) setImmediate(flush)
    for (const answer of answers) answer()
  }

  return {
    atomic: <T>(work: (orm: Orm) => Work<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush)
        // `perform` answers each with what it gave itself.
        waiting.push({ run: () => complete(work(orm)), resolve: resolve as Write['resolve'], reject })
      }),
    /** Does what still waits. */
    finish(): void {
      while (waiting.length > 0) flush()
    },
  }
}

/** better-sqlite3 is synchronous, and so is a generator: the whole work runs between BEGIN and COMMIT. */
function complete<T>(statements: Work<T>): T {
  let step = statements.next()
  while (!step.done) {
    const { statement, judge } = step.value
    const answer = answerOf(statement as unknown as Statement)
    judge?.(answer)
    step = statements.next(answer)
  }
  return step.value
}

const answerOf = (statement: Statement): unknown =>
  ('sync' in statement ? statement : statement.prepare().execute()).sync()
