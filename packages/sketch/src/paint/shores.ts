import { fade, mix } from '../colour.ts'
import { ellipse, lens, polygon, rectangle, smooth, type Point } from '../path.ts'
import { air, body, detail, group, vertical, type Node } from '../shape.ts'
import type { Stage } from './stage.ts'
import { firOutline } from './woods/outlines.ts'

export function paintIsland(stage: Stage): Node[] {
  const { width, horizon, palette } = stage
  const random = stage.random('island')
  return [0.72, 0.45].map((depth, index) => {
    const [x, half] = [
      width * (index === 0 ? random.between(0.05, 0.4) : random.between(0.55, 0.95)),
      random.between(120, 260),
    ]
    const tall = half * random.between(0.28, 0.55)
    const crown: Point[] = Array.from({ length: 9 }, (_, point) => {
      const t = point / 8
      return [
        x + (t * 2 - 1) * half,
        horizon + 4 + index * 6 - Math.sin(t * Math.PI) ** 0.8 * tall * random.between(0.75, 1.1),
      ]
    })
    const leaf = stage.local('foliage', depth)
    const bushes = crown
      .slice(1, -1)
      .map(([bx, by]) => ellipse(bx, by + tall * 0.1, half * 0.14, tall * 0.16))
      .join('')
    return group(
      [
        body(lens(x, horizon + 6 + index * 6, half * 1.14, 7), stage.local('sand', depth)),
        body(`${smooth(crown, false)}Z${bushes}`, vertical([0, leaf], [1, mix(leaf, palette.shade, 0.35)])),
      ],
      { whole: true },
    )
  })
}

export function paintWaterfall(stage: Stage): Node[] {
  const { width, horizon, palette } = stage
  const random = stage.random('waterfall')
  const [x, top, half] = [
    width * random.between(0.4, 0.6),
    horizon * random.between(0.36, 0.46),
    random.between(44, 80),
  ]
  const rock = stage.local('rock', 0.35)
  const cliff = (side: number): Node[] => {
    const steps = 8
    const points = Array.from({ length: steps + 1 }, (_, index): Point => [
      x + side * (half * 0.7 + (index / steps) * width * 0.72),
      top - random.between(-0.06, 0.12) * horizon * (0.3 + index / steps),
    ])
    const outline = polygon([
      [x + side * half * random.between(0.8, 1.2), horizon + 8],
      ...points,
      [x + side * width, horizon + 8],
    ])
    const clefts = Array.from({ length: 9 }, () => {
      const [cx, wide, from] = [
        x + side * (half + random.next() * width * 0.6),
        random.between(14, 60),
        top + random.between(0.02, 0.5) * (horizon - top),
      ]
      return polygon([
        [cx, from],
        [cx + wide, from + random.between(10, 50)],
        [cx + wide * random.between(0.2, 0.9), horizon + 8],
        [cx - wide * 0.3, horizon + 8],
      ])
    }).join('')
    const turf = points
      .flatMap(([px, py]) => [
        ellipse(px, py + 2, random.between(26, 60), random.between(12, 26)),
        firOutline(random, px + random.bell() * 30, py, random.between(40, 110)),
      ])
      .join('')
    const leaf = stage.local('foliage', 0.36)
    return [
      group(
        [
          body(outline, vertical([0, mix(rock, palette.sun, 0.12)], [1, mix(rock, palette.shade, 0.4)])),
          group([detail(clefts, fade(mix(rock, palette.shade, 0.65), 0.45))], { clip: outline }),
        ],
        { whole: true },
      ),
      group([body(turf, vertical([0, mix(leaf, palette.shade, 0.2)], [1, leaf]))], { whole: true }),
    ]
  }
  const white = mix(palette.local.cloud, palette.haze, stage.dark ? 0.5 : 0.12)
  const strands = Array.from({ length: 26 }, () => {
    const at = x + random.bell() * half * 0.85
    return detail(
      polygon([
        [at - 1, top + random.next() * 30],
        [at + 2, top],
        [at + random.between(2, 6), horizon],
        [at - random.between(2, 5), horizon],
      ]),
      fade(white, random.between(0.35, 0.9)),
    )
  })
  const spray = Array.from({ length: 12 }, () =>
    air(ellipse(x + random.bell() * half * 2, horizon - random.next() * 40, random.between(24, 60)), fade(white, 0.2)),
  )
  return [
    ...cliff(-1),
    ...cliff(1),
    body(rectangle(x - half, top - 2, half * 2, horizon - top), mix(stage.lit(palette.local.water, 0.4), white, 0.4)),
    ...strands,
    ...spray,
  ]
}
