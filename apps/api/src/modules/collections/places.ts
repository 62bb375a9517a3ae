/** A collection and where it stands. */
interface Placed {
  readonly id: string
  readonly place: number
}

/**
 * The place in front of one of these, or behind all where none is named, and what must move first: halves of a gap end
 * after some fifty moves into the same one, and then all are numbered anew. Undefined where that one is not there.
 */
export function placeBefore(
  others: readonly Placed[],
  before: string | null,
): { readonly place: number; readonly moved: readonly Placed[] } | undefined {
  const at = before === null ? others.length : others.findIndex(({ id }) => id === before)
  if (at === -1) return undefined
  const low = others[at - 1]?.place
  const high = others[at]?.place
  const place = between(low, high)
  if ((low === undefined || low < place) && (high === undefined || place < high)) return { place, moved: [] }
  return { place: at - 0.5, moved: others.map(({ id }, index) => ({ id, place: index })) }
}

function between(low: number | undefined, high: number | undefined): number {
  if (low === undefined) return high === undefined ? 0 : high - 1
  return high === undefined ? low + 1 : (low + high) / 2
}
