import type { PlaceId } from '../lexicon.ts'
import type { LocalId } from '../schemes/local.ts'

export type Setting = 'land' | 'space' | 'underwater' | 'abstract' | 'still-life' | 'portrait' | 'interior' | 'sign'

export type GroundId =
  | 'meadow'
  | 'garden'
  | 'desert'
  | 'snow'
  | 'sea'
  | 'beach'
  | 'lake'
  | 'river'
  | 'city'
  | 'moon'
  | 'none'

export type BackdropId =
  | 'mountains'
  | 'hills'
  | 'volcano'
  | 'mesas'
  | 'island'
  | 'forest'
  | 'jungle'
  | 'city'
  | 'waterfall'
  | 'grove'

/** Which of the land's own colours a coloured place means: "a red desert". */
export const LOCAL_OF_PLACE: Readonly<Record<PlaceId, readonly LocalId[]>> = {
  mountains: ['rock'],
  hills: ['grass'],
  volcano: ['rock'],
  canyon: ['clay', 'dune', 'sand'],
  sea: ['water'],
  beach: ['sand'],
  island: ['foliage'],
  lake: ['water'],
  river: ['water'],
  waterfall: ['water'],
  forest: ['foliage', 'pine', 'grass'],
  jungle: ['foliage', 'pine', 'grass'],
  city: ['tower'],
  village: ['roof'],
  desert: ['dune', 'sand', 'clay'],
  meadow: ['grass'],
  garden: ['grass'],
  space: [],
  moonscape: ['regolith'],
  underwater: ['water'],
  arctic: ['ice', 'snow'],
}
