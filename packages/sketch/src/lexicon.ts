import { ANIMALS, PEOPLE } from './lexicon/beings.ts'
import { FURNITURE, ITEMS, ROOMS } from './lexicon/indoors.ts'
import { SURFACES } from './lexicon/lettering.ts'
import { BREAKS, COLOURS, MOODS, NEGATIONS, NUMBERS, STYLES } from './lexicon/looks.ts'
import { PLACES, SEASONS, SKY, TIMES, WEATHER } from './lexicon/places.ts'
import { TRAITS } from './lexicon/portraits.ts'
import { LANDMARKS, THINGS, VEHICLES } from './lexicon/things.ts'

export type PlaceId = keyof typeof PLACES
export type SkyId = keyof typeof SKY
export type TimeId = keyof typeof TIMES
export type WeatherId = keyof typeof WEATHER
export type SeasonId = keyof typeof SEASONS
export type LandmarkId = keyof typeof LANDMARKS
export type ThingId = keyof typeof THINGS | keyof typeof VEHICLES
export type AnimalId = keyof typeof ANIMALS
export type PersonId = keyof typeof PEOPLE
export type ItemId = keyof typeof ITEMS
export type FurnitureId = keyof typeof FURNITURE
export type RoomId = keyof typeof ROOMS
export type TraitId = keyof typeof TRAITS
export type SurfaceId = keyof typeof SURFACES
export type StyleId = keyof typeof STYLES
export type MoodId = keyof typeof MOODS
export type ColourId = keyof typeof COLOURS

/** What a word stands for. */
export type Concept =
  | { readonly kind: 'place'; readonly id: PlaceId }
  | { readonly kind: 'sky'; readonly id: SkyId }
  | { readonly kind: 'time'; readonly id: TimeId }
  | { readonly kind: 'weather'; readonly id: WeatherId }
  | { readonly kind: 'season'; readonly id: SeasonId }
  | { readonly kind: 'landmark'; readonly id: LandmarkId }
  | { readonly kind: 'thing'; readonly id: ThingId }
  | { readonly kind: 'animal'; readonly id: AnimalId }
  | { readonly kind: 'person'; readonly id: PersonId }
  | { readonly kind: 'item'; readonly id: ItemId }
  | { readonly kind: 'furniture'; readonly id: FurnitureId }
  | { readonly kind: 'room'; readonly id: RoomId }
  | { readonly kind: 'trait'; readonly id: TraitId }
  | { readonly kind: 'surface'; readonly id: SurfaceId }
  | { readonly kind: 'style'; readonly id: StyleId }
  | { readonly kind: 'mood'; readonly id: MoodId }
  | { readonly kind: 'colour'; readonly id: ColourId }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'negation' }
  | { readonly kind: 'break' }

/** `Object.keys`, which TypeScript types as plain strings. */
export const idsOf = <Id extends string>(table: Readonly<Record<Id, unknown>>): Id[] =>
  Object.keys(table).filter((key): key is Id => key in table)

function buildEntries(): Map<string, Concept> {
  const entries = new Map<string, Concept>()
  const add = (words: string, concept: Concept) => {
    for (const word of words.split(' ')) if (!entries.has(word)) entries.set(word, concept)
  }
  for (const id of idsOf(PLACES)) add(PLACES[id], { kind: 'place', id })
  for (const id of idsOf(SKY)) add(SKY[id], { kind: 'sky', id })
  for (const id of idsOf(TIMES)) add(TIMES[id], { kind: 'time', id })
  for (const id of idsOf(WEATHER)) add(WEATHER[id], { kind: 'weather', id })
  for (const id of idsOf(SEASONS)) add(SEASONS[id], { kind: 'season', id })
  for (const id of idsOf(LANDMARKS)) add(LANDMARKS[id], { kind: 'landmark', id })
  for (const id of idsOf(THINGS)) add(THINGS[id], { kind: 'thing', id })
  for (const id of idsOf(VEHICLES)) add(VEHICLES[id], { kind: 'thing', id })
  for (const id of idsOf(ANIMALS)) add(ANIMALS[id], { kind: 'animal', id })
  for (const id of idsOf(PEOPLE)) add(PEOPLE[id], { kind: 'person', id })
  for (const id of idsOf(ITEMS)) add(ITEMS[id], { kind: 'item', id })
  for (const id of idsOf(FURNITURE)) add(FURNITURE[id], { kind: 'furniture', id })
  for (const id of idsOf(ROOMS)) add(ROOMS[id], { kind: 'room', id })
  for (const id of idsOf(TRAITS)) add(TRAITS[id], { kind: 'trait', id })
  for (const id of idsOf(SURFACES)) add(SURFACES[id], { kind: 'surface', id })
  for (const id of idsOf(STYLES)) add(STYLES[id], { kind: 'style', id })
  for (const id of idsOf(MOODS)) add(MOODS[id], { kind: 'mood', id })
  for (const id of idsOf(COLOURS)) add(COLOURS[id][3], { kind: 'colour', id })
  for (const [value, words] of Object.entries(NUMBERS)) add(words, { kind: 'number', value: Number(value) })
  add(NEGATIONS, { kind: 'negation' })
  add(BREAKS, { kind: 'break' })
  return entries
}

/** Endings of plurals and of German cases, with what stands there in the singular. */
const ENDINGS: readonly (readonly [ending: string, singular: string])[] = [
  ['ies', 'y'],
  ['ves', 'f'],
  ['es', ''],
  ['s', ''],
  ['en', ''],
  ['er', ''],
  ['em', ''],
  ['n', ''],
  ['e', ''],
]

/** They end like an inflected word that they are not: "wooden" is no wood. */
const OWN_WORDS: ReadonlySet<string> = new Set(['wooden', 'better', 'care', 'hate'])

/** The longest phrase has this many words. */
export const LONGEST_PHRASE = 3

export type Lexicon = ReturnType<typeof createLexicon>

export function createLexicon() {
  const entries = buildEntries()

  /** A word, or the words of a phrase joined by `_`. */
  const find = (word: string): Concept | undefined => {
    const known = entries.get(word)
    if (known) return known
    if (/^\d+$/.test(word)) return { kind: 'number', value: Math.min(9, Math.max(1, Number(word))) }
    if (OWN_WORDS.has(word)) return undefined
    for (const [ending, singular] of ENDINGS) {
      if (word.length - ending.length < 3 || !word.endsWith(ending)) continue
      const concept = entries.get(word.slice(0, -ending.length) + singular)
      if (concept && concept.kind !== 'break' && concept.kind !== 'negation') return concept
    }
    return undefined
  }
  return { find }
}
