/** Texts that a connection keeps prepared; the server holds a plan for each. */
const MOST_PREPARED = 200
/** Texts that were seen once, and may never be again: those with a list of ids have one for each length. */
const MOST_REMEMBERED = 1000

/**
 * Which statements are worth preparing: those that come again. A prepared one takes one trip to the server and is parsed
 * once; any other with values takes two.
 */
export function createPreparing(): (text: string) => boolean {
  const prepared = new Set<string>()
  const seen = new Set<string>()
  return text => {
    if (prepared.has(text)) return true
    if (prepared.size >= MOST_PREPARED) return false
    if (seen.delete(text)) {
      prepared.add(text)
      return true
    }
    if (seen.size >= MOST_REMEMBERED) seen.clear()
    seen.add(text)
    return false
  }
}
