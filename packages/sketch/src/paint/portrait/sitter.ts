import { fade, mix, oklch, shift, type Colour } from '../../colour.ts'
import type { Portrait } from '../../elements.ts'
import type { Point } from '../../path.ts'
import type { Random } from '../../random.ts'
import type { Gradient } from '../../shape.ts'
import type { Light } from '../indoors/light.ts'

/** Who sits there, in units of a head: the middle of the face is 0, 0, the crown at -140, the chin at 140. */
export function createSitter(portrait: Portrait, light: Light, random: Random) {
  const { woman, age, skin } = portrait
  const child = age === 'child'
  /** Half the width of the head at the cheekbones, and of the jaw. */
  const [cheek, jaw] = child ? [100, 74] : woman ? [95, 58] : [98, 72]
  const shaded = (colour: Colour, from = 0.1, to = 0.3): Gradient => ({
    kind: 'linear',
    from: [0, 0.1],
    to: [1, 0.6],
    stops: [
      [0, light.bright(colour, from)],
      [0.5, light.lit(colour)],
      [1, light.dark(colour, to)],
    ],
  })
  return {
    ...portrait,
    light,
    random,
    child,
    cheek,
    jaw,
    /** Where eyes and mouth are; lower in a child. */
    eyeY: child ? 14 : 0,
    chin: child ? 122 : woman ? 134 : 140,
    shaded,
    skinPaint: shaded(skin, 0.12, 0.2),
    flush: fade(light.lit(mix(skin, oklch(0.6, 0.17, 25), 0.5)), 0.4),
    lips: light.lit(mix(skin, woman ? oklch(0.5, 0.17, 18) : oklch(0.5, 0.11, 28), woman ? 0.75 : 0.5)),
    fold: light.lit(shift(skin, -0.16, 1.1)),
    ink: light.lit(oklch(0.2, 0.03, 40)),
    strand: light.dark(portrait.hair.colour, 0.3),
  }
}
export type Sitter = ReturnType<typeof createSitter>

/** Mirrors the right half of an outline, which runs from the top down. */
export const mirrored = (right: readonly Point[]): Point[] => [
  ...right,
  ...right
    .filter(([x]) => x !== 0)
    .map(([x, y]): Point => [-x, y])
    .toReversed(),
]
