import { type Colour, mix } from '../../colour.ts'
import type { Stage } from '../stage.ts'
import type { Random } from '../../random.ts'
import { detail, type Group, group, horizontal, light, type Node } from '../../shape.ts'

/** Where a building stands and how large it is: foot at x, y. */
export interface Site {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly depth: number
  readonly random: Random
  readonly colour: Colour | null
}

export const whole = (children: readonly Node[]): Group => group(children, { whole: true })

export function windowLight(stage: Stage, d: string, wall: Colour): Node {
  const late = stage.dark || stage.scene.time === 'sunset'
  return late ? light(d, stage.palette.local.lamp) : detail(d, mix(wall, stage.palette.shade, 0.65))
}

export const shaded = (stage: Stage, colour: Colour) =>
  horizontal([0, mix(colour, stage.palette.sun, 0.12)], [1, mix(colour, stage.palette.shade, 0.22)])
