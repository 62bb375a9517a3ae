import { oklch, type Colour } from './colour.ts'
import type { TimeId } from './lexicon.ts'

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

export const SCHEMES: Readonly<Record<TimeId, readonly [Scheme, ...Scheme[]]>> = {
  dawn: [
    {
      sky: [
        [0.62, 0.08, 265],
        [0.75, 0.07, 310],
        [0.85, 0.08, 20],
        [0.92, 0.08, 65],
      ],
      sun: [0.96, 0.08, 80],
      haze: [0.88, 0.06, 30],
      shade: [0.36, 0.07, 290],
      dim: 0.1,
      backlight: 0.3,
    },
    {
      sky: [
        [0.66, 0.09, 225],
        [0.8, 0.06, 210],
        [0.91, 0.05, 95],
        [0.94, 0.07, 80],
      ],
      sun: [0.97, 0.07, 90],
      haze: [0.9, 0.04, 100],
      shade: [0.38, 0.06, 235],
      dim: 0.06,
      backlight: 0.25,
    },
    {
      sky: [
        [0.55, 0.11, 285],
        [0.7, 0.11, 335],
        [0.82, 0.1, 5],
        [0.9, 0.08, 40],
      ],
      sun: [0.95, 0.08, 60],
      haze: [0.85, 0.08, 355],
      shade: [0.34, 0.09, 300],
      dim: 0.12,
      backlight: 0.35,
    },
  ],
  day: [
    {
      sky: [
        [0.6, 0.13, 248],
        [0.74, 0.1, 238],
        [0.87, 0.06, 225],
        [0.95, 0.03, 200],
      ],
      sun: [0.98, 0.06, 98],
      haze: [0.88, 0.04, 228],
      shade: [0.38, 0.07, 250],
      dim: 0,
      backlight: 0.06,
    },
    {
      sky: [
        [0.68, 0.11, 222],
        [0.8, 0.08, 212],
        [0.9, 0.05, 200],
        [0.96, 0.04, 120],
      ],
      sun: [0.98, 0.08, 95],
      haze: [0.91, 0.04, 195],
      shade: [0.4, 0.06, 230],
      dim: 0,
      backlight: 0.06,
    },
    {
      sky: [
        [0.7, 0.09, 238],
        [0.82, 0.06, 228],
        [0.91, 0.04, 90],
        [0.95, 0.05, 85],
      ],
      sun: [0.98, 0.06, 90],
      haze: [0.9, 0.04, 85],
      shade: [0.42, 0.05, 265],
      dim: 0,
      backlight: 0.08,
    },
  ],
  sunset: [
    {
      sky: [
        [0.4, 0.13, 295],
        [0.55, 0.17, 345],
        [0.7, 0.18, 32],
        [0.84, 0.15, 65],
        [0.92, 0.12, 85],
      ],
      sun: [0.96, 0.11, 88],
      haze: [0.74, 0.15, 35],
      shade: [0.24, 0.09, 320],
      dim: 0.22,
      backlight: 0.62,
    },
    {
      sky: [
        [0.46, 0.1, 255],
        [0.62, 0.09, 300],
        [0.76, 0.13, 25],
        [0.86, 0.13, 60],
        [0.92, 0.1, 80],
      ],
      sun: [0.97, 0.09, 85],
      haze: [0.8, 0.11, 35],
      shade: [0.27, 0.08, 285],
      dim: 0.2,
      backlight: 0.55,
    },
    {
      sky: [
        [0.42, 0.14, 20],
        [0.58, 0.19, 30],
        [0.72, 0.18, 48],
        [0.86, 0.15, 75],
        [0.93, 0.1, 92],
      ],
      sun: [0.97, 0.1, 95],
      haze: [0.78, 0.15, 55],
      shade: [0.23, 0.08, 10],
      dim: 0.22,
      backlight: 0.62,
    },
    {
      sky: [
        [0.5, 0.09, 210],
        [0.68, 0.07, 190],
        [0.84, 0.08, 85],
        [0.84, 0.14, 58],
        [0.78, 0.16, 42],
      ],
      sun: [0.96, 0.1, 80],
      haze: [0.8, 0.12, 55],
      shade: [0.26, 0.06, 230],
      dim: 0.18,
      backlight: 0.5,
    },
  ],
  dusk: [
    {
      sky: [
        [0.26, 0.09, 275],
        [0.38, 0.12, 290],
        [0.54, 0.14, 325],
        [0.7, 0.13, 20],
        [0.8, 0.11, 50],
      ],
      sun: [0.9, 0.1, 60],
      haze: [0.56, 0.12, 320],
      shade: [0.18, 0.07, 285],
      dim: 0.38,
      backlight: 0.62,
    },
    {
      sky: [
        [0.28, 0.08, 250],
        [0.4, 0.09, 240],
        [0.56, 0.08, 220],
        [0.74, 0.07, 90],
        [0.8, 0.1, 65],
      ],
      sun: [0.92, 0.09, 75],
      haze: [0.56, 0.07, 225],
      shade: [0.2, 0.06, 250],
      dim: 0.36,
      backlight: 0.58,
    },
    {
      sky: [
        [0.3, 0.12, 290],
        [0.44, 0.15, 310],
        [0.6, 0.16, 345],
        [0.74, 0.12, 10],
      ],
      sun: [0.92, 0.08, 20],
      haze: [0.58, 0.14, 335],
      shade: [0.19, 0.09, 295],
      dim: 0.38,
      backlight: 0.6,
    },
  ],
  night: [
    {
      sky: [
        [0.15, 0.05, 272],
        [0.21, 0.075, 268],
        [0.29, 0.09, 260],
        [0.4, 0.09, 248],
      ],
      sun: [0.95, 0.03, 95],
      haze: [0.38, 0.08, 252],
      shade: [0.12, 0.045, 270],
      dim: 0.52,
      backlight: 0.5,
    },
    {
      sky: [
        [0.16, 0.06, 290],
        [0.23, 0.09, 290],
        [0.32, 0.11, 295],
        [0.44, 0.11, 310],
      ],
      sun: [0.95, 0.03, 80],
      haze: [0.4, 0.1, 298],
      shade: [0.13, 0.05, 290],
      dim: 0.5,
      backlight: 0.5,
    },
    {
      sky: [
        [0.14, 0.04, 240],
        [0.2, 0.055, 230],
        [0.29, 0.065, 215],
        [0.42, 0.07, 195],
      ],
      sun: [0.96, 0.03, 110],
      haze: [0.38, 0.06, 208],
      shade: [0.12, 0.035, 235],
      dim: 0.52,
      backlight: 0.5,
    },
  ],
}

/** The colours of things themselves, before any light falls on them. */
export const LOCAL = {
  grass: oklch(0.68, 0.13, 132),
  foliage: oklch(0.52, 0.11, 145),
  pine: oklch(0.42, 0.08, 165),
  rock: oklch(0.56, 0.028, 265),
  sand: oklch(0.82, 0.09, 78),
  dune: oklch(0.76, 0.12, 62),
  clay: oklch(0.6, 0.13, 42),
  water: oklch(0.6, 0.11, 232),
  snow: oklch(0.96, 0.012, 240),
  ice: oklch(0.88, 0.05, 215),
  earth: oklch(0.44, 0.06, 55),
  wood: oklch(0.5, 0.08, 55),
  wall: oklch(0.9, 0.035, 80),
  brick: oklch(0.58, 0.13, 35),
  roof: oklch(0.52, 0.13, 28),
  tower: oklch(0.5, 0.05, 265),
  stone: oklch(0.7, 0.02, 260),
  regolith: oklch(0.62, 0.02, 280),
  cloud: oklch(0.98, 0.01, 240),
  lamp: oklch(0.9, 0.14, 85),
} satisfies Readonly<Record<string, Colour>>
export type LocalId = keyof typeof LOCAL
