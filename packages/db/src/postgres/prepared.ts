/** Texts that a connection keeps prepared; the server holds a plan for each. */
const MOST_PREPARED = 200
/** Texts that were seen once, and may never be again: those with a list of ids have one for each length. */
const MOST_REMEMBERED = 1000
/**
 * A search by words. Which plan is best hangs on how common they are, and of a prepared statement the server soon makes one
 * plan for all: a common word in one's own of a gallery of 50 people took 81 ms by it, 0.1 by its own.
 */
const SEARCH = / @@ /

/**
 * Which statements are worth preparing: those that come again. A prepared one takes one trip to the server and is parsed
 * once; any other with values takes two.
 */
export function createPreparing(): (text: string) => boolean {
  const prepared = new Set<string>()
  const seen = new Set<string>()
  return text => {
    if (SEARCH.test(text)) return false
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
