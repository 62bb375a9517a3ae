/** Rows above and below the screen that are there already when one scrolls on. */
const AROUND = 4

/** Which rows of a list are rendered: from `first` up to, and without, `last`. */
export function clampedRows({
  top,
  height,
  rowPx,
  count,
}: {
  top: number
  height: number
  rowPx: number
  count: number
}) {
  const first = Math.min(Math.max(0, Math.floor(top / rowPx) - AROUND), Math.max(0, count - 1))
  return { first, last: Math.min(count, Math.ceil((top + height) / rowPx) + AROUND) }
}
