import { mix, oklch } from '../../colour.ts'
import { shaded, type Site, whole } from './site.ts'
import type { Stage } from '../stage.ts'
import { ellipse, type Point, rectangle, smooth } from '../../path.ts'
import { body, detail, light, line, type Node, vertical } from '../../shape.ts'

/** A rope between two points that sags by so much. */
const cable = (from: Point, to: Point, sag: number): Point[] =>
  Array.from({ length: 13 }, (_, index): Point => {
    const t = index / 12
    return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t + Math.sin(t * Math.PI) * sag]
  })

export function bridge(stage: Stage, { y, size, depth, colour }: Site): Node {
  const { width, palette } = stage
  const steel = stage.lit(colour ?? oklch(0.55, 0.17, 32), depth)
  const [deck, top] = [y - size * 0.42, y - size * 1.75]
  const pylons = [width * 0.24, width * 0.76]
  const [left, right] = [pylons[0] ?? 0, pylons[1] ?? width]
  const cables = [
    cable([-width * 0.12, deck], [left, top], size * 0.36),
    cable([left, top], [right, top], size * 1.2),
    cable([right, top], [width * 1.12, deck], size * 0.36),
  ]
  const hangers = cables
    .flat()
    .map(([x, from]) => rectangle(x - 0.9, from, 1.8, Math.max(1, deck - from)))
    .join('')
  return whole([
    detail(hangers, mix(steel, palette.haze, 0.3)),
    ...cables.map(points => line(smooth(points, false), steel, 5, 'body')),
    ...pylons.map(x =>
      body(
        [-0.1, 0.06]
          .map(at => rectangle(x + at * size, top - size * 0.05, size * 0.055, y - top + size * 0.2))
          .join('') +
          [0.02, 0.35, 0.68, 1]
            .map(t => rectangle(x - size * 0.1, top + t * (deck - top), size * 0.2, size * 0.05))
            .join(''),
        shaded(stage, steel),
      ),
    ),
    body(
      rectangle(-20, deck, width + 40, size * 0.085),
      vertical([0, mix(steel, palette.sun, 0.15)], [1, mix(steel, palette.shade, 0.4)]),
    ),
    ...(stage.dark
      ? [
          light(
            Array.from({ length: 22 }, (_, index) => ellipse((width * (index + 0.5)) / 22, deck - 7, 2.6)).join(''),
            palette.local.lamp,
          ),
        ]
      : []),
  ])
}
