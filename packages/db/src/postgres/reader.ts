import type { Sql } from 'postgres'
import type { Client } from './orm.ts'
import { createPreparing } from './prepared.ts'
import { isWaiting } from './waiting.ts'

/** Statements of a pool, each on whichever connection is free. One that none became free for in time is refused. */
export function createReader(sql: Sql, { connections, waitMs }: { connections: number; waitMs: number }): Client {
  const isWorthPreparing = createPreparing()
  let running = 0

  return {
    unsafe(text, values = []) {
      // What it is to the types is text to the driver: Drizzle and pg-boss encode what they send.
      const query = sql.unsafe(text, values as never[], { prepare: isWorthPreparing(text) })
      running += 1
      const timer = running > connections ? setTimeout(() => isWaiting(query) && query.cancel(), waitMs) : undefined
      const ended = () => {
        running -= 1
        clearTimeout(timer)
      }
      query.then(ended, ended)
      return query
    },
  }
}
