import { store, readStored } from '../../browser/stored.ts'

const KEY = 'atelier.recent-collections'
const MOST = 20

/** Ids of the collections that this browser put something into, the last one first. */
function recentCollections(): string[] {
  try {
    const stored: unknown = JSON.parse(readStored(KEY) ?? '[]')
    return Array.isArray(stored) ? stored.filter(id => typeof id === 'string') : []
  } catch {
    // Somebody else wrote there: nothing is recent.
    return []
  }
}

export function rememberCollection(id: string) {
  store(KEY, JSON.stringify([id, ...recentCollections().filter(other => other !== id)].slice(0, MOST)))
}

/** The recent ones first, then as they were. */
export function recentFirst<T extends { readonly id: string }>(items: readonly T[]): T[] {
  const ranks = new Map(recentCollections().map((id, rank) => [id, rank]))
  const rankOf = ({ id }: T) => ranks.get(id) ?? MOST
  return items.toSorted((a, b) => rankOf(a) - rankOf(b))
}
