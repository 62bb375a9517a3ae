/** Shortest wait after one that was in vain, in milliseconds. */
const AGAIN_MS = 1000
/** Longest wait that is made up here; what a provider asks for is capped by its engine. */
const LONGEST_MS = 300_000

/**
 * Milliseconds until a generation is taken up again. The first time it is what was asked for. If that was in vain, the
 * provider's word says little, so each further wait is at least twice the last one, and a little more by chance: many that
 * wait for the same provider must not come back in the same moment. How long all of it may take is not decided here.
 */
export function nextWaitMs(askedMs: number, lastMs: number | undefined, random: () => number): number {
  if (lastMs === undefined) return askedMs
  const doubled = Math.max(AGAIN_MS, lastMs * 2) * (1 + random() / 4)
  return Math.round(Math.max(askedMs, Math.min(doubled, LONGEST_MS)))
}
