import type { Limit, ModelLimits } from '@atelier/contracts'
import type { HubTask } from './hub-model.ts'

/** A model that the studio knows and recommends; who serves it today is the Hub's to say. */
export interface CatalogueEntry {
  readonly id: string
  readonly name: string
  readonly description: string
  /** In a few words; null of a model that nobody has judged. */
  readonly goodAt: string | null
  readonly license: string | null
  /** What it is made for, as the Hub files it; what the Hub says where it is left out. */
  readonly task?: HubTask
  readonly limits: ModelLimits
  /** The same weights under another id, which count as this model. */
  readonly mirrors: readonly string[]
  /** What to use instead, the best first. */
  readonly replacements: readonly string[]
  /** Said when nobody serves it. */
  readonly whenUnserved: string
}

const size = (native: number, max: number, multipleOf = 8): Limit => ({ min: 256, max, default: native, multipleOf })
const seed: Limit = { min: 0, max: 4_294_967_295, default: 0 }
const count: Limit = { min: 1, max: 8, default: 1 }

interface Numbers {
  /** Side of the square it was trained on, and the longest side; pixels. */
  readonly size: readonly [native: number, max: number, multipleOf?: number]
  readonly steps: readonly [standard: number, max: number]
  /** null where the model is distilled and takes none. */
  readonly guidance: readonly [standard: number, max: number] | null
  readonly negativePrompt: boolean
}

export const limitsOf = ({
  size: [native, max, multipleOf],
  steps,
  guidance,
  negativePrompt,
}: Numbers): ModelLimits => ({
  width: size(native, max, multipleOf),
  height: size(native, max, multipleOf),
  steps: { min: 1, max: steps[1], default: steps[0] },
  guidance: guidance && { min: 0, max: guidance[1], default: guidance[0] },
  seed,
  count,
  negativePrompt: negativePrompt ? { maxLength: 2000 } : null,
})

/** For a model of which nothing is known: what most of them can do. */
export const UNKNOWN_LIMITS = limitsOf({ size: [1024, 1536], steps: [28, 50], guidance: [5, 20], negativePrompt: true })

export const DEFAULT_MODEL = 'black-forest-labs/FLUX.1-schnell'

export const NOBODY = 'No inference provider serves this model today.'
