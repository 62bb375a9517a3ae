import { fade, mix, shift } from '../../colour.ts'
import { paintMist } from '../clouds.ts'
import { chain, crease } from './peaks.ts'
import type { Stage } from '../stage.ts'
import { ellipse, type Point, polygon, smooth } from '../../path.ts'
import { air, body, detail, group, type Node, radial, vertical } from '../../shape.ts'

export function paintVolcano(stage: Stage): Node[] {
  const { width, horizon, palette } = stage
  const random = stage.random('volcano')
  const [x, tall] = [width * random.pick([0.36, 0.6, 0.66]), horizon * random.between(0.46, 0.56)]
  const [half, crater, top] = [tall * 1.05, tall * 0.15, horizon - tall]
  const rock = stage.local('rock', 0.4)
  const lava = stage.scene.palette.local.lamp
  const slope = (side: number) =>
    [
      [x + side * crater, top],
      [x + side * crater * 2.1, top + tall * 0.32],
      [x + side * half * 0.52, top + tall * 0.72],
      [x + side * half, horizon + 8],
    ] as const
  const cone = smooth([...slope(-1).toReversed(), [x, top + tall * 0.03], ...slope(1)], false)
  const glow = { ...lava, h: 45, l: 0.72, c: 0.2 }
  const streams = Array.from({ length: 5 }, (_, index) => {
    const side = (index - 2) / 2
    const points = crease(
      random,
      [x + side * crater * 0.7, top + 4],
      [x + side * half * 0.34, top + tall * random.between(0.35, 0.75)],
      6,
      10,
    )
    return detail(
      polygon([...points, ...points.toReversed().map(([px, py], step): Point => [px + 2 + step * 1.6, py])]),
      vertical([0, { ...glow, l: 0.86, h: 70 }], [1, fade(glow, 0)]),
    )
  })
  const smoke = Array.from({ length: 16 }, (_, index) => {
    const t = index / 15
    const colour = mix(stage.lit(palette.shade, 0.5), palette.haze, 0.25 + t * 0.4)
    return air(
      ellipse(x + t * t * 260 + random.bell() * 30, top - t * tall * 0.62, 34 + t * 90),
      radial([0, fade(colour, 0.75)], [0.7, fade(colour, 0.5)], [1, fade(colour, 0)]),
    )
  })
  return [
    chain(stage, random, 0.88, horizon * 0.18),
    air(ellipse(x, top, tall * 0.7), radial([0, fade(glow, 0.7)], [0.4, fade(glow, 0.25)], [1, fade(glow, 0)])),
    ...smoke,
    group(
      [body(cone, vertical([0, mix(rock, glow, 0.35)], [0.3, rock], [1, mix(rock, palette.haze, 0.5)])), ...streams],
      { whole: true },
    ),
    ...paintMist(stage, horizon - 20, 'volcano'),
  ]
}

export function paintMesas(stage: Stage): Node[] {
  const { width, horizon, palette } = stage
  const random = stage.random('mesas')
  return [0.85, 0.62, 0.42].flatMap((depth, layer) =>
    Array.from({ length: 3 }, () => {
      const [x, wide, tall] = [
        random.between(-0.05, 1.05) * width,
        random.between(60, 210) * (1.2 - depth * 0.4),
        horizon * random.between(0.14, 0.36) * (1.1 - depth * 0.4),
      ]
      const base = horizon + layer * 6
      const rock = stage.local('clay', depth)
      const outline = polygon([
        [x - wide * 1.5, base],
        [x - wide * 0.95, base - tall * 0.42],
        [x - wide * 0.8, base - tall * 0.45],
        [x - wide * 0.76, base - tall * 0.94],
        [x - wide * 0.5, base - tall],
        [x + wide * 0.55, base - tall * random.between(0.94, 1)],
        [x + wide * 0.72, base - tall * 0.9],
        [x + wide * 0.78, base - tall * 0.46],
        [x + wide, base - tall * 0.4],
        [x + wide * 1.6, base],
      ])
      const strata = Array.from({ length: 4 }, (_, index) =>
        detail(
          polygon([
            [x - wide * 2, base - tall * (0.2 + index * 0.19)],
            [x + wide * 2, base - tall * (0.22 + index * 0.19)],
            [x + wide * 2, base - tall * (0.26 + index * 0.19)],
            [x - wide * 2, base - tall * (0.27 + index * 0.19)],
          ]),
          fade(shift(rock, index % 2 ? 0.06 : -0.06), 0.6),
        ),
      )
      const shadow = detail(
        polygon([
          [x + wide * 0.2, base - tall * 1.1],
          [x + wide * 2, base - tall * 1.1],
          [x + wide * 2, base],
          [x + wide * 0.4, base],
        ]),
        fade(mix(rock, palette.shade, 0.6), 0.5),
      )
      return group(
        [
          body(outline, vertical([0, rock], [1, mix(rock, palette.haze, 0.4)])),
          group([...strata, shadow], { clip: outline }),
        ],
        { whole: true },
      )
    }),
  )
}
