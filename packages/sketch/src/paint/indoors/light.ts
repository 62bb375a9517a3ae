import { mix, oklch, shift, type Colour } from '../../colour.ts'
import type { TimeId } from '../../lexicon.ts'
import { horizontal, type Gradient } from '../../shape.ts'
import type { Stage } from '../stage.ts'

/** What an hour does to the light that falls in: how dark it is, and its tint. */
const LIGHTS: Readonly<Record<TimeId, { readonly dim: number; readonly tint: Colour; readonly amount: number }>> = {
  day: { dim: 1, tint: oklch(0.95, 0.03, 85), amount: 0.05 },
  dawn: { dim: 0.96, tint: oklch(0.86, 0.07, 50), amount: 0.12 },
  sunset: { dim: 0.88, tint: oklch(0.74, 0.13, 55), amount: 0.2 },
  dusk: { dim: 0.76, tint: oklch(0.4, 0.08, 285), amount: 0.18 },
  night: { dim: 0.66, tint: oklch(0.3, 0.06, 270), amount: 0.2 },
}

const WARM_WHITE = oklch(0.98, 0.025, 88)
const DEEP = oklch(0.16, 0.03, 290)

/** Light that falls in from the upper left, as on all things indoors. */
export function createLight({ scene }: Pick<Stage, 'scene'>) {
  const { dim, tint, amount } = LIGHTS[scene.time]
  const lit = (colour: Colour): Colour => ({
    ...mix({ ...colour, l: colour.l * dim }, { ...tint, l: colour.l * dim * 0.6 + tint.l * 0.4 }, amount),
    alpha: colour.alpha ?? 1,
  })
  const bright = (colour: Colour, much = 0.3): Colour => mix(lit(colour), WARM_WHITE, much * dim)
  const dark = (colour: Colour, much = 0.3): Colour => mix(lit(shift(colour, -0.08, 1.05)), DEEP, much)
  return {
    lit,
    bright,
    dark,
    shade: DEEP,
    white: WARM_WHITE,
    evening: scene.time === 'night' || scene.time === 'dusk',
    /** For what is round as seen from above: bottles, cups. */
    tube: (colour: Colour): Gradient =>
      horizontal(
        [0, dark(colour, 0.18)],
        [0.26, bright(colour, 0.24)],
        [0.58, lit(colour)],
        [0.86, dark(colour, 0.42)],
        [1, dark(colour, 0.3)],
      ),
    ball: (colour: Colour): Gradient => ({
      kind: 'radial',
      at: [0.34, 0.3],
      radius: 0.8,
      stops: [
        [0, bright(colour, 0.42)],
        [0.32, bright(colour, 0.08)],
        [0.62, lit(colour)],
        [1, dark(colour, 0.5)],
      ],
    }),
  }
}
export type Light = ReturnType<typeof createLight>
