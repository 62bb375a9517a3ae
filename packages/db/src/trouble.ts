/** What a failed query means for whoever waits for it. */
export type DatabaseTrouble = 'unreachable' | 'full' | 'read_only' | 'busy' | 'damaged'

const BY_CODE: Record<string, DatabaseTrouble> = {
  // SQLite, https://sqlite.org/rescode.html
  SQLITE_FULL: 'full',
  SQLITE_READONLY: 'read_only',
  SQLITE_BUSY: 'busy',
  SQLITE_CANTOPEN: 'unreachable',
  SQLITE_IOERR: 'unreachable',
  SQLITE_CORRUPT: 'damaged',
  SQLITE_NOTADB: 'damaged',
  // PostgreSQL, https://www.postgresql.org/docs/current/errcodes-appendix.html
  '53100': 'full',
  XX001: 'damaged',
  XX002: 'damaged',
  '25006': 'read_only',
  '53300': 'busy',
  '40001': 'busy',
  '40P01': 'busy',
  '55P03': 'busy',
  '25P03': 'unreachable',
  '08000': 'unreachable',
  '08003': 'unreachable',
  '08006': 'unreachable',
  '57014': 'busy',
  '57P01': 'unreachable',
  '57P02': 'unreachable',
  '57P03': 'unreachable',
  // The network
  ECONNREFUSED: 'unreachable',
  ECONNRESET: 'unreachable',
  ENOTFOUND: 'unreachable',
  EAI_AGAIN: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ETIMEDOUT: 'unreachable',
  EPIPE: 'unreachable',
  // postgres.js, and our own connections to it
  CONNECTION_CLOSED: 'unreachable',
  CONNECTION_DESTROYED: 'unreachable',
  CONNECTION_ENDED: 'unreachable',
  CONNECT_TIMEOUT: 'unreachable',
  QUERY_TIMEOUT: 'unreachable',
  NONE_FREE: 'busy',
}

/** Undefined when the error is not the database's, or is a fault of ours. Looks through the causes. */
export function translateDatabaseError(error: unknown): DatabaseTrouble | undefined {
  for (let current = error; current instanceof Error; current = current.cause) {
    const code = 'code' in current && typeof current.code === 'string' ? current.code : ''
    const trouble = BY_CODE[code] ?? BY_CODE[/^SQLITE_[A-Z]+/.exec(code)?.[0] ?? '']
    if (trouble !== undefined) return trouble
  }
  return undefined
}

const LOST = new Set(['57P01', '57P02', 'ECONNRESET', 'EPIPE', 'CONNECTION_CLOSED', 'CONNECTION_DESTROYED'])

/** Whether the server ended the connection, or the line was cut; a server that is silent is another matter, and costs a timeout each time. */
export const isLostConnection = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && LOST.has(String(error.code))

/** Whether the server gave up waiting for a lock (`lock_timeout`). */
export const isLockTimeout = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '55P03'
