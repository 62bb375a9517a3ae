import type { Database } from '@atelier/db'
import type { Clock } from '../../platform/clock.ts'
import type { LinksRepository } from './links.repository.ts'

/** Milliseconds: visitors who come at once are one write. */
const WRITTEN_AFTER_MS = 2000

interface ViewsDependencies {
  readonly db: Database
  readonly repository: Pick<LinksRepository, 'addViews'>
  readonly clock: Clock
  readonly onError: (error: unknown) => void
}

/** Counts who opens a link. However many come, a link is written once in two seconds. */
export function createViews({ db, repository, clock, onError }: ViewsDependencies) {
  let counted = new Map<string, number>()
  let timer: ReturnType<typeof setTimeout> | undefined

  async function write(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const views = counted
    counted = new Map()
    if (views.size === 0) return
    await db.atomic(function* (tx) {
      for (const [id, times] of views) yield* repository.addViews(tx, id, times, clock.now())
    })
  }

  return {
    add(id: string): void {
      counted.set(id, (counted.get(id) ?? 0) + 1)
      timer ??= setTimeout(() => void write().catch(onError), WRITTEN_AFTER_MS)
    },
    /** What is not written yet is written now. */
    write: async () => write().catch(onError),
  }
}
export type Views = ReturnType<typeof createViews>
