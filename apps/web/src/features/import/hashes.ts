/** Files that are read at a time: each is in memory whole while it is hashed. */
const AT_ONCE = 4

/** Browsers hash only on pages that came over https, or from this very machine. */
export const canHash = () => globalThis.isSecureContext && 'subtle' in crypto

/** SHA-256 in hex of each file; undefined for one that cannot be read. */
export async function hashesOf(files: readonly File[], signal: AbortSignal): Promise<(string | undefined)[]> {
  const hashes: (string | undefined)[] = Array.from({ length: files.length })
  let next = 0
  async function work() {
    for (let at = next++; at < files.length; at = next++) {
      signal.throwIfAborted()
      const file = files[at]
      // What cannot be read is told when it is to be sent.
      hashes[at] = file && (await hashOf(file).catch(() => undefined))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return hashes
}

async function hashOf(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('')
}
