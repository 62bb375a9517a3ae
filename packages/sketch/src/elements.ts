import type { Colour } from './colour.ts'
import type { AnimalId, FurnitureId, ItemId, LandmarkId, PersonId, SurfaceId, ThingId, TraitId } from './lexicon.ts'

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
  /** The prompt does not name it: it belongs to the place. */
  readonly isUsual?: true
}

/** What stands on a table. A parcel stands for a thing that nobody here can draw; its tag names it. */
export interface TableItem {
  readonly id: Exclude<ItemId, 'fruit' | 'arrangement'> | 'flowers' | 'parcel'
  /** 1 to 6. */
  readonly count: number
  readonly colour: Colour | null
  readonly label: string | null
}

export interface Furniture {
  readonly id: FurnitureId
  readonly colour: Colour | null
}

export type ClothesId = Extract<TraitId, 'suit' | 'dress' | 'uniform' | 'sweater' | 'shirt' | 'coat'>

/** A head and shoulders. */
export interface Portrait {
  readonly woman: boolean
  readonly age: 'child' | 'young' | 'grown' | 'old'
  readonly skin: Colour
  readonly eyes: Colour
  readonly hair: {
    readonly colour: Colour
    readonly cut: 'bald' | 'short' | 'long' | 'bun' | 'braid'
    readonly curly: boolean
  }
  readonly beard: 'none' | 'stubble' | 'full'
  readonly moustache: boolean
  readonly spectacles: boolean
  readonly smile: boolean
  readonly freckles: boolean
  readonly earrings: boolean
  readonly crown: boolean
  /** Their colours, where they are worn. */
  readonly hat: Colour | null
  readonly scarf: Colour | null
  readonly clothes: { readonly id: ClothesId; readonly colour: Colour }
}

/** Words, and what they are written on. */
export interface Inscription {
  readonly surface: SurfaceId
  readonly texts: readonly string[]
  readonly colour: Colour | null
}
