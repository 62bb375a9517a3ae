import type { ImageRecipe } from '@atelier/contracts'
import { presentParameters, type GenerationRow } from './generations.presenter.ts'

/** What an image remembers of how it was made, beyond its columns; null where that is nothing. */
export function recipeOfGeneration(
  { task, parameters }: Pick<GenerationRow, 'task' | 'parameters'>,
  { isBlended, loraHashes }: { readonly isBlended: boolean; readonly loraHashes?: ImageRecipe['loraHashes'] },
): ImageRecipe | null {
  const { width: _w, height: _h, steps: _s, guidance: _g, seed: _n, count: _c, ...more } = parameters
  if (Object.keys(more).length === 0 && (task === null || task === 'text-to-image')) return null
  const { width: _1, height: _2, steps: _3, guidance: _4, seed: _5, count: _6, ...all } = presentParameters(parameters)
  return { ...all, ...(loraHashes && { loraHashes }), blended: isBlended }
}
