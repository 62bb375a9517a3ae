import { thumbHashToAverageRGBA, thumbHashToDataURL } from 'thumbhash'

const KEPT = 500
/** Its header alone; the decoder does not check. */
const SHORTEST_BYTES = 5
const urls = new Map<string, string>()

/** The colour that a ThumbHash is on average, for `background-color`: a hundredth of the work of the picture. */
export function placeholderColor(thumbHash: string): string | undefined {
  const bytes = bytesOf(thumbHash)
  if (!bytes) return undefined
  const { r, g, b } = thumbHashToAverageRGBA(bytes)
  return `rgb(${[r, g, b].map(part => Math.round(part * 255)).join(' ')})`
}

/** A ThumbHash as a tiny picture, for `background-image`. What cannot be decoded has none. */
export const placeholderUrl = (thumbHash: string) => remembered(thumbHash, thumbHashToDataURL)

/** One picture of a hash, made once; `key` ends with the hash. */
export function remembered(key: string, make: (bytes: Uint8Array) => string): string | undefined {
  const known = urls.get(key)
  if (known !== undefined) return known
  const bytes = bytesOf(key.slice(key.indexOf(' ') + 1))
  if (!bytes) return undefined
  const url = make(bytes)
  for (const oldest of [...urls.keys()].slice(0, Math.max(0, urls.size - KEPT))) urls.delete(oldest)
  urls.set(key, url)
  return url
}

function bytesOf(thumbHash: string): Uint8Array | undefined {
  try {
    const bytes = Uint8Array.from(atob(thumbHash), char => char.charCodeAt(0))
    return bytes.length < SHORTEST_BYTES ? undefined : bytes
  } catch {
    return undefined
  }
}
