import type { GenerationPreview } from '@atelier/contracts'
import type { Previews } from './previews.ts'

/** The newest preview of each of somebody's pictures that was not taken yet: whoever reads slowly misses what is between. */
export function createLatestPreviews(previews: Pick<Previews, 'hear'>, ownerId: string, onNew: () => void) {
  const latest = new Map<string, GenerationPreview>()
  const stop = previews.hear(ownerId, preview => {
    latest.set(`${preview.generationId} ${preview.ordinal}`, preview)
    onNew()
  })
  return {
    take(): GenerationPreview | undefined {
      const [first] = latest
      if (!first) return undefined
      latest.delete(first[0])
      return first[1]
    },
    stop,
  }
}
