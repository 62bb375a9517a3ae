import { PgDatabase, PgDialect } from 'drizzle-orm/pg-core'
import { PostgresJsSession } from 'drizzle-orm/postgres-js/session'
import type { Sql } from 'postgres'
import type { Orm } from '../database.ts'

export type Answer = ReturnType<Sql['unsafe']>

/** What the ORM needs of a connection. */
export interface Client {
  readonly unsafe: (text: string, values?: unknown[]) => Answer
}

export const casing = 'snake_case'

/** `drizzle(client)` sets the parsers of a whole pool, which a connection inside a transaction does not have. */
export function ormOf(client: Client): Orm {
  const dialect = new PgDialect({ casing })
  // Of a client drizzle's session uses `unsafe`, unless somebody asks it for a transaction, which `Orm` has not.
  return new PgDatabase(dialect, new PostgresJsSession(client as unknown as Sql, dialect, undefined), undefined)
}
