import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core'

/** The column vocabulary of our schema. Its types are the ones every query is checked against. */
export const postgresKit = {
  table: pgTable,
  index,
  unique,
  /** A primary key that counts up and never gives a number twice. */
  counter: () => bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  text: () => text(),
  oneOf: <const T extends readonly [string, ...string[]]>(values: T) => text({ enum: values }),
  integer: () => integer(),
  bigint: () => bigint({ mode: 'number' }),
  real: () => doublePrecision(),
  boolean: () => boolean(),
  timestamp: () => timestamp({ withTimezone: true, precision: 3 }),
  json: <T>() => jsonb().$type<T>(),
}

export type Kit = typeof postgresKit
