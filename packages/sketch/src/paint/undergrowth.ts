import { mix, shift, type Colour } from '../colour.ts'
import { heightAt } from '../geometry.ts'
import { ellipse, limb, polygon, smooth, type Point } from '../path.ts'
import type { Random } from '../random.ts'
import { body, detail, group, vertical, type Node } from '../shape.ts'
import { soil } from './land.ts'
import type { Stage } from './stage.ts'

/** A fan of long blades. */
function blades(random: Random, x: number, y: number, size: number): string {
  return Array.from({ length: 9 }, (_, index) => {
    const [lean, tall] = [
      (index - 4) * size * 0.16 + random.bell() * size * 0.1,
      size * random.between(0.55, 1.05) * (1 - Math.abs(index - 4) * 0.07),
    ]
    return smooth(
      [
        [x - size * 0.035 + index * 1.5, y],
        [x + lean * 0.4, y - tall * 0.62],
        [x + lean, y - tall],
        [x + lean * 0.5 + size * 0.05, y - tall * 0.58],
        [x + size * 0.04 + index * 1.5, y],
      ],
      true,
      0.8,
    )
  }).join('')
}

/** A frond with leaflets on both sides. */
function fern(random: Random, x: number, y: number, size: number): string {
  const bend = random.bell() * size * 0.5
  const at = (t: number): Point => [x + bend * t * t, y - size * t]
  return (
    limb(at(0), at(1), size * 0.016, size * 0.006) +
    Array.from({ length: 11 }, (_, index) => {
      const t = 0.14 + index * 0.078
      const [px, py] = at(t)
      const reach = size * 0.3 * Math.sin((1 - t) * 2.4 + 0.2)
      return [-1, 1]
        .map(side =>
          smooth(
            [
              [px, py],
              [px + side * reach * 0.5, py - reach * 0.36],
              [px + side * reach, py - reach * 0.2],
              [px + side * reach * 0.5, py - reach * 0.06],
            ],
            true,
            0.9,
          ),
        )
        .join('')
    }).join('')
  )
}

const bush = (random: Random, x: number, y: number, size: number): string =>
  Array.from({ length: 8 }, (_, index) => {
    const t = (index + 0.5) / 8
    const radius = size * random.between(0.2, 0.34) * (0.7 + Math.sin(t * 3.14) * 0.5)
    return ellipse(x + (t - 0.5) * size * 1.7, y - Math.sin(t * 3.14) * size * 0.42, radius)
  }).join('')

function boulder(stage: Stage, random: Random, x: number, y: number, size: number): Node {
  const rock = mix(
    stage.local(soil(stage) === 'dune' || soil(stage) === 'sand' ? 'clay' : 'rock', 0.05),
    stage.palette.shade,
    0.25,
  )
  const top: Point = [x + random.bell() * size * 0.2, y - size * random.between(0.55, 0.8)]
  const points: Point[] = [
    [x - size * 0.8, y + size * 0.1],
    [x - size * 0.62, y - size * 0.38],
    top,
    [x + size * 0.5, y - size * 0.42],
    [x + size * 0.85, y + size * 0.1],
  ]
  const bright = mix(rock, stage.palette.sun, stage.dark ? 0.06 : 0.18)
  const facet = polygon([
    [x - size * 0.62, y - size * 0.38],
    top,
    [x + size * 0.5, y - size * 0.42],
    [x + size * 0.05, y - size * 0.2],
  ])
  return group(
    [
      body(polygon(points), vertical([0, rock], [1, mix(rock, stage.palette.shade, 0.4)])),
      detail(facet, soil(stage) === 'snow' ? stage.local('snow', 0.03) : bright),
    ],
    { whole: true },
  )
}

/** Plants or stones in the lower corners: near, dark, and never before the middle of the picture. */
export function paintUndergrowth(stage: Stage, edge: readonly Point[]): Node[] {
  const { width, height, palette } = stage
  const random = stage.random('undergrowth')
  const id = soil(stage)
  const spots = Array.from({ length: 15 }, (_, index) => {
    const [side, reach] = [index % 2 === 0 ? 0 : 1, random.next() ** 1.5 * 0.3]
    const x = (side === 0 ? reach : 1 - reach) * width
    const t = index / 14
    return {
      x,
      y: heightAt(edge, x) + 10 + t * (height - heightAt(edge, x)),
      size: (50 + t * 105) * random.between(0.75, 1.25) * (1.1 - reach),
    }
  }).toSorted((a, b) => a.y - b.y)
  if (id === 'sand' || id === 'dune' || id === 'regolith')
    return spots.slice(0, 5).map(({ x, y, size }) => boulder(stage, random, x, y, size * 0.6))
  const tone = (t: number): Colour => {
    const leaf = stage.local(random.chance(0.6) ? 'foliage' : 'grass', 0.02)
    const deep = mix(leaf, palette.shade, 0.25 + t * 0.2)
    return { ...deep, l: deep.l * (0.92 - t * 0.22) }
  }
  return spots.map(({ x, y, size }, index) => {
    const colour = tone(index / 14)
    const kind = random.whole(0, 5)
    if (kind === 0) return boulder(stage, random, x, y, size * 0.62)
    if (id === 'snow')
      return kind < 3
        ? group([body(bush(random, x, y, size), mix(stage.local('snow', 0.05), palette.shade, 0.12))], { whole: true })
        : detail(blades(random, x, y, size * 0.7), mix(stage.local('earth', 0.02), palette.shade, 0.3))
    if (kind === 1)
      return group([body(bush(random, x, y, size), vertical([0, shift(colour, 0.07)], [1, colour]))], { whole: true })
    return detail(
      kind < 4 ? blades(random, x, y, size * 1.2) : fern(random, x, y, size * 1.3),
      vertical([0, shift(colour, 0.06)], [1, shift(colour, -0.03)]),
    )
  })
}
