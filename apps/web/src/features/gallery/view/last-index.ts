/** The last of `length` indexes for which it holds, when it holds up to some index and not behind; -1 where for none. */
export function lastIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) low = middle + 1
    else high = middle
  }
  return low - 1
}
