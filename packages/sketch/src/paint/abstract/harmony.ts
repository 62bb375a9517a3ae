import { type Colour, oklch, shift } from '../../colour.ts'
import type { Stage } from '../stage.ts'
import type { Random } from '../../random.ts'
import type { Node } from '../../shape.ts'

type Tone = readonly [lightness: number, chroma: number, hue: number]

type Harmony = readonly [Tone, Tone, ...Tone[]]

/** Five colours each, from the one that leads to the one that accents: lightness, chroma, hue. */
const HARMONIES: readonly [Harmony, ...Harmony[]] = [
  [
    [0.62, 0.19, 28],
    [0.82, 0.13, 78],
    [0.42, 0.09, 245],
    [0.9, 0.05, 85],
    [0.66, 0.1, 195],
  ],
  [
    [0.5, 0.13, 265],
    [0.74, 0.12, 230],
    [0.32, 0.09, 275],
    [0.9, 0.06, 95],
    [0.72, 0.17, 45],
  ],
  [
    [0.58, 0.1, 165],
    [0.78, 0.1, 140],
    [0.36, 0.07, 190],
    [0.93, 0.05, 105],
    [0.7, 0.16, 35],
  ],
  [
    [0.6, 0.17, 350],
    [0.78, 0.11, 15],
    [0.38, 0.12, 320],
    [0.92, 0.05, 60],
    [0.8, 0.13, 85],
  ],
  [
    [0.55, 0.16, 300],
    [0.74, 0.12, 320],
    [0.34, 0.1, 285],
    [0.9, 0.05, 340],
    [0.82, 0.13, 175],
  ],
  [
    [0.66, 0.15, 52],
    [0.84, 0.11, 88],
    [0.42, 0.09, 30],
    [0.94, 0.04, 90],
    [0.55, 0.09, 205],
  ],
  [
    [0.68, 0.11, 205],
    [0.86, 0.07, 190],
    [0.4, 0.08, 230],
    [0.94, 0.03, 180],
    [0.74, 0.15, 25],
  ],
  [
    [0.72, 0.14, 120],
    [0.87, 0.12, 108],
    [0.4, 0.08, 150],
    [0.95, 0.04, 105],
    [0.62, 0.17, 5],
  ],
]

/** Five colours in harmony, chosen by the words; colours that were named lead. */
export function harmony({ palette }: Stage, random: Random): [Colour, ...Colour[]] {
  const turn = random.bell() * 18
  const [first, second, ...rest] = random.pick(HARMONIES)
  const tone = ([l, c, h]: Tone) => oklch(l, c, h + turn)
  if (!palette.named) return [tone(first), tone(second), ...rest.map(tone)]
  const lead = palette.accent
  return [
    lead,
    palette.second,
    shift(lead, lead.l > 0.5 ? -0.28 : 0.2, 0.8, 12),
    shift(lead, 0.96 - lead.l, 0.3, -20),
    shift(lead, 0.04, 0.9, 165),
  ]
}

export type Composition = (stage: Stage, random: Random, colours: readonly [Colour, ...Colour[]]) => Node[]

export const at = (colours: readonly [Colour, ...Colour[]], index: number): Colour =>
  colours[index % colours.length] ?? colours[0]
