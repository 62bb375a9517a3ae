import { fade, mix, oklch, shift, type Colour } from '../colour.ts'
import { heightAt } from '../geometry.ts'
import { ellipse, limb, polygon, smooth, type Point } from '../path.ts'
import type { Random } from '../random.ts'
import { body, detail, group, horizontal, vertical, type Node } from '../shape.ts'
import type { Site } from './buildings.ts'
import type { Stage } from './stage.ts'
import { broadleaf, firOutline, palmLeaf } from './woods.ts'

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

function blossom(random: Random, x: number, y: number, radius: number, colour: Colour, heart: Colour): Node[] {
  const kind = random.whole(0, 2)
  if (kind === 0) {
    return [
      body(
        smooth(
          [
            [x - radius * 0.8, y - radius],
            [x - radius * 0.4, y - radius * 0.5],
            [x, y - radius * 1.1],
            [x + radius * 0.4, y - radius * 0.5],
            [x + radius * 0.8, y - radius],
            [x + radius * 0.75, y + radius * 0.4],
            [x, y + radius * 0.8],
            [x - radius * 0.75, y + radius * 0.4],
          ],
          true,
          0.8,
        ),
        vertical([0, colour], [1, shift(colour, -0.1)]),
      ),
    ]
  }
  const petals = kind === 1 ? 6 : 11
  const turn = random.between(0, 60)
  const d = Array.from({ length: petals }, (_, index) => {
    const angle = (((index * 360) / petals + turn) * Math.PI) / 180
    return ellipse(
      x + Math.cos(angle) * radius * 0.62,
      y + Math.sin(angle) * radius * 0.56,
      radius * 0.5,
      radius * (kind === 1 ? 0.34 : 0.2),
      (index * 360) / petals + turn,
    )
  }).join('')
  return [body(d, colour), detail(ellipse(x, y, radius * 0.32, radius * 0.29), heart)]
}

/** Flowers of a few kinds on their stems, before everything else. */
export function drawFlowers(stage: Stage, edge: readonly Point[], count: number, colour: Colour | null): Node[] {
  const random = stage.random('flowers')
  const main = colour ?? stage.palette.accent
  const tones = colour
    ? ([main, shift(main, 0.08), shift(main, -0.06)] as const)
    : ([main, stage.palette.second, oklch(0.94, 0.03, 90), shift(main, 0.1, 0.8, 40)] as const)
  const heart = stage.lit(oklch(0.84, 0.15, 88), 0)
  return Array.from({ length: count }, (_, index) => {
    const t = index / count
    const x = random.between(-0.02, 1.02) * stage.width
    const foot = heightAt(edge, x) + t * (stage.height - heightAt(edge, x)) * 1.05 + 18
    const [size, tall] = [(9 + t * 19) * random.between(0.75, 1.2), (34 + t * 88) * random.between(0.7, 1.2)]
    const lean = random.bell() * tall * 0.22
    const stem = mix(stage.local('grass', 0), stage.palette.shade, 0.35)
    const leaf = smooth([
      [x, foot - tall * 0.2],
      [x + size * 0.9, foot - tall * 0.55],
      [x + size * 0.2, foot - tall * 0.3],
    ])
    return group([
      detail(limb([x, foot], [x + lean, foot - tall], 1.2 + t * 1.4, 1 + t) + leaf, stem),
      ...blossom(random, x + lean, foot - tall, size, stage.lit(random.pick(tones), 0.02), heart),
    ])
  })
}

/** A field of flowers in rows of dots, from the horizon to the foreground. */
export function drawFlowerField(stage: Stage): Node[] {
  const { width, height, horizon } = stage
  const random = stage.random('flower field')
  const tones = [stage.palette.accent, stage.palette.second, shift(stage.palette.accent, 0.12, 0.8)] as const
  return Array.from({ length: 15 }, (_, row) => {
    const t = (row + 1) / 15
    const y = horizon + 12 + t ** 1.5 * (height - horizon) * 0.66
    const size = 1.8 + t * 7
    const d = Array.from({ length: Math.round(70 - t * 34) }, () =>
      ellipse(
        random.between(0, 1) * width,
        y + random.bell() * size * 2.6,
        size * random.between(0.5, 1.1),
        size * 0.66,
      ),
    ).join('')
    return detail(d, stage.lit(row % 4 === 3 ? tones[1] : tones[row % 2 === 0 ? 0 : 2], 0.55 - t * 0.5))
  })
}
