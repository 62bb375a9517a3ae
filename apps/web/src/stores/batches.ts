import type { GenerationEntry } from './generations.ts'

/** What one call asked for and is not done yet, followed as one. */
export interface Batch {
  readonly id: string
  readonly size: number
  /** However they ended. */
  readonly done: number
  /** The next one first. */
  readonly running: readonly string[]
  readonly waiting: readonly string[]
}

/** Oldest first. What is not active of a batch has ended, so the others need not be loaded. */
export function batchesOf(active: readonly GenerationEntry[]): readonly Batch[] {
  const groups = Map.groupBy(
    active.filter(({ batch }) => batch !== null),
    ({ batch }) => batch?.id ?? '',
  )
  return Array.from(groups, ([id, entries]) => {
    const size = entries[0]?.batch?.size ?? entries.length
    const idsOf = (status: GenerationEntry['status']) =>
      entries.filter(entry => entry.status === status).map(entry => entry.id)
    return { id, size, done: Math.max(0, size - entries.length), running: idsOf('running'), waiting: idsOf('queued') }
  })
}

/** How many are left; where all of them are of one batch, how many of that are done. For the title of a page, of which little is seen. */
export function leftText(active: readonly GenerationEntry[]): string {
  const [batch, ...others] = batchesOf(active)
  const isAll = batch !== undefined && others.length === 0 && active.every(entry => entry.batch?.id === batch.id)
  return isAll ? `${batch.done}/${batch.size}` : String(active.length)
}
