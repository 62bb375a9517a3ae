interface Dated {
  readonly id: string
  readonly createdAt: string
}

/**
 * By time, and by id where times are equal. The server pages generations by id and images by the order in which they were
 * written: what was begun in the same moment may stand the other way round here until it is read again.
 */
export const byNewest = (a: Dated, b: Dated) => b.createdAt.localeCompare(a.createdAt) || b.id.localeCompare(a.id)
export const byOldest = (a: Dated, b: Dated) => byNewest(b, a)

/** Of ids that the server pages by: UUIDv7, which sort by the time at which they were made. */
export const newestFirst = (ids: readonly string[]) => ids.toSorted().toReversed()

/** Where `item` belongs in a sorted list, found by halving. */
export function positionOf<T>(item: T, list: readonly T[], compare: (a: T, b: T) => number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    const other = list[middle]
    if (other !== undefined && compare(other, item) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** Where `item` belongs in a list that is only nearly sorted: where the fewest others stand on the wrong side of it. */
export function placeAmong<T>(item: T, list: readonly T[], compare: (a: T, b: T) => number): number {
  const place = { at: 0, wrong: 0 }
  let wrong = 0
  for (const [at, other] of list.entries()) {
    wrong += compare(other, item) < 0 ? -1 : 1
    if (wrong < place.wrong) Object.assign(place, { at: at + 1, wrong })
  }
  return place.at
}
