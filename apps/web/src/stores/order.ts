interface Dated {
  readonly id: string
  readonly createdAt: string
}

/** As the server pages: by time, and by id where times are equal. */
export const byNewest = (a: Dated, b: Dated) => b.createdAt.localeCompare(a.createdAt) || b.id.localeCompare(a.id)
export const byOldest = (a: Dated, b: Dated) => byNewest(b, a)

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
