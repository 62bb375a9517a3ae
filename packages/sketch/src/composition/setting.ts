import type { Setting } from './places.ts'
import type { Subject } from '../elements.ts'
import type { PlaceId } from '../lexicon.ts'
import type { Asked } from '../asked.ts'

const SWIMMERS = new Set(['fish', 'whale', 'dolphin', 'turtle', 'jellyfish'])

const FLIERS_IN_SPACE = new Set(['rocket', 'ufo', 'astronaut'])

const SURFACE: ReadonlySet<PlaceId> = new Set(['beach', 'lake', 'river', 'island'])

export function chooseSetting(asked: Asked, subjects: readonly Subject[]): Setting {
  const [places, styles] = [asked.places, asked.styles]
  const named = asked.wanted.some(({ motif }) => motif.kind !== 'style' && motif.kind !== 'mood')
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
    (inSpace || (asked.sky.includes('planet') && subjects.length === 0)) &&
    asked.landmarks.length === 0
  )
    return 'space'
  return 'land'
}
