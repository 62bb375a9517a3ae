import { mix, oklch, shift, type Colour } from '../colour.ts'
import { ellipse, limb, polygon, type Point } from '../path.ts'
import { body, detail, line, type Node } from '../shape.ts'

/** Which of a figure's colours a part has. */
export type Tone = 'main' | 'dark' | 'deep' | 'light' | 'accent' | 'ink' | 'white' | 'skin' | 'hair' | 'gold' | 'glass'

/** Part of a figure that stands 100 units high with its feet at 0, 0 and looks to the right. `stroke` is the width of a drawn line. */
export interface Part {
  readonly tone: Tone
  readonly d: string
  readonly stroke?: number
  readonly mark?: true
}

export const part = (tone: Tone, d: string): Part => ({ tone, d })
/** A mark on a part: no outline of its own. */
export const mark = (tone: Tone, d: string): Part => ({ tone, d, mark: true })
export const stroke = (tone: Tone, d: string, width: number): Part => ({ tone, d, stroke: width })
export const eye = (x: number, y: number, radius: number): Part[] => [
  mark('ink', ellipse(x, y, radius)),
  mark('white', ellipse(x + radius * 0.3, y - radius * 0.35, radius * 0.34)),
]

export type Tones = Readonly<Record<Tone, Colour>>

export function figureTones(main: Colour, accent: Colour, lit: (colour: Colour) => Colour, skin: Colour): Tones {
  return {
    main: lit(main),
    dark: lit(shift(main, -0.11, 0.95)),
    deep: lit(shift(main, -0.24, 0.8)),
    light: lit(mix(main, oklch(0.96, 0.02, 85), 0.75)),
    accent: lit(accent),
    ink: oklch(0.18, 0.02, 280),
    white: lit(oklch(0.97, 0.01, 90)),
    skin: lit(skin),
    hair: lit(oklch(0.32, 0.05, 45)),
    gold: lit(oklch(0.82, 0.15, 85)),
    glass: lit(oklch(0.5, 0.09, 235)),
  }
}

export const paintFigure = (parts: readonly Part[], tones: Tones): Node[] =>
  parts.map(({ tone, d, stroke: width, mark: isMark }) =>
    width === undefined
      ? (isMark ? detail : body)(d, tones[tone])
      : line(d, tones[tone], width, isMark ? 'detail' : 'body'),
  )

type Ball = readonly [x: number, y: number, radius: number]

export interface Beast {
  readonly rump: Ball
  readonly chest: Ball
  /** From the shoulder to the head: where it ends. */
  readonly neck: Ball
  readonly head: Ball
  readonly muzzle: Ball
  /** Thickness at hip, knee and foot. */
  readonly leg: readonly [number, number, number]
  /** How high the knees are. */
  readonly knee: number
  readonly hoof?: Tone
}

const joint = ([x, y]: Ball, [x2, y2]: Ball, r1: number, r2: number) => limb([x, y], [x2, y2], r1, r2)

function legParts(beast: Beast, x: number, y: number, sway: readonly [number, number], tone: Tone): Part[] {
  const [hip, knee, foot] = beast.leg
  const bend: Point = [x + sway[0], -beast.knee]
  const toe: Point = [x + sway[1], -foot]
  return [
    part(tone, limb([x, y], bend, hip, knee) + limb(bend, toe, knee, foot)),
    part(
      beast.hoof ?? tone,
      limb([toe[0] - foot * 0.4, -foot * 0.8], [toe[0] + foot * 1.1, -foot * 0.8], foot * 0.95, foot * 0.8),
    ),
  ]
}

/** A four-legged animal from a few round masses; `behind` and `before` are what sets it apart. */
export function quadruped(beast: Beast, behind: readonly Part[], before: readonly Part[]): Part[] {
  const { rump, chest, neck, head, muzzle } = beast
  const trunk =
    joint(rump, chest, rump[2], chest[2]) +
    joint([chest[0] + chest[2] * 0.2, chest[1] - chest[2] * 0.1, 0], neck, chest[2] * 0.82, neck[2]) +
    joint(neck, head, neck[2], head[2]) +
    joint(head, muzzle, head[2], muzzle[2])
  return [
    ...behind,
    ...legParts(beast, rump[0] + rump[2] * 0.45, rump[1] + rump[2] * 0.35, [3, 1], 'dark'),
    ...legParts(beast, chest[0] - chest[2] * 0.35, chest[1] + chest[2] * 0.35, [-3, -3], 'dark'),
    ...legParts(beast, rump[0] - rump[2] * 0.2, rump[1] + rump[2] * 0.3, [-5, 0], 'main'),
    ...legParts(beast, chest[0] + chest[2] * 0.25, chest[1] + chest[2] * 0.3, [2, 0], 'main'),
    part('main', trunk),
    ...before,
  ]
}

export const ear = (x: number, y: number, wide: number, tall: number, lean: number): string =>
  polygon([
    [x - wide, y],
    [x + lean, y - tall],
    [x + wide, y],
  ])
