import type { Setting } from './places.ts'
import type { Subject } from '../elements.ts'
import type { PlaceId, TraitId } from '../lexicon.ts'
import type { Reading } from '../read-prompt.ts'
import type { Asked } from '../asked.ts'

const SWIMMERS = new Set(['fish', 'whale', 'dolphin', 'turtle', 'jellyfish'])

const FLIERS_IN_SPACE = new Set(['rocket', 'ufo', 'astronaut'])

const SURFACE: ReadonlySet<PlaceId> = new Set(['beach', 'lake', 'river', 'island'])

/** Tone and qualities: by themselves they are no picture of anything. */
const NO_THING = new Set(['style', 'mood', 'trait', 'surface'])

/** What can be seen of a face only from near. */
const FACIAL: ReadonlySet<TraitId> = new Set([
  'portrait',
  'hair',
  'blond',
  'brunette',
  'redhead',
  'curly',
  'bald',
  'bun',
  'braid',
  'beard',
  'stubble',
  'moustache',
  'spectacles',
  'freckles',
  'earrings',
])

const OUTFITS = /^(?:suit|uniform|sweater|shirt|coat|scarf|hat|crown|dress)$/

/** Painted as whole figures of their own, never as a face. */
const FIGURES_ONLY = new Set(['astronaut', 'knight', 'wizard', 'couple', 'dancer'])

function isPortrait({ traits, people, places, animals, rooms }: Asked): boolean {
  if (traits.includes('portrait')) return true
  const facial = traits.some(id => FACIAL.has(id))
  if (animals.length > 0 || people.some(id => FIGURES_ONLY.has(id))) return false
  if (places.length > 0 || rooms.length > 0) return false
  return (people.length === 1 && (facial || traits.some(id => OUTFITS.test(id)))) || (people.length === 0 && facial)
}

/** "An orange": a colour to the lexicon, but for a prompt that ends with it. */
const loneOrange = ({ words, colours }: Reading): boolean =>
  words.length <= 3 && words.at(-1) === 'orange' && colours.length === 1

function isStillLife(asked: Asked, reading: Reading): boolean {
  if (asked.places.some(id => id === 'space' || id === 'moonscape' || id === 'underwater')) return false
  const alive =
    asked.animals.length +
    asked.people.length +
    asked.things.length +
    asked.landmarks.filter(id => id !== 'flower').length
  if (alive > 0) return false
  if (asked.stillLife || asked.items.length > 0 || reading.unknown.things.length > 0 || loneOrange(reading)) return true
  return asked.furniture.length > 0 && asked.furniture.every(id => id === 'table') && asked.places.length === 0
}

function indoors(asked: Asked, reading: Reading): Setting | undefined {
  const anything = reading.unknown.things.length > 0 || asked.stillLife
  const named = anything || asked.wanted.some(({ motif }) => !NO_THING.has(motif.kind))
  if (isPortrait(asked)) return 'portrait'
  if (
    reading.quotes.length > 0 &&
    (!named || asked.surfaces.length > 0) &&
    asked.places.length +
      asked.animals.length +
      asked.people.length +
      asked.landmarks.length +
      asked.items.length +
      asked.rooms.length +
      asked.things.length ===
      0
  )
    return 'sign'
  if (asked.rooms.length > 0) return 'interior'
  if (asked.furniture.some(id => id !== 'table') && asked.places.length === 0) return 'interior'
  return isStillLife(asked, reading) ? 'still-life' : named ? undefined : 'abstract'
}

export function chooseSetting(asked: Asked, subjects: readonly Subject[], reading: Reading): Setting {
  const [places, styles] = [asked.places, asked.styles]
  if (styles.includes('abstract')) return 'abstract'
  const inside = indoors(asked, reading)
  if (inside !== undefined) return inside
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
    (inSpace || (asked.sky.includes('planet') && subjects.length === 0)) &&
    asked.landmarks.length === 0
  )
    return 'space'
  return 'land'
}
