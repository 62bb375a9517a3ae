import type { Bidi } from 'bidi-js'
import { createRequire } from 'node:module'

/** Not seen; a line that begins with it goes from right to left, whatever its first word is. */
export const RIGHT_TO_LEFT = '\u200F'

let bidi: Bidi | undefined

function embeddingOf(text: string) {
  // What is exported is the function itself, though its types say a default.
  bidi ??= (createRequire(import.meta.url)('bidi-js') as () => Bidi)()
  return bidi.getEmbeddingLevels(text, 'auto')
}

/** Odd where text goes from right to left; one for each UTF-16 unit. */
export const levelsOf = (text: string) => embeddingOf(text).levels

/** Whether a text begins with what is read from right to left. */
export const isRightToLeft = (text: string) => (embeddingOf(text).paragraphs[0]?.level ?? 0) % 2 === 1

/** From the order in which they are read to the one in which they stand from left to right (UAX 9, L2). */
export function inVisualOrder<Run extends { readonly level: number }>(runs: readonly Run[]): Run[] {
  const ordered = [...runs]
  const highest = Math.max(0, ...runs.map(({ level }) => level))
  for (let level = highest; level > 0; level -= 1) {
    for (let from = 0; from < ordered.length; from += 1) {
      let to = from
      while ((ordered[to]?.level ?? -1) >= level) to += 1
      ordered.splice(from, to - from, ...ordered.slice(from, to).toReversed())
      from = Math.max(from, to - 1)
    }
  }
  return ordered
}
