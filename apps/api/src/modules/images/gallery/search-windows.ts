/** Positions in the first window: a word of every tenth prompt fills a page of 50 with it. */
const FIRST_WINDOW = 500
/** Of what few have: a short list is read from its beginning in each window, however wide that is. */
const FIRST_WIDE_WINDOW = 16_000
/** Each window is so many times as wide as the one before, so that a rare word takes few of them. */
const WIDENING = 8

interface Span {
  /** The first position. */
  readonly first: number
  /** Behind the last position. */
  readonly last: number
}

/**
 * Fills a page of matches window by window, from the end of the span at which the page begins. FTS5 jumps to a position
 * and reads on from there, but reads backwards from the very end, however deep the page is (1.7 ms for a common word
 * at 90 % of a million rows, against 0.1 ms for a window).
 */
export async function readThroughWindows<Row>(
  {
    first,
    last,
    newest,
    limit,
    isRare = false,
  }: Span & { newest: boolean; limit: number; isRare?: boolean | undefined },
  read: (window: Span & { limit: number }) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (
    let [from, to, width] = [first, last, isRare ? FIRST_WIDE_WINDOW : FIRST_WINDOW];
    from < to && rows.length < limit;
    width *= WIDENING
  ) {
    const window = newest
      ? { first: Math.max(from, to - width), last: to }
      : { first: from, last: Math.min(to, from + width) }
    rows.push(...(await read({ ...window, limit: limit - rows.length })))
    if (newest) to = window.first
    else from = window.last
  }
  return rows
}
