import type { ImageRecipe } from '@atelier/contracts'
import type { FoundRecipe, Recipe, RecipeDetails } from '@atelier/imaging'
import type { ImageRow } from './images.presenter.ts'

/** What of an image goes into its file beyond words and numbers; nothing where there is nothing to tell. */
export function detailsOf({
  task,
  inputs,
  recipe,
}: Pick<ImageRow, 'task' | 'recipe'> & { readonly inputs: ImageRow['inputs'] }): { readonly details?: RecipeDetails } {
  if (!recipe) return {}
  const { sampler: _, ...told } = recipe
  const began = (inputs ?? []).map(({ role, sha256, width, height }) => ({ role, sha256, width, height }))
  return { details: { task, inputs: began, ...told } }
}

/** Who was to make an image and could not, as it goes into its file; nothing where nobody failed. */
export const servedInsteadOf = (engines: Recipe['servedInstead'] | null): Pick<Recipe, 'servedInstead'> =>
  engines && engines.length > 0 ? { servedInstead: engines } : {}

/** The columns of what an imported file says of it; of the pictures that it began with the studio has none. */
export function detailColumns({
  details,
  sampler,
}: FoundRecipe): Pick<ImageRow, 'task'> & { recipe: ImageRecipe | null } {
  if (!details) return { task: null, recipe: null }
  const { task, inputs: _, ...told } = details
  return { task, recipe: { ...told, sampler: sampler ?? null } }
}
