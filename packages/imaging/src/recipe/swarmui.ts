import { PARAMETERS_KEYWORD } from '../carriers/carrier.ts'
import type { RecipeFormat } from './format.ts'
import { isRecord } from './json.ts'
import { rawFromRecord } from './names.ts'
import { recipeFrom } from './values.ts'

/** JSON in the same place as A1111's text. */
export const swarmui: RecipeFormat = {
  source: 'swarmui',
  read: found => {
    const parameters = found.record(PARAMETERS_KEYWORD)?.['sui_image_params']
    return isRecord(parameters) ? recipeFrom(rawFromRecord(parameters)) : undefined
  },
}
