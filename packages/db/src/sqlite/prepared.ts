import type SqliteClient from 'better-sqlite3'
import { Column, is, Param, Placeholder, sql, SQL, type DriverValueDecoder } from 'drizzle-orm'
import type { Orm } from '../database.ts'
import { mapperOf, type Field } from '../rows.ts'

type Values = Readonly<Record<string, unknown>>

/** What Drizzle gives for a statement that was put together, as far as it is used here: `prepared.test.ts` proves it. */
interface Drizzled {
  readonly query: { readonly sql: string; readonly params: readonly unknown[] }
  readonly fields?: readonly { readonly path: readonly string[]; readonly field: unknown }[]
  run: (values: Values) => unknown
  all: (values: Values) => unknown[]
  readonly execute: (values: Values) => PromiseLike<unknown>
}

/**
 * Puts statements together once for each set of values that they are given, and runs them without Drizzle's help: that
 * takes longer to write a statement anew, and to look at each value, than SQLite takes to run it (docs/performance.md).
 */
export const createPrepared =
  (client: SqliteClient.Database, db: Orm) =>
  <V extends object, T>(make: (orm: Orm, values: V) => PromiseLike<T>) => {
    const known = new Map<string, Drizzled>()
    return (_orm: Orm, values: V): PromiseLike<T> => {
      const names = namesIn(values)
      const key = names.join()
      let statement = known.get(key)
      if (!statement) {
        // What makes a statement takes a placeholder wherever it takes a value: `Database.prepared` says so.
        const placeholders = Object.fromEntries(names.map(name => [name, sql.placeholder(name)])) as V
        statement = quickened(client, make(db, placeholders) as unknown as { prepare: () => Drizzled })
        known.set(key, statement)
      }
      return statement.execute(values as Values) as PromiseLike<T>
    }
  }

/** What is undefined is left out, as Drizzle leaves it out. */
function namesIn(values: object): string[] {
  const names: string[] = []
  for (const [name, value] of Object.entries(values)) if (value !== undefined) names.push(name)
  return names
}

function quickened(client: SqliteClient.Database, builder: { prepare: () => Drizzled }): Drizzled {
  const statement = builder.prepare()
  const compiled = client.prepare<unknown[], unknown[]>(statement.query.sql)
  const writers = statement.query.params.map(toWriter)
  const valuesOf = (values: Values) => writers.map(write => write(values))
  statement.run = values => compiled.run(...valuesOf(values))
  if (!statement.fields) return statement
  const toRow = mapperOf(statement.fields.map(toField))
  statement.all = values =>
    compiled
      .raw()
      .all(...valuesOf(values))
      .map(toRow)
  return statement
}

/** How a parameter is made of the values; one that is no placeholder is always the same. */
function toWriter(param: unknown): (values: Values) => unknown {
  if (is(param, Placeholder)) return values => values[param.name]
  if (!is(param, Param) || !is(param.value, Placeholder)) return () => param
  const { name } = param.value
  const { encoder } = param
  if (encoder.mapToDriverValue === Column.prototype.mapToDriverValue) return values => values[name]
  return values => {
    const value = values[name]
    return value === null ? null : encoder.mapToDriverValue(value)
  }
}

function toField({ path, field }: { readonly path: readonly string[]; readonly field: unknown }): Field {
  const [name, ...deeper] = path
  if (name === undefined || deeper.length > 0)
    throw new Error(`A prepared statement gives rows of one table, not ${path.join('.')}.`)
  return [name, decoderOf(field)]
}

function decoderOf(field: unknown): DriverValueDecoder<unknown, unknown> {
  if (is(field, Column)) return field
  // Drizzle marks these as its own affair; what else can be selected has an `SQL` inside.
  const { decoder } = (is(field, SQL) ? field : (field as { sql: SQL }).sql) as unknown as {
    decoder: DriverValueDecoder<unknown, unknown>
  }
  return decoder
}
