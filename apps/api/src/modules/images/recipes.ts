import { findRecipe, readSourceMark, type Recipe, type SourceMark } from '@atelier/imaging'
import type { ImageRow } from './images.presenter.ts'
import { detailsOf, servedInsteadOf } from './recipe-details.ts'

/** What pictures of a provider are marked with; null: nobody knows who made them. */
export type SourceMarkOf = (provider: string | null) => SourceMark

/**
 * How an image was made, as its own file had it. Undefined for an imported one that says nothing of it: a photo must not be
 * marked as made by a machine. The mark is that of the file, which stays true when its provider is gone.
 */
export async function recipeOf(
  row: ImageRow,
  original: Uint8Array,
  sourceMarkOf: SourceMarkOf,
): Promise<{ recipe: Recipe; mark: SourceMark } | undefined> {
  const found = (await findRecipe(original))?.recipe
  if (row.provider === null && !found) return undefined
  const { prompt, negativePrompt, typed, model, steps, guidance, width, height } = row
  const provider = row.provider ?? found?.provider ?? null
  const sampler = row.sampler ?? found?.sampler ?? null
  const words = { prompt, negativePrompt, typed, model, provider, steps, guidance, sampler, width, height }
  // One of 64 bits has no column.
  const seed = row.seed ?? found?.seed ?? null
  return {
    // What it began with is known of what was made here only; a file of another says it itself.
    recipe: {
      ...words,
      seed,
      ...(row.recipe ? detailsOf(row) : found?.details && { details: found.details }),
      ...servedInsteadOf(row.servedInstead ?? found?.servedInstead ?? null),
    },
    mark: readSourceMark(original) ?? sourceMarkOf(provider),
  }
}
