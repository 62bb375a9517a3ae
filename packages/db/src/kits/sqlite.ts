import { index, integer, real, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import type { Kit } from './postgres.ts'

/** The same vocabulary in SQLite's storage classes. */
export const sqliteColumns = {
  counter: () => integer({ mode: 'number' }).primaryKey({ autoIncrement: true }),
  text: () => text(),
  oneOf: <const T extends readonly [string, ...string[]]>(values: T) => text({ enum: values }),
  integer: () => integer(),
  bigint: () => integer({ mode: 'number' }),
  real: () => real(),
  boolean: () => integer({ mode: 'boolean' }),
  timestamp: () => integer({ mode: 'timestamp_ms' }),
  json: <T>() => text({ mode: 'json' }).$type<T>(),
}

// The one place where one dialect is passed off as the other. Sound because `kits.test.ts` proves
// that every column function yields the same JavaScript type in both.
export const sqliteKit = { table: sqliteTable, index, unique, ...sqliteColumns } as unknown as Kit
