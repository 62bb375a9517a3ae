import { setTimeout } from 'node:timers/promises'
import type { Database } from '@atelier/db'
import type { LikenessesRepository, Seen } from './likenesses.repository.ts'
import type { Look } from './look.ts'

/** Pictures looked at before they are written down, in one short write. */
const BATCH = 50
/** Rests as long as it worked, so that whoever uses the studio has most of it. In milliseconds, at most. */
const MAX_REST_MS = 2000

interface UnseenDependencies {
  readonly db: Database
  readonly repository: Pick<LikenessesRepository, 'unseenAfter' | 'addSeen'>
  readonly look: Look
}

/**
 * Looks at the pictures that an earlier version stored, one after another. What is done is written down, so it goes on where
 * it was when it is begun again. One that cannot be read now for want of the disk, say, is left for the next time.
 */
export function createUnseen({ db, repository, look }: UnseenDependencies) {
  return async function seeAll(signal: AbortSignal): Promise<void> {
    const failures: unknown[] = []
    for (let position = 0; !signal.aborted;) {
      const begun = performance.now()
      const rows = await repository.unseenAfter(position, BATCH)
      const last = rows.at(-1)
      if (!last) break
      const seen: Seen[] = []
      for (const row of rows) {
        if (signal.aborted) break
        try {
          seen.push({ position: row.position, likeness: await look(row) })
        } catch (error) {
          failures.push(error)
        }
      }
      if (seen.length > 0) await db.atomic(tx => repository.addSeen(tx, seen))
      position = last.position
      await rest(Math.min(performance.now() - begun, MAX_REST_MS), signal)
    }
    if (failures.length > 0)
      throw new Error(`${failures.length} pictures could not be looked at`, { cause: failures[0] })
  }
}

/** Ends with the signal, too. */
const rest = (ms: number, signal: AbortSignal): Promise<void> =>
  setTimeout(ms, undefined, { signal, ref: false }).catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
