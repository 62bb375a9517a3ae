import type { GroundId, Setting } from './places.ts'
import type { PlaceId } from '../lexicon.ts'
import type { Random } from '../random.ts'

const GROUND_OF: readonly (readonly [PlaceId, GroundId])[] = [
  ['beach', 'beach'],
  ['sea', 'sea'],
  ['island', 'sea'],
  ['waterfall', 'lake'],
  ['lake', 'lake'],
  ['river', 'river'],
  ['desert', 'desert'],
  ['canyon', 'desert'],
  ['arctic', 'snow'],
  ['garden', 'garden'],
  ['meadow', 'meadow'],
  ['city', 'city'],
  ['village', 'meadow'],
  ['jungle', 'river'],
]

/** Where something is at home when the prompt does not say where it is. */
const HOME: Readonly<Record<string, GroundId>> = {
  boat: 'sea',
  ship: 'sea',
  whale: 'sea',
  dolphin: 'sea',
  turtle: 'beach',
  swan: 'lake',
  lighthouse: 'sea',
  bridge: 'river',
  palm: 'beach',
  cactus: 'desert',
  pyramid: 'desert',
  penguin: 'snow',
  snowman: 'snow',
  flower: 'garden',
  car: 'meadow',
}

interface GroundChoice {
  readonly places: readonly PlaceId[]
  readonly setting: Setting
  readonly snow: boolean
  readonly hints: readonly string[]
  readonly random: Random
}

export function chooseGround({ places, setting, snow, hints, random }: GroundChoice): GroundId {
  if (setting === 'space') return places.includes('moonscape') || random.chance(0.35) ? 'moon' : 'none'
  if (setting !== 'land') return 'none'
  const said = GROUND_OF.find(([place]) => places.includes(place))?.[1]
  const home = hints.map(hint => HOME[hint]).find(id => id !== undefined)
  const ground =
    said ??
    (places.length === 0 ? home : undefined) ??
    (places.includes('mountains') || places.includes('volcano')
      ? random.pick(['meadow', 'lake', 'meadow', 'river'])
      : 'meadow')
  return snow && (ground === 'meadow' || ground === 'garden') ? 'snow' : ground
}
