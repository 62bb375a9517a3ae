import { fade, type Colour } from '../../colour.ts'
import { ellipse, smooth, type Point } from '../../path.ts'
import type { Random } from '../../random.ts'
import { body, detail, type Node } from '../../shape.ts'
import type { Light } from '../indoors/light.ts'
import type { Letters } from '../lettering/letters.ts'

/** What a thing on a table needs to draw itself, with its foot at 0, 0: a wine bottle is 100 high. */
export interface Kit {
  readonly light: Light
  /** As the prompt says, or null for the thing's own. */
  readonly colour: Colour | null
  readonly random: Random
  readonly letters: Letters
  readonly label: string | null
  /** Books of one pile. */
  readonly pile: number
  /** What lies in it. */
  readonly inside: readonly Node[]
}

export type Painter = (kit: Kit) => Node[]

/** How much flatter a circle looks that lies on the table. */
export const TILT = 0.22

/** The outline of something turned on a lathe: radii by height, from the foot up. */
export function turned(profile: readonly Point[], tension = 0.75): string {
  const [foot = 0] = profile[0] ?? []
  const base: Point[] = [-0.92, -0.5, 0, 0.5, 0.92].map(at => [
    foot * at,
    (profile[0]?.[1] ?? 0) + foot * TILT * Math.sqrt(1 - at * at) * 0.9,
  ])
  const right = profile.map(([radius, y]): Point => [radius, y])
  const left = profile.map(([radius, y]): Point => [-radius, y]).toReversed()
  return smooth([...base, ...right, ...left], true, tension)
}

/** An open top that one can look into: the rim and the dark inside. */
export const mouth = ({ light }: Kit, colour: Colour, y: number, radius: number, thick = 1.6): Node[] => [
  body(ellipse(0, y, radius, radius * TILT), light.bright(colour, 0.34)),
  detail(ellipse(0, y + thick * 0.3, radius - thick, (radius - thick) * TILT), light.dark(colour, 0.45)),
]

/** A glint of the window. */
export const glint = ({ light }: Kit, x: number, y: number, wide: number, tall: number, alpha = 0.6): Node =>
  detail(ellipse(x, y, wide, tall, 12), fade(light.white, alpha))
