import { fade, mix, shift } from '../../colour.ts'
import { shaded, type Site, whole, windowLight } from './site.ts'
import type { Stage } from '../stage.ts'
import { ellipse, type Point, polygon, rectangle } from '../../path.ts'
import { air, body, detail, type Node, radial } from '../../shape.ts'

export function house(stage: Stage, { x, y, size, depth, random, colour }: Site): Node {
  const wall = colour
    ? stage.lit(colour, depth)
    : shift(stage.local(random.chance(0.7) ? 'wall' : 'brick', depth), 0, 1, random.bell() * 30)
  const snowy = stage.scene.weather.snow
  const tiles = snowy
    ? stage.local('snow', depth)
    : shift(stage.local('roof', depth), random.bell() * 0.05, 1, random.bell() * 18)
  const [half, wallTop, ridgeTop] = [
    size * random.between(0.42, 0.6),
    y - size * 0.46,
    y - size * random.between(0.86, 1),
  ]
  const gable: Point[] = [
    [x - half, wallTop],
    [x - half * 0.1, ridgeTop],
    [x + half * 0.8, wallTop],
  ]
  const panes = [-0.62, -0.08].map(t => rectangle(x + half * t, y - size * 0.36, size * 0.13, size * 0.16)).join('')
  return whole([
    ...(stage.dark
      ? [
          air(
            ellipse(x, y - size * 0.25, size * 0.9),
            radial([0, fade(stage.palette.local.lamp, 0.28)], [1, fade(stage.palette.local.lamp, 0)]),
          ),
        ]
      : []),
    body(
      rectangle(x + half * 0.45, ridgeTop - size * 0.02, size * 0.1, size * 0.3),
      mix(stage.local('brick', depth), stage.palette.shade, 0.2),
    ),
    body(
      polygon([
        [x - half, y],
        [x - half, wallTop],
        [x - half * 0.1, ridgeTop],
        [x + half * 0.8, wallTop],
        [x + half, y],
      ]),
      shaded(stage, wall),
    ),
    body(
      polygon([
        [x - half * 0.1 - size * 0.03, ridgeTop - size * 0.05],
        [x + half * 0.85, ridgeTop - size * 0.02],
        [x + half * 1.22, wallTop + size * 0.05],
        [x + half * 0.78, wallTop + size * 0.05],
      ]),
      mix(tiles, stage.palette.shade, 0.1),
    ),
    body(
      polygon([
        [x - half * 1.16, wallTop + size * 0.05],
        [x - half * 0.1, ridgeTop - size * 0.06],
        [x - half * 0.02, ridgeTop - size * 0.02],
        [x - half, wallTop + size * 0.09],
      ]),
      mix(tiles, stage.palette.sun, 0.12),
    ),
    detail(rectangle(x + half * 0.36, y - size * 0.27, size * 0.14, size * 0.27), mix(wall, stage.palette.shade, 0.55)),
    windowLight(stage, panes, wall),
    detail(polygon(gable.slice(0, 2)), wall),
  ])
}

export function church(stage: Stage, { x, y, size, depth, colour }: Site): Node {
  const wall = stage.lit(colour ?? stage.palette.local.wall, depth)
  const tiles = stage.local(stage.scene.weather.snow ? 'snow' : 'roof', depth)
  return whole([
    body(rectangle(x, y - size * 0.6, size * 0.8, size * 0.6), shaded(stage, wall)),
    body(
      polygon([
        [x - size * 0.02, y - size * 0.58],
        [x + size * 0.1, y - size * 0.9],
        [x + size * 0.74, y - size * 0.9],
        [x + size * 0.86, y - size * 0.58],
      ]),
      tiles,
    ),
    body(
      rectangle(x - size * 0.3, y - size * 1.1, size * 0.34, size * 1.1),
      shaded(stage, mix(wall, stage.palette.shade, 0.08)),
    ),
    body(
      polygon([
        [x - size * 0.36, y - size * 1.08],
        [x - size * 0.13, y - size * 1.95],
        [x + size * 0.1, y - size * 1.08],
      ]),
      shaded(stage, tiles),
    ),
    detail(
      `${rectangle(x - size * 0.14, y - size * 2.1, size * 0.02, size * 0.18)}${rectangle(x - size * 0.18, y - size * 2.06, size * 0.1, size * 0.02)}`,
      stage.palette.shade,
    ),
    windowLight(
      stage,
      [0.12, 0.34, 0.56].map(t => ellipse(x + size * (t + 0.04), y - size * 0.32, size * 0.045, size * 0.13)).join('') +
        ellipse(x - size * 0.13, y - size * 0.85, size * 0.05, size * 0.09),
      wall,
    ),
  ])
}
