/** What a failed query means for whoever waits for it. */
export type DatabaseTrouble = 'unreachable' | 'full' | 'read_only' | 'busy'

const BY_CODE: Record<string, DatabaseTrouble> = {
  // SQLite, https://sqlite.org/rescode.html
  SQLITE_FULL: 'full',
  SQLITE_READONLY: 'read_only',
  SQLITE_BUSY: 'busy',
  SQLITE_CANTOPEN: 'unreachable',
  SQLITE_IOERR: 'unreachable',
  // PostgreSQL, https://www.postgresql.org/docs/current/errcodes-appendix.html
  '53100': 'full',
  '25006': 'read_only',
  '53300': 'busy',
  '57014': 'busy',
  '57P01': 'unreachable',
  '57P02': 'unreachable',
  '57P03': 'unreachable',
  // postgres.js and the network below it
  CONNECTION_CLOSED: 'unreachable',
  CONNECTION_ENDED: 'unreachable',
  CONNECTION_DESTROYED: 'unreachable',
  CONNECT_TIMEOUT: 'unreachable',
  ECONNREFUSED: 'unreachable',
  ECONNRESET: 'unreachable',
  ENOTFOUND: 'unreachable',
  EPIPE: 'unreachable',
}

/** Undefined when the error is not the database's, or is a fault of ours. Looks through the causes. */
export function translateDatabaseError(error: unknown): DatabaseTrouble | undefined {
  for (let current = error; current instanceof Error; current = current.cause) {
    const code = 'code' in current && typeof current.code === 'string' ? current.code : undefined
    const trouble = code === undefined ? undefined : BY_CODE[code] ?? BY_CODE[/^SQLITE_[A-Z]+/.exec(code)?.[0] ?? '']
    if (trouble !== undefined) return trouble
  }
  return undefined
}
