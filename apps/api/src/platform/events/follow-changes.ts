import { setTimeout as sleep } from 'node:timers/promises'
import type { StudioEvent } from '@atelier/contracts'
import type { EventLog } from './event-log.ts'

/** Milliseconds until the database is asked again after it was away. */
const AGAIN_MS = 1000
/** Milliseconds. What happens in between is looked at together: pictures that are made tell of a hundred things a second. */
const REST_MS = 100

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
  events: Pick<EventLog, 'lastSequence' | 'wakes' | 'happenedBehind'>,
  { types, load, what, signal, log }: Following,
): Promise<void> {
  while (!signal.aborted) {
    try {
      let seen = await events.lastSequence()
      await load()
      for await (const _ of events.wakes(signal)) {
        const newest = await events.lastSequence()
        if (newest !== seen && (await events.happenedBehind(seen, types))) await load()
        seen = newest
        await rest(REST_MS, signal)
      }
    } catch (error) {
      log.warn({ err: error }, `${what} changed by other processes cannot be followed at the moment`)
      await rest(AGAIN_MS, signal)
    }
  }
}

const rest = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal, ref: false }).catch(() => {})
