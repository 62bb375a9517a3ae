import type { FurnitureId, RoomId } from '../../lexicon.ts'

export type PieceId =
  | 'bookcase'
  | 'fireplace'
  | 'piano'
  | 'counter'
  | 'table'
  | 'bench'
  | 'sofa'
  | 'armchair'
  | 'chair'
  | 'bed'
  | 'lamp'
  | 'pendant'
  | 'plant'
  | 'picture'
  | 'rug'
  | 'wallShelf'
  | 'tools'
  | 'window'

/** Where a piece has its middle, as fractions of the width, and on which line it stands. */
export interface Placed {
  readonly id: PieceId
  readonly x: number
  readonly at: 'wall' | 'ceiling' | 'back' | 'middle' | 'floor'
  readonly flip?: true
}

const put = (id: PieceId, x: number, at: Placed['at'], flip?: true): Placed => ({
  id,
  x,
  at,
  ...(flip ? { flip } : {}),
})

/** What a room has when nothing more is said, from the wall towards us. */
export const ROOM_PLANS: Readonly<Record<RoomId, readonly Placed[]>> = {
  living_room: [
    put('window', 0.42, 'wall'),
    put('picture', 0.74, 'wall'),
    put('bookcase', 0.1, 'back'),
    put('plant', 0.93, 'back'),
    put('rug', 0.5, 'floor'),
    put('lamp', 0.8, 'back'),
    put('sofa', 0.48, 'middle'),
  ],
  kitchen: [
    put('window', 0.3, 'wall'),
    put('wallShelf', 0.74, 'wall'),
    put('counter', 0.5, 'back'),
    put('pendant', 0.5, 'ceiling'),
    put('chair', 0.2, 'middle'),
    put('chair', 0.8, 'middle', true),
    put('table', 0.5, 'middle'),
  ],
  library: [
    put('bookcase', 0.1, 'back'),
    put('bookcase', 0.9, 'back'),
    put('window', 0.5, 'wall'),
    put('rug', 0.5, 'floor'),
    put('lamp', 0.72, 'back'),
    put('armchair', 0.22, 'middle'),
    put('table', 0.7, 'middle'),
  ],
  bedroom: [
    put('window', 0.28, 'wall'),
    put('picture', 0.7, 'wall'),
    put('plant', 0.06, 'back'),
    put('lamp', 0.94, 'back'),
    put('rug', 0.46, 'floor'),
    put('bed', 0.54, 'middle'),
  ],
  cafe: [
    put('window', 0.26, 'wall'),
    put('wallShelf', 0.74, 'wall'),
    put('counter', 0.84, 'back'),
    put('pendant', 0.34, 'ceiling'),
    put('pendant', 0.72, 'ceiling'),
    put('plant', 0.05, 'back'),
    put('chair', 0.2, 'middle'),
    put('chair', 0.8, 'middle', true),
    put('table', 0.5, 'middle'),
  ],
  workshop: [
    put('window', 0.24, 'wall'),
    put('tools', 0.7, 'wall'),
    put('pendant', 0.5, 'ceiling'),
    put('chair', 0.16, 'middle'),
    put('bench', 0.52, 'middle'),
  ],
}

/** How a named piece is painted, and where it goes in a room that does not have it. */
export const NAMED: Readonly<Record<FurnitureId, Placed>> = {
  table: put('table', 0.5, 'middle'),
  chair: put('armchair', 0.2, 'middle'),
  sofa: put('sofa', 0.48, 'middle'),
  bed: put('bed', 0.54, 'middle'),
  shelf: put('bookcase', 0.1, 'back'),
  rug: put('rug', 0.5, 'floor'),
  lamp: put('lamp', 0.8, 'back'),
  window: put('window', 0.42, 'wall'),
  fireplace: put('fireplace', 0.72, 'back'),
  houseplant: put('plant', 0.94, 'back'),
  picture: put('picture', 0.72, 'wall'),
  piano: put('piano', 0.7, 'back'),
}
/** Seats and the like: there is room for one in the middle. */
export const LARGE: ReadonlySet<PieceId> = new Set(['sofa', 'bed', 'table', 'bench'])
