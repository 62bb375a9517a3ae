import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type { Hearing } from './postgres/listener.ts'
import type { Query } from './postgres/query.ts'
import type { Tables } from './tables.ts'

/** What repositories may do: no `transaction`, no raw `execute`, nothing that only one dialect has. */
export type Orm = Pick<
  PgDatabase<PgQueryResultHKT>,
  'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | '$count' | '$with' | 'with'
>

/** A statement of an atomic write, and whether the work goes on with its answer. */
export interface Step {
  readonly statement: PromiseLike<unknown>
  readonly awaited: boolean
  /** Looks at the answer of one that is not awaited; what it throws fails the write. */
  readonly judge?: (answer: unknown) => void
}

/** Statements of one atomic write, each yielded through {@link run} or {@link send}. */
export type Work<T> = Generator<Step, T, unknown>

/** Runs a statement inside an atomic write: `const [row] = yield* run(orm.update(...).returning())`. */
export function* run<T>(statement: PromiseLike<T>): Work<T> {
  // The drivers answer a statement with that statement's own rows: `atomic.test.ts` proves it on both databases.
  return (yield { statement, awaited: true }) as T
}

/**
 * Runs a statement whose answer nobody looks at: `yield* send(orm.insert(...).values(...))`. It costs no trip to the server
 * of its own, and when it fails, so does the write.
 */
export function* send(statement: PromiseLike<unknown>): Work<void> {
  yield { statement, awaited: false }
}

/**
 * As {@link send}, and the write fails where `judge` throws at the answer: with the answer to the next {@link run}, or before
 * the commit.
 */
export function* demand<T>(statement: PromiseLike<T>, judge: (answer: T) => void): Work<void> {
  // As with `run`: a statement is answered with its own rows.
  yield { statement, awaited: false, judge: answer => judge(answer as T) }
}

/**
 * As {@link run}, for an answer that is needed later: it is there when the next `run` has been answered, so that both take one
 * trip to the server.
 */
export function* ask<T>(statement: PromiseLike<T>): Work<() => T> {
  let answer: { readonly value: T } | undefined
  yield* demand(statement, value => {
    answer = { value }
  })
  return () => {
    if (!answer) throw new Error('An answer of an atomic write was looked at before it had come.')
    return answer.value
  }
}

/** A `select().from(table)` that was prepared. */
export interface PreparedSelect<Row> {
  readonly execute: (values: Record<string, unknown>) => Promise<Row[]>
}

/** What a look for damage came to; `fault` is what it found first. */
export type Condition =
  | { readonly kind: 'sound' }
  | { readonly kind: 'damaged'; readonly fault: string }
  | { readonly kind: 'unfinished' }

interface Common {
  readonly orm: Orm
  readonly tables: Tables
  /** The statement, run the quickest way that the driver has: for rows of one table that are read often, or many at a time. */
  readonly readerOf: <Row>(statement: PreparedSelect<Row>) => PreparedSelect<Row>['execute']
  /**
   * A statement that is run again and again, also inside of an atomic write: `make` puts it together once, of placeholders
   * for the values, so it must not look at them. What is compared rather than written needs its
   * column: `eq(table.at, sql.param(values.at, table.at))`, unless it is a text or a number.
   */
  readonly prepared: <V extends object, T>(
    make: (orm: Orm, values: V) => PromiseLike<T>,
  ) => (orm: Orm, values: V) => PromiseLike<T>
  /**
   * All of the work or none of it. Writes run one after another, in every process: what one reads stays true until it
   * has written. `work` may be run only once and must do nothing but statements.
   */
  readonly atomic: <T>(work: (orm: Orm) => Work<T>) => Promise<T>
  /** Tells of every committed change to the events, made by any process; it may also tell of none. Returns how to stop. */
  readonly onEvents: (listener: () => void) => () => void
  /** Applies what is missing, under a lock, so that several processes may start at once. */
  readonly migrate: () => Promise<void>
  /** What the clock of the database says: with SQLite that is the clock of this machine. */
  readonly now: () => Promise<Date>
  /** Throws when the database does not answer within the time, in milliseconds. */
  readonly check: (timeoutMs: number) => Promise<void>
  /**
   * Looks for damage for this many milliseconds, and throws where it cannot look. A look that needs longer goes on, and
   * `check` fails with what it comes to. A PostgreSQL server looks after its files itself.
   */
  readonly verify: (budgetMs: number) => Promise<Condition>
  readonly close: () => Promise<void>
}

export type Database =
  | (Common & { readonly dialect: 'sqlite' })
  | (Common & {
      readonly dialect: 'postgresql'
      /** SQL as it is, for what speaks to the database by itself. */
      readonly query: Query
      /** Hears a channel's notifications, also after connections were lost. Returns how to stop. */
      readonly listen: (channel: string, hearing: Hearing) => () => void
    })
