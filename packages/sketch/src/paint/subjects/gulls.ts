import { mix } from '../../colour.ts'
import type { Stage } from '../stage.ts'
import { ellipse, type Point, smooth } from '../../path.ts'
import type { Random } from '../../random.ts'
import { detail, type Node } from '../../shape.ts'

/** A far bird: two strokes of the wing. */
export function gulls(stage: Stage, count: number, random: Random): Node[] {
  const colour = mix(stage.palette.shade, stage.palette.haze, 0.1)
  const [cx, cy] = [stage.width * random.between(0.3, 0.7), stage.horizon * random.between(0.25, 0.45)]
  return Array.from({ length: count }, (_, index) => {
    const [x, y, size, flap] = [
      cx + random.bell() * stage.width * 0.32,
      cy + random.bell() * stage.horizon * 0.22,
      random.between(20, 46),
      random.between(0.3, 0.8),
    ]
    const wing = (side: number): Point[] => [
      [x, y],
      [x + side * size * 0.45, y - size * flap * 0.62],
      [x + side * size, y - size * flap * 0.2],
      [x + side * size * 0.5, y - size * flap * 0.4],
    ]
    return detail(
      smooth([...wing(1)], true, 0.8) + smooth([...wing(-1)], true, 0.8) + ellipse(x, y, size * 0.09, size * 0.07),
      index % 3 === 0 ? mix(colour, stage.palette.haze, 0.3) : colour,
    )
  })
}
