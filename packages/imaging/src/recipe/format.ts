import type { RecipeTool } from '@atelier/contracts'
import type { Evidence } from './evidence.ts'
import type { FoundRecipe } from './values.ts'

/** How one tool writes a recipe. */
export interface RecipeFormat {
  readonly source: RecipeTool
  /** Undefined where the texts are not this tool's. Never throws, whatever the texts are. */
  readonly read: (found: Evidence) => FoundRecipe | undefined
}
