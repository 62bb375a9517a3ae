import type { Clock } from '../../platform/clock.ts'
import type { LivedTime } from '../../platform/lived-time.ts'
import type { Reserve } from '../../platform/reserve.ts'
import type { Upkeep } from '../../platform/upkeep.ts'
import type { ImagesService } from './images.service.ts'
import type { LooseObjects } from './intake/loose-objects.ts'

const HOUR_MS = 60 * 60 * 1000
const TRASH_KEPT_MS = 30 * 24 * HOUR_MS
/** Long enough that whoever wrote the key down is either done or dead. */
const LOOSE_AFTER_MS = HOUR_MS

interface UpkeepDependencies {
  readonly images: Pick<ImagesService, 'removeTrashedBefore'>
  readonly loose: Pick<LooseObjects, 'sweep'>
  readonly reserve: Pick<Reserve, 'use'>
  readonly clock: Clock
  readonly livedTime: LivedTime
  readonly log: { readonly info: (object: object, message: string) => void }
  /** Nobody else works on this database, so what was loose before this process began was left by a crash. */
  readonly alone: boolean
  /** Removes half-written files that nobody is writing any more. */
  readonly tidyStorage: () => Promise<void>
}

/** Removes what crashes left behind, and empties old trash. */
export function createImagesUpkeep(dependencies: UpkeepDependencies) {
  const { images, loose, reserve, clock, livedTime, log, alone, tidyStorage } = dependencies
  const ago = (ms: number) => new Date(clock.now().getTime() - ms)
  const begunAt = clock.now()

  return async function upkeep({ isFirst, signal }: Parameters<Upkeep['round']>[0]): Promise<void> {
    // Not by the clock of now: requests are answered already, and one of them may be writing.
    const removed = await loose.sweep(isFirst && alone ? begunAt : ago(LOOSE_AFTER_MS), signal)
    if (removed > 0) log.info({ removed }, 'removed files that an interrupted write left behind')
    const lived = await livedTime()
    if (lived) await reserve.use(() => images.removeTrashedBefore(new Date(lived.getTime() - TRASH_KEPT_MS), signal))
    if (!signal.aborted) await tidyStorage()
  }
}
