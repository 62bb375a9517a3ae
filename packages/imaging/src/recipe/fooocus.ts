import { PARAMETERS_KEYWORD } from '../carriers/carrier.ts'
import { a1111 } from './a1111.ts'
import type { RecipeFormat } from './format.ts'
import { rawFromRecord } from './names.ts'
import { recipeFrom } from './values.ts'

/** A file says which of two schemes it follows; where it does not, only the JSON can be told apart. */
export const fooocus: RecipeFormat = {
  source: 'fooocus',
  read: found => {
    if (found.text('fooocus_scheme') === 'a1111') return a1111.read(found)
    const record = found.record(PARAMETERS_KEYWORD)
    return record && 'base_model' in record ? recipeFrom(rawFromRecord(record)) : undefined
  },
}

/** A fork with names of its own. */
export const ruinedfooocus: RecipeFormat = {
  source: 'ruinedfooocus',
  read: found => {
    const record = found.record(PARAMETERS_KEYWORD)
    return record && (record['software'] === 'RuinedFooocus' || 'base_model_name' in record)
      ? recipeFrom(rawFromRecord(record))
      : undefined
  },
}
