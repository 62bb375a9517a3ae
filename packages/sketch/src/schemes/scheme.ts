type Tone = readonly [lightness: number, chroma: number, hue: number]

/** One light: the colours of the sky from top to horizon and what they do to all things below. */
export interface Scheme {
  readonly sky: readonly [Tone, ...Tone[]]
  readonly sun: Tone
  /** What far things fade into. */
  readonly haze: Tone
  /** What near things sink into. */
  readonly shade: Tone
  /** How far colours of things are darkened (0..1) and pulled to the shade (0..1). */
  readonly dim: number
  readonly backlight: number
}

export type Schemes = readonly [Scheme, ...Scheme[]]
