import { thumbHashToDataURL } from 'thumbhash'

const KEPT = 500
/** Its header alone; the decoder does not check. */
const SHORTEST_BYTES = 5
const urls = new Map<string, string>()

/** A ThumbHash as a tiny picture, for `background-image`. What cannot be decoded has none. */
export function placeholderUrl(thumbHash: string): string | undefined {
  const known = urls.get(thumbHash)
  if (known !== undefined) return known
  try {
    const bytes = Uint8Array.from(atob(thumbHash), char => char.charCodeAt(0))
    if (bytes.length < SHORTEST_BYTES) return undefined
    const url = thumbHashToDataURL(bytes)
    for (const oldest of [...urls.keys()].slice(0, Math.max(0, urls.size - KEPT))) urls.delete(oldest)
    urls.set(thumbHash, url)
    return url
  }
  catch {
    return undefined
  }
}
