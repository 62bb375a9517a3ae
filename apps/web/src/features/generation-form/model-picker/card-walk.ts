/** Where a card stands; pixels. */
export type Place = Pick<DOMRect, 'left' | 'top'>

const KEYS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const
export type WalkKey = (typeof KEYS)[number]
export const isWalkKey = (key: string): key is WalkKey => KEYS.some(known => known === key)

/** Cards of one row may stand a fraction of a pixel apart. */
const SAME_ROW_PX = 4

/** Which card a key leads to: beside it in their order, or the nearest one of the next row. The same one at an edge. */
export function cardBeside(cards: readonly Place[], at: number, key: WalkKey): number {
  const here = cards[at]
  if (!here) return cards.length > 0 ? 0 : at
  if (key === 'ArrowLeft') return Math.max(0, at - 1)
  if (key === 'ArrowRight') return Math.min(cards.length - 1, at + 1)
  const way = key === 'ArrowDown' ? 1 : -1
  const beyond = cards
    .map((card, index) => ({ index, rows: (card.top - here.top) * way, aside: Math.abs(card.left - here.left) }))
    .filter(({ rows }) => rows > SAME_ROW_PX)
  const nearest = Math.min(...beyond.map(({ rows }) => rows))
  const [next] = beyond.filter(({ rows }) => rows - nearest < SAME_ROW_PX).toSorted((a, b) => a.aside - b.aside)
  return next?.index ?? at
}
