import pLimit, { type LimitFunction } from 'p-limit'
import type { Lane } from '../../../platform/jobs/queue.ts'

/** How many images of an engine are made at a time, over all of its generations. What is gone lets one at a time come to its end. */
export function createLimits(lanes: () => readonly Lane[]) {
  const limits = new Map<string, LimitFunction>()
  const widthOf = (name: string) =>
    lanes()
      .find(lane => lane.name === name)
      ?.width() ?? 1

  function limitOf(name: string): LimitFunction {
    const known = limits.get(name)
    if (known) return known
    const limit = pLimit(widthOf(name))
    limits.set(name, limit)
    return limit
  }

  return Object.assign(limitOf, {
    /** The widths may have changed. */
    refresh() {
      for (const [name, limit] of limits) limit.concurrency = widthOf(name)
    },
  })
}
