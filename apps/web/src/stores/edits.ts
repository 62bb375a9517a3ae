/** How many pixels a picture is to grow on each side; multiples of 8. */
export interface Extend {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Pixels of the picture as it was turned. */
export interface CropRect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What was done to a picture, so that it can be taken up again; plain JSON. */
export type EditorState =
  | {
      readonly kind: 'mask'
      /** As it was painted, without its feather: a PNG as a data URL. */
      readonly mask: string
      /** Pixels of the picture. */
      readonly feather: number
    }
  | { readonly kind: 'frame'; readonly extend: Extend }
  | {
      readonly kind: 'picture'
      /** Mirrored, left to right, before anything else. */
      readonly isFlipped: boolean
      /** Quarters of a turn, clockwise. */
      readonly quarters: 0 | 1 | 2 | 3
      /** Degrees, clockwise, by which it was put straight; -45 to 45. */
      readonly angle: number
      readonly rect: CropRect
    }

type StateOf<Kind extends EditorState['kind']> = Extract<EditorState, { readonly kind: Kind }>

export type EditorResult =
  /** A PNG as large as the picture: white is to be made anew, black stays, and grey is in between. */
  | { readonly kind: 'mask'; readonly mask: Blob; readonly state: StateOf<'mask'> }
  | { readonly kind: 'frame'; readonly extend: Extend; readonly state: StateOf<'frame'> }
  /** A PNG. */
  | { readonly kind: 'picture'; readonly picture: Blob; readonly state: StateOf<'picture'> }
