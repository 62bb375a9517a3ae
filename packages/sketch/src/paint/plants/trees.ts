import { fade, mix } from '../../colour.ts'
import type { Site } from '../buildings/site.ts'
import type { Stage } from '../stage.ts'
import { broadleaf, firOutline, palmLeaf } from '../woods/outlines.ts'
import { ellipse, type Point, polygon, smooth } from '../../path.ts'
import { body, detail, group, horizontal, type Node, vertical } from '../../shape.ts'

export function tree(stage: Stage, { x, y, size, depth, random, colour }: Site): Node {
  const { trunk, crown, foot, sheen } = broadleaf(random, x, y, size * 1.7)
  const snowy = stage.scene.weather.snow
  const leaf = colour ? stage.lit(colour, depth) : stage.local('foliage', depth)
  const petals =
    stage.scene.season === 'autumn' || stage.scene.season === 'spring'
      ? [
          detail(
            Array.from({ length: 26 }, () =>
              ellipse(x + random.bell() * size * 0.9, y + random.between(-0.9, 0.14) * size, random.between(2, 4.4), 2),
            ).join(''),
            leaf,
          ),
        ]
      : []
  return group([
    group([body(trunk, mix(stage.local('wood', depth), stage.palette.shade, 0.4))], { whole: true }),
    ...(snowy
      ? [detail(sheen, fade(stage.local('snow', depth), 0.85))]
      : [
          group(
            [
              body(
                crown,
                vertical(
                  [0, mix(leaf, stage.palette.sun, stage.dark ? 0.05 : 0.18)],
                  [1, mix(leaf, stage.palette.shade, 0.4)],
                ),
              ),
            ],
            { whole: true },
          ),
          detail(foot, fade(mix(leaf, stage.palette.shade, 0.5), 0.45)),
          detail(sheen, fade(mix(leaf, stage.palette.sun, stage.dark ? 0.1 : 0.3), 0.5)),
        ]),
    ...petals,
  ])
}

export function pine(stage: Stage, { x, y, size, depth, random, colour }: Site): Node {
  const leaf = colour ? stage.lit(colour, depth) : stage.local('pine', depth)
  const outline = firOutline(random, x, y, size * 1.5)
  const side = (stage.orb?.[0] ?? 0) < x ? -1 : 1
  const lit = polygon([
    [x, y - size * 2],
    [x + side * size, y - size * 2],
    [x + side * size, y],
    [x + side * size * 0.1, y],
  ])
  const snow = stage.scene.weather.snow ? stage.local('snow', depth) : mix(leaf, stage.palette.sun, 0.25)
  return group(
    [
      body(outline, vertical([0, leaf], [1, mix(leaf, stage.palette.shade, 0.35)])),
      group([detail(lit, fade(snow, stage.scene.weather.snow ? 0.85 : 0.5))], { clip: outline }),
    ],
    { whole: true },
  )
}

export function palm(stage: Stage, { x, y, size, depth, random, colour }: Site): Node {
  const lean = random.bell() * size * 0.5
  const tall = size * 1.75
  const spine = Array.from({ length: 8 }, (_, index): Point => [x + lean * (index / 7) ** 1.8, y - (tall * index) / 7])
  const thick = (t: number) => size * (0.06 - 0.028 * t)
  const trunk = smooth(
    [
      ...spine.map(([px, py], index): Point => [px - thick(index / 7), py]),
      ...spine.map(([px, py], index): Point => [px + thick(index / 7), py]).toReversed(),
    ],
    true,
    0.8,
  )
  const [top, crown] = [
    spine.at(-1) ?? [x, y - tall],
    colour ? stage.lit(colour, depth) : stage.local('foliage', depth),
  ]
  const leaves = (count: number, from: number, to: number) =>
    Array.from({ length: count }, (_, index) =>
      palmLeaf(
        top[0],
        top[1],
        size * random.between(0.62, 0.85),
        from + ((to - from) * (index + random.next() * 0.5)) / count,
      ),
    ).join('')
  return group(
    [
      body(leaves(6, -190, 20), mix(crown, stage.palette.shade, 0.35)),
      body(
        trunk,
        horizontal([0, stage.local('wood', depth)], [1, mix(stage.local('wood', depth), stage.palette.shade, 0.4)]),
      ),
      detail(
        ellipse(top[0] - size * 0.06, top[1] + size * 0.06, size * 0.055) +
          ellipse(top[0] + size * 0.05, top[1] + size * 0.07, size * 0.055),
        stage.local('earth', depth),
      ),
      body(leaves(5, -170, 0), crown),
    ],
    { whole: true },
  )
}
