import type { Evidence } from './evidence.ts'
import type { FoundRecipe } from './values.ts'

export const RECIPE_SOURCES = [
  'atelier',
  'a1111',
  'swarmui',
  'invokeai',
  'comfyui',
  'fooocus',
  'ruinedfooocus',
  'novelai',
  'easydiffusion',
  'drawthings',
  'diffusers',
  'midjourney',
] as const
export type RecipeSource = (typeof RECIPE_SOURCES)[number]

/** How one tool writes a recipe. */
export interface RecipeFormat {
  readonly source: RecipeSource
  /** Undefined where the texts are not this tool's. Never throws, whatever the texts are. */
  readonly read: (found: Evidence) => FoundRecipe | undefined
}
