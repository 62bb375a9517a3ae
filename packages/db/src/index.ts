import type { Database } from './database.ts'
import { openPostgres } from './postgres/postgres.ts'
import { openSqlite } from './sqlite.ts'

export { ask, demand, run, send, type Database, type Orm, type Work } from './database.ts'
export { DatabaseNewer } from './newer.ts'
export { listed, rowsIn, valuesOf, type Values } from './values.ts'
export { soughtWords } from './search/search-text.ts'
export { titleKey } from './search/title-key.ts'
export { addSearchWords, lockFile } from './sqlite.ts'
export { translateDatabaseError, type DatabaseTrouble } from './trouble.ts'
export type { Tables } from './tables.ts'
export type { StoredParameters } from './tables/generations.ts'
export type { StoredInput } from './tables/inputs.ts'
export type { StoredSigningSecret } from './tables/webhooks.ts'

export const isPostgresUrl = (url: string) => /^postgres(ql)?:\/\//.test(url)

/** `postgres://...`, or the path of a SQLite file, with or without `file:` or `sqlite:` before it. */
export const openDatabase = (url: string): Database =>
  isPostgresUrl(url) ? openPostgres(url) : openSqlite(url.replace(/^(file|sqlite):(\/\/)?/, ''))
