import { PARAMETERS_KEYWORD } from '../carriers/carrier.ts'
import type { RecipeFormat } from './format.ts'
import { rawFromRecord } from './names.ts'
import { recipeFrom } from './values.ts'

/** What Spaces and scripts on top of Diffusers write: their arguments as JSON. A prompt alone is nothing to know them by. */
export const diffusers: RecipeFormat = {
  source: 'diffusers',
  read: found => {
    const record = found.record(PARAMETERS_KEYWORD)
    const raw = record && rawFromRecord(record)
    if (typeof raw?.prompt !== 'string') return undefined
    const told = [raw.seed, raw.steps, raw.guidance].filter(value => value !== undefined)
    return told.length >= 2 ? recipeFrom({ ...raw, sampler: raw.sampler ?? record?.['scheduler'] }) : undefined
  },
}
