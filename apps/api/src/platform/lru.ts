import { LRUCache } from 'lru-cache'

/** What was used lately. What was used longest ago leaves first when there is no room. */
export type Lru<K extends {}, V extends {}> = Pick<LRUCache<K, V>, 'get' | 'set' | 'has' | 'delete' | 'clear' | 'size'>

/** At most so many entries. */
export const createLru = <K extends {}, V extends {}>(max: number): Lru<K, V> => new LRUCache<K, V>({ max })

/** At most so many bytes, of entries that are no larger than that each. */
export const createBytesLru = <K extends {}>(limits: { maxBytes: number; maxEntryBytes: number }): Lru<K, Uint8Array> =>
  new LRUCache<K, Uint8Array>({
    maxSize: limits.maxBytes,
    maxEntrySize: limits.maxEntryBytes,
    // An entry of nothing would be refused.
    sizeCalculation: bytes => Math.max(1, bytes.byteLength),
  })
