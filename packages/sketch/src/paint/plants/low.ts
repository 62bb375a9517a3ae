import { fade, mix, oklch } from '../../colour.ts'
import type { Site } from '../buildings/site.ts'
import type { Stage } from '../stage.ts'
import { ellipse, limb, type Point, smooth } from '../../path.ts'
import { body, detail, group, horizontal, type Node, vertical } from '../../shape.ts'

export function cactus(stage: Stage, { x, y, size, depth, random, colour }: Site): Node {
  const skin = colour ? stage.lit(colour, depth) : stage.lit(oklch(0.56, 0.1, 152), depth)
  const arm = (side: number) => {
    const [from, reach, up] = [random.between(0.35, 0.6), random.between(0.26, 0.36), random.between(0.34, 0.52)]
    const elbow: Point = [x + side * size * reach, y - size * from]
    return (
      limb([x, y - size * from], elbow, size * 0.07, size * 0.075) +
      limb(elbow, [elbow[0], elbow[1] - size * up], size * 0.078, size * 0.07)
    )
  }
  const trunk = limb([x, y], [x, y - size * 1.2], size * 0.12, size * 0.11)
  const ribs = [-0.05, 0, 0.05].map(at => limb([x + at * size, y], [x + at * size, y - size * 1.18], 1.1, 1.1)).join('')
  const flowers = ellipse(x, y - size * 1.32, size * 0.055)
  return group(
    [
      body(
        trunk + arm(1) + arm(-1),
        horizontal(
          [0, mix(skin, stage.palette.sun, stage.dark ? 0.03 : 0.2)],
          [1, mix(skin, stage.palette.shade, 0.3)],
        ),
      ),
      detail(ribs, fade(stage.palette.shade, 0.35)),
      detail(flowers, stage.lit(stage.palette.accent, depth)),
    ],
    { whole: true },
  )
}

export function mushroom(stage: Stage, { x, y, size, depth, random, colour }: Site): Node {
  const cap = stage.lit(colour ?? oklch(0.56, 0.2, 27), depth)
  const [stem, half] = [stage.lit(oklch(0.94, 0.03, 85), depth), size * random.between(0.42, 0.56)]
  const dome = smooth([
    [x - half, y - size * 0.52],
    [x - half * 0.7, y - size * 0.84],
    [x, y - size],
    [x + half * 0.7, y - size * 0.84],
    [x + half, y - size * 0.52],
    [x, y - size * 0.46],
  ])
  const dots = [
    [-0.5, -0.66, 0.07],
    [0.1, -0.84, 0.09],
    [0.55, -0.62, 0.06],
    [-0.12, -0.62, 0.06],
    [0.28, -0.66, 0.05],
  ]
    .map(([dx = 0, dy = 0, radius = 0.05]) => ellipse(x + dx * half, y + dy * size, radius * size, radius * size * 0.8))
    .join('')
  return group(
    [
      body(
        smooth(
          [
            [x - size * 0.1, y - size * 0.55],
            [x - size * 0.16, y],
            [x + size * 0.16, y],
            [x + size * 0.1, y - size * 0.55],
          ],
          true,
          0.6,
        ),
        stem,
      ),
      body(dome, vertical([0, cap], [1, mix(cap, stage.palette.shade, 0.25)])),
      detail(dots, stem),
    ],
    { whole: true },
  )
}
