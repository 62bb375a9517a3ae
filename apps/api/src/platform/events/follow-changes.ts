import { setTimeout as sleep } from 'node:timers/promises'
import type { StudioEvent } from '@atelier/contracts'
import type { EventLog } from './event-log.ts'

/** Milliseconds until the database is asked again after it was away. */
const AGAIN_MS = 1000

interface Following {
  readonly types: readonly StudioEvent['type'][]
  /** Reads what has changed; again from the beginning after a time when the database was away. */
  readonly load: () => Promise<void>
  /** As the log tells of what cannot be followed. */
  readonly what: string
  readonly signal: AbortSignal
  readonly log: { readonly warn: (object: object, message: string) => void }
}

/** Reads again whenever another process changed something that is in memory here, until the signal aborts. */
export async function followChanges(
  events: Pick<EventLog, 'lastSequence' | 'follow'>,
  { types, load, what, signal, log }: Following,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const behind = await events.lastSequence()
      await load()
      for await (const { event } of events.follow(behind, signal)) {
        if (types.includes(event.type)) await load()
      }
    } catch (error) {
      log.warn({ err: error }, `${what} changed by other processes cannot be followed at the moment`)
      await sleep(AGAIN_MS, undefined, { signal, ref: false }).catch(() => {})
    }
  }
}
