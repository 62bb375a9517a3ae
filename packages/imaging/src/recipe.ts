import type { Typed } from '@atelier/contracts'
import type { RecipeDetails } from './recipe/details.ts'
import type { ServedInstead } from './recipe/served-instead.ts'

/** How a picture was made, as it is written into the file and read out of it. */
export interface Recipe {
  readonly prompt: string
  readonly negativePrompt: string | null
  /** What a person wrote, where styles or a template made the prompt of it. */
  readonly typed: Typed | null
  readonly model: string | null
  readonly provider: string | null
  /** As text where a number cannot hold it: tools have seeds of 64 bits. */
  readonly seed: number | string | null
  readonly steps: number | null
  readonly guidance: number | null
  readonly sampler: string | null
  /** Pixels. */
  readonly width: number
  /** Pixels. */
  readonly height: number
  /** Left out where there is no more to tell, as of what was made from words alone. */
  readonly details?: RecipeDetails
  /** Left out where the first engine that was asked made it. */
  readonly servedInstead?: ServedInstead
}
