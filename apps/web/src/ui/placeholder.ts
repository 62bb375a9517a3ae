import { thumbHashToDataURL } from 'thumbhash'

const KEPT = 500
const urls = new Map<string, string>()

/** A ThumbHash as a tiny picture, for `background-image`. What cannot be decoded has none. */
export function placeholderUrl(thumbHash: string): string | undefined {
  const known = urls.get(thumbHash)
  if (known !== undefined) return known
  try {
    const url = thumbHashToDataURL(Uint8Array.from(atob(thumbHash), char => char.charCodeAt(0)))
    for (const oldest of [...urls.keys()].slice(0, Math.max(0, urls.size - KEPT))) urls.delete(oldest)
    urls.set(thumbHash, url)
    return url
  }
  catch {
    return undefined
  }
}
