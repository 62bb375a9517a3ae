import type SqliteClient from 'better-sqlite3'
import type { Database, Orm, PreparedSelect } from '../database.ts'
import { answerMapperOf, createShapes, paramsMakerOf, type AnsweredField, type Given } from '../placeholders.ts'

/** What Drizzle gives for a statement that was put together, as far as it is used here: `prepared.test.ts` proves it. */
interface Drizzled {
  readonly query: { readonly sql: string; readonly params: readonly unknown[] }
  readonly fields?: readonly AnsweredField[]
  run: (values: Given) => unknown
  all: (values: Given) => unknown[]
  readonly execute: (values: Given) => PromiseLike<unknown>
}

/**
 * Puts statements together once for each set of values that they are given, and runs them without Drizzle's help: that
 * takes longer to write a statement anew, and to look at each value, than SQLite takes to run it (docs/performance.md).
 */
export const createPrepared =
  (client: SqliteClient.Database, db: Orm) =>
  <V extends object, T>(make: (orm: Orm, values: V) => PromiseLike<T>) => {
    const shapeFor = createShapes((placeholders: V) =>
      quickened(client, make(db, placeholders) as unknown as { prepare: () => Drizzled }),
    )
    return (_orm: Orm, values: V): PromiseLike<T> => shapeFor(values).execute(values as Given) as PromiseLike<T>
  }

/** The same for a statement of rows that was put together already. */
export const createReaderOf =
  (client: SqliteClient.Database): Database['readerOf'] =>
  <Row>(statement: PreparedSelect<Row>) => {
    const quick = quickened(client, { prepare: () => statement as unknown as Drizzled })
    return async (values: Given) => quick.all(values) as Row[]
  }

function quickened(client: SqliteClient.Database, builder: { prepare: () => Drizzled }): Drizzled {
  const statement = builder.prepare()
  const compiled = client.prepare<unknown[], unknown[]>(statement.query.sql)
  const paramsOf = paramsMakerOf(statement.query.params)
  statement.run = values => compiled.run(...paramsOf(values))
  if (!statement.fields) return statement
  const toRow = answerMapperOf(statement.fields)
  statement.all = values =>
    compiled
      .raw()
      .all(...paramsOf(values))
      .map(toRow)
  return statement
}
