import type { Storage } from '@atelier/storage'

/** Thumbnails of some thousand pictures. */
const MAX_BYTES = 16 * 1024 * 1024
const MAX_FILE_BYTES = 256 * 1024

interface HotFilesOptions {
  readonly storage: Pick<Storage, 'get'>
  readonly maxBytes?: number
}

/**
 * Small files that were asked for lately. A file under a key never changes, so what is kept is never stale; whether
 * there still is such a picture is for the caller to know. The one asked for longest ago leaves first.
 */
export function createHotFiles({ storage, maxBytes = MAX_BYTES }: HotFilesOptions) {
  const kept = new Map<string, Uint8Array>()
  let keptBytes = 0

  function drop(key: string): void {
    keptBytes -= kept.get(key)?.byteLength ?? 0
    kept.delete(key)
  }

  function keep(key: string, bytes: Uint8Array): void {
    drop(key)
    if (bytes.byteLength > MAX_FILE_BYTES) return
    kept.set(key, bytes)
    keptBytes += bytes.byteLength
    for (const oldest of kept.keys()) {
      if (keptBytes <= maxBytes) break
      drop(oldest)
    }
  }

  return async function get(key: string): Promise<Uint8Array | undefined> {
    const bytes = kept.get(key) ?? (await storage.get(key))
    if (bytes) keep(key, bytes)
    return bytes
  }
}
