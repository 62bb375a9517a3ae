import type { Generation } from '@atelier/contracts'
import { isFor } from '../../platform/events/audience.ts'
import type { EventLog } from '../../platform/events/event-log.ts'

interface Followed {
  readonly generation: Generation
  readonly actorId: string
  /** The last event from before it was read. */
  readonly from: number
  /** Milliseconds. */
  readonly timeoutMs: number
  /** Ends the waiting before its time. */
  readonly signal: AbortSignal
  readonly onChange: (generation: Generation) => void
}

/** Follows a generation until it is finished, the time is over or the signal aborts; gives what is known of it then. */
export function createFollowGeneration({ follow }: Pick<EventLog, 'follow'>) {
  return async function followGeneration(followed: Followed): Promise<Generation> {
    const { actorId, from, timeoutMs, signal, onChange } = followed
    let { generation } = followed
    if (generation.finishedAt !== null || timeoutMs === 0) return generation
    const over = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
    onChange(generation)
    for await (const { audience, event } of follow(from, over)) {
      if (!('generation' in event) || event.generation.id !== generation.id || !isFor(audience, actorId)) continue
      generation = event.generation
      if (generation.finishedAt !== null) break
      onChange(generation)
    }
    return generation
  }
}
export type FollowGeneration = ReturnType<typeof createFollowGeneration>
