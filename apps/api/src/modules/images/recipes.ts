import { readRecipe, type Recipe, type SourceMark } from '@atelier/imaging'
import type { ImageRow } from './images.presenter.ts'

/** What made a picture of this provider: the sketch engine is the only one that never learned from others. */
export const sourceMarkOf = (provider: string | null): SourceMark => (provider === 'sketch' ? 'algorithmic' : 'trained')

/**
 * How an image was made, as its own file had it. Undefined for an imported one that says nothing of it: a photo must not be
 * marked as made by a machine.
 */
export function recipeOf(row: ImageRow, original: Uint8Array): { recipe: Recipe; mark: SourceMark } | undefined {
  const found = readRecipe(original)?.recipe
  if (row.provider === null && !found) return undefined
  const { prompt, negativePrompt, typed, model, seed, steps, guidance, width, height } = row
  const provider = row.provider ?? found?.provider ?? null
  return {
    recipe: {
      prompt,
      negativePrompt,
      typed,
      model,
      provider,
      seed,
      steps,
      guidance,
      sampler: found?.sampler ?? null,
      width,
      height,
    },
    mark: sourceMarkOf(provider),
  }
}
