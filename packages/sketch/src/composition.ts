import type { LandmarkId, PlaceId } from './lexicon.ts'
import { namedColour } from './palette.ts'
import type { Random } from './random.ts'
import type { Landmark, Subject } from './elements.ts'
import type { LocalId } from './schemes.ts'
import type { Wish } from './wish.ts'

export type Setting = 'land' | 'space' | 'underwater' | 'abstract'
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

const SWIMMERS = new Set(['fish', 'whale', 'dolphin', 'turtle', 'jellyfish'])
const FLIERS_IN_SPACE = new Set(['rocket', 'ufo', 'astronaut'])
const SURFACE: ReadonlySet<PlaceId> = new Set(['beach', 'lake', 'river', 'island'])

export function chooseSetting(wish: Wish, subjects: readonly Subject[]): Setting {
  const [places, styles] = [wish.places, wish.styles]
  const named = wish.wanted.some(({ notion }) => notion.kind !== 'style' && notion.kind !== 'mood')
  if (styles.includes('abstract') || !named) return 'abstract'
  if (places.includes('underwater')) return 'underwater'
  if (places.includes('moonscape') || places.includes('space')) return 'space'
  const afloat = subjects.some(({ id }) => id === 'boat' || id === 'ship')
  const [first] = subjects
  if (
    first &&
    SWIMMERS.has(first.id) &&
    !afloat &&
    !places.some(id => SURFACE.has(id)) &&
    (places.length === 0 || first.id === 'fish' || first.id === 'jellyfish')
  )
    return 'underwater'
  const inSpace = subjects.length > 0 && subjects.every(({ id }) => FLIERS_IN_SPACE.has(id))
  if (
    places.length === 0 &&
    (inSpace || (wish.sky.includes('planet') && subjects.length === 0)) &&
    wish.landmarks.length === 0
  )
    return 'space'
  return 'land'
}

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

const BACKDROP_OF: Partial<Readonly<Record<PlaceId, BackdropId>>> = {
  mountains: 'mountains',
  hills: 'hills',
  volcano: 'volcano',
  canyon: 'mesas',
  island: 'island',
  forest: 'forest',
  jungle: 'jungle',
  city: 'city',
  village: 'hills',
  waterfall: 'waterfall',
}

const USUAL_BACKDROPS: Readonly<Record<GroundId, readonly [readonly BackdropId[], ...(readonly BackdropId[])[]]>> = {
  meadow: [['hills'], ['mountains', 'hills'], ['hills', 'forest']],
  garden: [['hills', 'forest'], ['hills'], ['mountains', 'hills']],
  desert: [[], ['mesas'], ['mountains']],
  snow: [['mountains', 'forest'], ['hills', 'forest'], ['mountains']],
  sea: [[], [], ['mountains'], ['island']],
  beach: [[], ['island'], ['mountains']],
  lake: [['mountains', 'forest'], ['mountains'], ['hills', 'forest']],
  river: [
    ['mountains', 'forest'],
    ['hills', 'forest'],
    ['mountains', 'hills'],
  ],
  city: [['city']],
  moon: [[]],
  none: [[]],
}

/** From far to near. */
const DEPTH_ORDER: readonly BackdropId[] = [
  'mountains',
  'volcano',
  'mesas',
  'island',
  'waterfall',
  'hills',
  'city',
  'forest',
  'jungle',
  'grove',
]
const MAX_BACKDROPS = 3

export function chooseBackdrop({
  places,
  ground,
  refused,
  random,
}: {
  places: readonly PlaceId[]
  ground: GroundId
  refused: ReadonlySet<string>
  random: Random
}): BackdropId[] {
  if (ground === 'none' || ground === 'moon') return []
  const said = [...new Set(places.flatMap(place => BACKDROP_OF[place] ?? []))]
  const usual = random.pick(USUAL_BACKDROPS[ground])
  const alone =
    said.length === 1 && (said[0] === 'mountains' || said[0] === 'volcano') && ground !== 'sea' && ground !== 'beach'
  const chosen =
    said.length === 0
      ? usual
      : alone && random.chance(0.7)
        ? [...said, random.pick<BackdropId>(['forest', 'hills'])]
        : said
  const wood = said.length === 1 && said[0] === 'forest' && ground !== 'lake' && ground !== 'sea' && ground !== 'beach'
  if (wood && random.chance(0.6)) return ['grove']
  return DEPTH_ORDER.filter(id => chosen.includes(id) && !refused.has(`place:${id}`)).slice(0, MAX_BACKDROPS)
}

const MAX_LANDMARKS = 4

interface LandmarkChoice {
  readonly wish: Wish
  readonly places: readonly PlaceId[]
  readonly ground: GroundId
  readonly subjects: readonly Subject[]
  readonly random: Random
}

function usualLandmarks({ places, ground, subjects, random }: LandmarkChoice, named: boolean): [LandmarkId, number][] {
  if (places.includes('village'))
    return [
      ['house', 6],
      ['church', 1],
    ]
  if (places.includes('jungle')) return [['palm', 5]]
  if (ground === 'beach' && random.chance(0.75)) return [['palm', random.whole(1, 3)]]
  if (ground === 'desert' && places.includes('desert') && random.chance(0.5)) return [['cactus', random.whole(2, 4)]]
  if (
    ground === 'meadow' &&
    subjects.length === 0 &&
    !named &&
    places.every(id => id === 'meadow' || id === 'hills') &&
    random.chance(0.4)
  )
    return [['tree', 1]]
  return []
}

export function chooseLandmarks(choice: LandmarkChoice): Landmark[] {
  const landmarks = new Map<LandmarkId, Landmark>()
  for (const { notion, count, colour } of choice.wish.wanted) {
    if (notion.kind !== 'landmark' || landmarks.size >= MAX_LANDMARKS || landmarks.has(notion.id)) continue
    landmarks.set(notion.id, { id: notion.id, count: count || 1, colour: colour ? namedColour(colour) : null })
  }
  for (const [id, count] of usualLandmarks(choice, landmarks.size > 0)) {
    if (!landmarks.has(id) && landmarks.size < MAX_LANDMARKS && !choice.wish.refused.has(`landmark:${id}`))
      landmarks.set(id, { id, count, colour: null })
  }
  return [...landmarks.values()]
}
