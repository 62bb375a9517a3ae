import { oklch, type Colour } from '../colour.ts'

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
