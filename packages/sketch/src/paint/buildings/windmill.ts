import { mix, oklch } from '../../colour.ts'
import { shaded, type Site, whole, windowLight } from './site.ts'
import type { Stage } from '../stage.ts'
import { ellipse, limb, type Point, polygon, rectangle, smooth } from '../../path.ts'
import { body, detail, group, type Node } from '../../shape.ts'

export function windmill(stage: Stage, { x, y, size, depth, random, colour }: Site): Node {
  const wall = stage.lit(colour ?? stage.palette.local.wall, depth)
  const hub: Point = [x, y - size * 1.02]
  const start = random.between(0, 90)
  const sails = [0, 90, 180, 270].map(turn =>
    group(
      [
        detail(limb([0, 0], [0, -size * 0.82], size * 0.014, size * 0.01), stage.local('wood', depth)),
        body(
          polygon([
            [0, -size * 0.2],
            [size * 0.15, -size * 0.22],
            [size * 0.15, -size * 0.8],
            [0, -size * 0.8],
          ]),
          mix(stage.lit(oklch(0.94, 0.03, 85), depth), stage.palette.shade, 0.06),
        ),
      ],
      { place: { x: hub[0], y: hub[1], scaleX: 1, scaleY: 1, turn: start + turn } },
    ),
  )
  return whole([
    body(
      polygon([
        [x - size * 0.3, y],
        [x - size * 0.17, y - size * 0.95],
        [x + size * 0.17, y - size * 0.95],
        [x + size * 0.3, y],
      ]),
      shaded(stage, wall),
    ),
    body(
      smooth(
        [
          [x - size * 0.2, y - size * 0.93],
          [x - size * 0.14, y - size * 1.1],
          [x, y - size * 1.18],
          [x + size * 0.14, y - size * 1.1],
          [x + size * 0.2, y - size * 0.93],
        ],
        false,
      ),
      stage.local('roof', depth),
    ),
    detail(
      `${smooth(
        [
          [x - size * 0.07, y],
          [x - size * 0.07, y - size * 0.16],
          [x, y - size * 0.21],
          [x + size * 0.07, y - size * 0.16],
          [x + size * 0.07, y],
        ],
        false,
      )}Z`,
      mix(wall, stage.palette.shade, 0.6),
    ),
    windowLight(stage, rectangle(x - size * 0.045, y - size * 0.6, size * 0.09, size * 0.12), wall),
    ...sails,
    body(ellipse(hub[0], hub[1], size * 0.045), stage.local('wood', depth)),
  ])
}
