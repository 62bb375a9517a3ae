import type { Colour } from './colour.ts'
import type { AnimalId, LandmarkId, PersonId, ThingId } from './lexicon.ts'

export type BeingId = AnimalId | PersonId | ThingId

export interface Subject {
  readonly id: BeingId
  readonly kind: 'animal' | 'person' | 'thing'
  /** 1 to 9. */
  readonly count: number
  readonly colour: Colour | null
}

export interface Landmark {
  readonly id: LandmarkId
  readonly count: number
  readonly colour: Colour | null
}
