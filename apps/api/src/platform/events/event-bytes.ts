import type { Database } from '@atelier/db'
import { desc, lt, sql } from 'drizzle-orm'

/** Rows looked at in one query. */
const ROWS_AT_ONCE = 2000
/** Bytes that a row has beside what happened. */
const ROW_BYTES = 100

/** How far back the newest events go that have so many bytes together: the last number behind that, or 0. */
export function createEventBytes({ dialect, orm, tables: { events } }: Database) {
  const size =
    dialect === 'sqlite' ? sql<number>`length(${events.payload})` : sql<number>`pg_column_size(${events.payload})`

  return async function lastBeyond(maxBytes: number): Promise<number> {
    let bytes = 0
    for (let before = Number.MAX_SAFE_INTEGER; ;) {
      const rows = await orm
        .select({ sequence: events.sequence, size })
        .from(events)
        .where(lt(events.sequence, before))
        .orderBy(desc(events.sequence))
        .limit(ROWS_AT_ONCE)
      for (const row of rows) {
        bytes += row.size + ROW_BYTES
        if (bytes > maxBytes) return row.sequence
      }
      const last = rows.at(-1)
      if (!last || rows.length < ROWS_AT_ONCE) return 0
      before = last.sequence
    }
  }
}
