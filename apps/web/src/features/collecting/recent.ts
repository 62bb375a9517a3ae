import { createRecentIds } from '../../browser/recent-ids.ts'

const MOST = 20

/** The collections that this browser put something into. */
const recent = createRecentIds('atelier.recent-collections', MOST)

export const rememberCollection = recent.remember

/** The recent ones first, then as they were. */
export function recentFirst<T extends { readonly id: string }>(items: readonly T[]): T[] {
  const ranks = new Map(recent.read().map((id, rank) => [id, rank]))
  const rankOf = ({ id }: T) => ranks.get(id) ?? MOST
  return items.toSorted((a, b) => rankOf(a) - rankOf(b))
}
