import { Column, is, Param, Placeholder, sql, SQL, type DriverValueDecoder } from 'drizzle-orm'
import { mapperOf, type Field } from './rows.ts'

export type Given = Readonly<Record<string, unknown>>

/** What Drizzle says of a column of an answer. */
export interface AnsweredField {
  readonly path: readonly string[]
  readonly field: unknown
}

/** A statement for each set of values that are given: each is put together once, of placeholders, and found again by their names. */
export function createShapes<V extends object, S>(build: (placeholders: V) => S): (values: V) => S {
  const known = new Map<string, S>()
  return values => {
    const names = namesIn(values)
    const key = names.join()
    let shape = known.get(key)
    if (shape === undefined) {
      // What makes a statement takes a placeholder wherever it takes a value: `Database.prepared` says so.
      shape = build(Object.fromEntries(names.map(name => [name, sql.placeholder(name)])) as V)
      known.set(key, shape)
    }
    return shape
  }
}

/** What is undefined is left out, as Drizzle leaves it out. */
function namesIn(values: object): string[] {
  const names: string[] = []
  for (const [name, value] of Object.entries(values)) if (value !== undefined) names.push(name)
  return names
}

/** Makes the parameters of a statement of the values. */
export function paramsMakerOf(params: readonly unknown[]): (values: Given) => unknown[] {
  const writers = params.map(toWriter)
  return values => writers.map(write => write(values))
}

/** Turns what a driver answers, value by value, into rows. */
export const answerMapperOf = (fields: readonly AnsweredField[]) => mapperOf(fields.map(toField))

/** How a parameter is made of the values; one that is no placeholder is always the same. */
function toWriter(param: unknown): (values: Given) => unknown {
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

function toField({ path, field }: AnsweredField): Field {
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
