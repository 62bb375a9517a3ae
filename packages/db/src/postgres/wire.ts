import { connect } from './connect.ts'
import type { Wire, WireEvents } from './listener.ts'

/** One connection that hears notifications. The driver's own `listen` has no heartbeat, and pauses of its own. */
export function openWire(url: string, { onNotification, onLost }: WireEvents): Wire {
  const sql = connect(url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    fetch_types: false,
    onnotify: onNotification,
    onclose: onLost,
  })
  return {
    run: async text => void (await sql.unsafe(text)),
    end: () => sql.end({ timeout: 0 }),
  }
}
