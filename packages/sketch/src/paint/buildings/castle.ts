import { mix } from '../../colour.ts'
import { shaded, type Site, whole, windowLight } from './site.ts'
import type { Stage } from '../stage.ts'
import { ellipse, polygon, rectangle, smooth } from '../../path.ts'
import { body, detail, type Node, vertical } from '../../shape.ts'

function battlement(x: number, y: number, wide: number, tooth: number): string {
  const count = Math.max(3, Math.round(wide / tooth / 2))
  return Array.from({ length: count }, (_, index) =>
    rectangle(x + (index * (wide - tooth)) / (count - 1), y - tooth, tooth, tooth * 1.1),
  ).join('')
}

export function castle(stage: Stage, { x, y, size, depth, random, colour }: Site): Node {
  const wall = stage.lit(colour ?? stage.palette.local.stone, depth)
  const spire = stage.lit(stage.palette.accent, depth)
  const hill = stage.local(stage.scene.weather.snow ? 'snow' : 'grass', depth)
  const mound = body(
    `${smooth(
      [
        [x - size * 2.1, y + size * 0.34],
        [x - size * 1.5, y + size * 0.2],
        [x - size * 0.8, y - size * 0.05],
        [x - size * 0.1, y - size * 0.1],
        [x + size * 0.7, y - size * 0.04],
        [x + size * 1.4, y + size * 0.18],
        [x + size * 2.1, y + size * 0.34],
      ],
      false,
    )}Z`,
    vertical([0, mix(hill, stage.palette.sun, 0.1)], [1, mix(hill, stage.palette.shade, 0.3)]),
  )
  const towers = (
    [
      [-0.66, 0.17, 0.95],
      [-0.24, 0.15, 1.25],
      [0.16, 0.24, 1.05],
      [0.62, 0.17, 0.9],
      [0.02, 0.11, 1.62],
    ] as const
  ).flatMap(([at, wide, tall], index): Node[] => {
    const [left, half, top] = [x + at * size, (wide * size) / 2, y - size * tall * random.between(0.92, 1.08)]
    const flag =
      index === 4
        ? [
            detail(
              polygon([
                [left, top - size * 0.5],
                [left + size * 0.17, top - size * 0.44],
                [left, top - size * 0.38],
              ]),
              stage.lit(stage.palette.second, depth),
            ),
            detail(rectangle(left - 1, top - size * 0.5, 2, size * 0.2), stage.palette.shade),
          ]
        : []
    return [
      ...flag,
      body(rectangle(left - half, top, half * 2, y - top), shaded(stage, wall)),
      ...(index === 2
        ? [
            body(
              battlement(left - half * 1.15, top, half * 2.3, size * 0.05) +
                rectangle(left - half * 1.15, top, half * 2.3, size * 0.05),
              mix(wall, stage.palette.shade, 0.1),
            ),
          ]
        : [
            body(
              polygon([
                [left - half * 1.35, top + 2],
                [left, top - half * 3.4],
                [left + half * 1.35, top + 2],
              ]),
              shaded(stage, spire),
            ),
          ]),
      windowLight(stage, ellipse(left, top + size * 0.16, size * 0.022, size * 0.05), wall),
    ]
  })
  const curtain =
    rectangle(x - size * 0.72, y - size * 0.42, size * 1.44, size * 0.45) +
    battlement(x - size * 0.72, y - size * 0.42, size * 1.44, size * 0.06)
  const gate = smooth(
    [
      [x - size * 0.1, y],
      [x - size * 0.1, y - size * 0.2],
      [x, y - size * 0.28],
      [x + size * 0.1, y - size * 0.2],
      [x + size * 0.1, y],
    ],
    false,
  )
  return whole([
    mound,
    ...towers,
    body(curtain, shaded(stage, mix(wall, stage.palette.sun, 0.06))),
    detail(`${gate}Z`, mix(wall, stage.palette.shade, 0.8)),
  ])
}
