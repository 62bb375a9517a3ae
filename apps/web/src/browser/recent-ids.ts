import { readStored, store, type StoredKey } from './stored.ts'

/** Ids of what was used in this browser, the last one first, as many as `most`. */
export const createRecentIds = (key: StoredKey, most: number) => {
  function read(): string[] {
    try {
      const stored: unknown = JSON.parse(readStored(key) ?? '[]')
      return Array.isArray(stored) ? stored.filter(id => typeof id === 'string').slice(0, most) : []
    } catch {
      // Somebody else wrote there: nothing is recent.
      return []
    }
  }

  return {
    read,
    remember: (id: string) => store(key, JSON.stringify([id, ...read().filter(other => other !== id)].slice(0, most))),
  }
}
