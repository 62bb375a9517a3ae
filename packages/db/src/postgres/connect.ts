import postgres, { type Options, type Sql } from 'postgres'

/** Seconds, as the driver counts. What the URL says of these wins. */
const TIMES_S = {
  connect_timeout: 10,
  keep_alive: 30,
  /** For a line that is dead without anybody having said so; the server gives up before. */
  query_timeout: 70,
  idle_timeout: 5 * 60,
  /** Connections are renewed before firewalls and proxies forget them. */
  max_lifetime: 30 * 60,
}

/** Milliseconds, as the server counts. What the URL says of these wins. */
const SERVER_TIMES_MS = {
  statement_timeout: 60_000,
  /** A process that froze inside a transaction holds the lock of all writers no longer than this. */
  idle_in_transaction_session_timeout: 5000,
  /** Nor one that froze while the server was sending it more than the network holds: the server is not idle then. */
  tcp_user_timeout: 8000,
}

/**
 * What a page from anywhere costs the server beside one that follows the last. Its default of 4 is for disks that turn; of
 * others its documentation says 1.1. By 4 it read the outlines of everybody to make that of one person. The URL wins here, too.
 */
const RANDOM_PAGE_COST = 1.1

/** Seconds before a lost connection is opened again. The driver's own pauses reach 20, and all connections share them. */
const backoff = (failures: number) => Math.min(0.05 * 2 ** failures, 1)

/** Types that Drizzle reads and writes itself, as text: dates and times of every kind, alone and in arrays. */
const DATES = [1082, 1083, 1114, 1115, 1182, 1184, 1185, 1231]
const JSON_TYPES = [114, 3802]

/** Connections to a server, made when they are needed. Nothing is asked of it here. */
export function connect(url: string, { connection, ...options }: Options<Record<string, never>> = {}): Sql {
  const sql = postgres(url, {
    ...TIMES_S,
    backoff,
    onnotice: () => {},
    transform: { undefined: null },
    ...options,
    connection: {
      application_name: 'atelier',
      random_page_cost: RANDOM_PAGE_COST,
      ...SERVER_TIMES_MS,
      ...connection,
    },
  })
  const { parsers, serializers } = sql.options
  for (const type of DATES) {
    parsers[type] = value => value
    serializers[type] = value => (value instanceof Date ? value.toISOString() : value)
  }
  for (const type of JSON_TYPES)
    serializers[type] = value => (typeof value === 'string' ? value : JSON.stringify(value))
  return sql
}
