import { PARAMETERS_KEYWORD } from '../carriers/carrier.ts'
import type { RecipeFormat } from './format.ts'
import { rawFrom, rawFromRecord } from './names.ts'
import { recipeFrom } from './values.ts'

const MARKER = 'use_stable_diffusion_model'

/** A text for each key in a PNG; one JSON of the same keys elsewhere. */
export const easydiffusion: RecipeFormat = {
  source: 'easydiffusion',
  read: found => {
    if (found.text(MARKER) !== undefined) return recipeFrom(rawFrom(found.all()))
    const record = found.record(PARAMETERS_KEYWORD)
    return record && MARKER in record ? recipeFrom(rawFromRecord(record)) : undefined
  },
}
