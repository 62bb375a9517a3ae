import type { BackdropId, GroundId } from './places.ts'
import type { PlaceId } from '../lexicon.ts'
import type { Random } from '../random.ts'

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
