import { fade, mix, shift, type Colour } from '../colour.ts'
import { heightAt, ridge, swell } from '../geometry.ts'
import { ellipse, polygon, smooth, terrain, type Point } from '../path.ts'
import type { Random } from '../random.ts'
import { air, body, detail, group, radial, vertical, type Node } from '../shape.ts'
import { drawMist } from './clouds.ts'
import type { Stage } from './stage.ts'

const closed = (edge: readonly Point[], bottom: number) => [
  ...edge,
  [edge.at(-1)?.[0] ?? 0, bottom] as const,
  [edge[0]?.[0] ?? 0, bottom] as const,
]

/** A far chain: one colour, lost in the haze towards its foot. */
function chain(stage: Stage, random: Random, depth: number, relief: number): Node {
  const colour = stage.local('rock', depth)
  const edge = ridge(random, {
    width: stage.width,
    base: stage.horizon - relief * 0.12,
    relief,
    roughness: 0.75,
    points: 48,
  })
  return body(
    polygon(closed(edge, stage.horizon + 6)),
    vertical([0, colour], [1, mix(colour, stage.palette.haze, 0.55)]),
  )
}

interface Peak {
  readonly x: number
  readonly top: number
  readonly half: number
  readonly foot: number
}

/** A crooked line downwards from the top. */
function crease(random: Random, from: Point, to: Point, steps: number, wander: number): Point[] {
  return Array.from({ length: steps + 1 }, (_, index): Point => {
    const t = index / steps
    const off = index === 0 || index === steps ? 0 : random.bell() * wander * (0.4 + t)
    return [
      from[0] + (to[0] - from[0]) * t + off,
      from[1] + (to[1] - from[1]) * t + (index === 0 ? 0 : random.bell() * wander * 0.2),
    ]
  })
}

/** One mountain with a lit and a shaded face and, when high enough, snow on its top. */
function peak(stage: Stage, random: Random, at: Peak, depth: number, snowLine: number): Node {
  const { x, top, half, foot } = at
  const lightFromLeft = (stage.orb?.[0] ?? 0) < x
  const rock = stage.local('rock', depth)
  const [bright, dark] = [mix(rock, stage.palette.sun, stage.dark ? 0.08 : 0.22), mix(rock, stage.palette.shade, 0.34)]
  const wander = half * 0.07
  const left = crease(random, [x, top], [x - half, foot], 7, wander)
  const right = crease(random, [x, top], [x + half, foot], 7, wander)
  const spine = crease(random, [x, top], [x + half * random.between(-0.18, 0.18), foot], 8, wander * 1.5)
  const fade1 = (colour: Colour) =>
    vertical([0, colour], [0.55, mix(colour, stage.palette.haze, 0.12)], [1, mix(colour, stage.palette.haze, 0.6)])
  const [faceLeft, faceRight] = lightFromLeft ? [bright, dark] : [dark, bright]
  const outline = polygon([...left.toReversed(), ...right])
  const shaded = lightFromLeft ? [...spine, ...right.toReversed()] : [...spine, ...left.toReversed()]
  const caps = snowLine > 0 ? snowCap(stage, random, { at, depth, spine, lightFromLeft }, snowLine) : []
  return group(
    [
      body(outline, fade1(lightFromLeft ? faceLeft : faceRight)),
      group([detail(polygon(shaded), fade1(lightFromLeft ? faceRight : faceLeft)), ...caps], { clip: outline }),
    ],
    { whole: true },
  )
}

function snowCap(
  stage: Stage,
  random: Random,
  peakShape: { at: Peak; depth: number; spine: readonly Point[]; lightFromLeft: boolean },
  snowLine: number,
): Node[] {
  const {
    at: { x, top, half, foot },
    depth,
    spine,
    lightFromLeft,
  } = peakShape
  const snow = stage.local('snow', depth * 0.75)
  const low = top + (foot - top) * snowLine
  const teeth = 11
  const edge = Array.from({ length: teeth + 1 }, (_, index): Point => {
    const t = index / teeth
    return [x + (t * 2 - 1) * half * 1.05, low + (index % 2 === 0 ? -1 : 1) * (foot - top) * random.between(0.02, 0.09)]
  })
  const cap: Point[] = [[x - half * 1.1, top - 20], [x + half * 1.1, top - 20], ...edge.toReversed()]
  const shadeSide: Point[] = lightFromLeft
    ? [
        [x + half * 1.2, top - 20],
        [x + half * 1.2, foot],
      ]
    : [
        [x - half * 1.2, top - 20],
        [x - half * 1.2, foot],
      ]
  const shade = mix(snow, stage.lit(stage.palette.shade, depth), 0.4)
  return [
    group([
      detail(polygon(cap), snow),
      group([detail(polygon([[x, top - 20], ...spine, ...shadeSide.toReversed()]), shade)], { clip: polygon(cap) }),
    ]),
  ]
}

export function drawMountains(stage: Stage): Node[] {
  const { width, horizon, scene } = stage
  const random = stage.random('mountains')
  const scale = Math.min(1.5, 0.85 + (scene.height / scene.width) * 0.25)
  const relief = (horizon * random.between(0.3, 0.42)) / scale
  const focus = random.pick([0.3, 0.62, 0.7]) * width
  const amount = random.whole(5, 8)
  const season = scene.weather.snow || scene.ground === 'snow' ? 0.7 : random.between(0.26, 0.4)
  const peaks = Array.from({ length: amount }, (_, index) => {
    const beside = focus + random.sign() * width * (0.14 + index * 0.11) * random.between(0.7, 1.2)
    const tall =
      index === 0 ? horizon * random.between(0.5, 0.64) : horizon * random.between(0.22, 0.44) * (1 - index * 0.05)
    return {
      x: index === 0 ? focus : beside,
      top: horizon - tall,
      half: tall * random.between(1.05, 1.5),
      foot: horizon + 8,
      tall,
    }
  }).toSorted((a, b) => a.tall - b.tall)
  const far = [chain(stage, random, 0.92, relief * 0.9), chain(stage, random, 0.78, relief * 0.66)]
  return [
    ...far,
    ...drawMist(stage, horizon - relief * 0.3, 'far'),
    ...peaks
      .toReversed()
      .map((at, index) =>
        peak(
          stage,
          random,
          at,
          Math.max(0.3, 0.6 - index * 0.05),
          at.tall > horizon * 0.26 || scene.weather.snow || scene.ground === 'snow' ? season : 0,
        ),
      ),
    ...drawMist(stage, horizon - 26, 'near'),
  ]
}

export function drawHills(stage: Stage): Node[] {
  const { width, horizon, palette, scene } = stage
  const random = stage.random('hills')
  return [0.78, 0.58, 0.42].map((depth, index) => {
    const edge = swell(random, {
      width,
      base: horizon - (2.4 - index) * horizon * 0.055,
      relief: horizon * random.between(0.035, 0.065),
      waves: random.between(0.8, 1.7),
    })
    const colour = stage.local(scene.weather.snow ? 'snow' : index === 1 ? 'foliage' : 'grass', depth)
    return group([
      body(
        terrain(edge, horizon + 40),
        vertical(
          [0, mix(colour, palette.sun, 0.1)],
          [0.6, mix(colour, palette.haze, 0.18)],
          [1, mix(colour, palette.haze, 0.3)],
        ),
      ),
      ...thickets(stage, random, edge, depth - 0.08),
    ])
  })
}

/** Round trees strewn along a hill, in clumps. */
function thickets(stage: Stage, random: Random, edge: readonly Point[], depth: number): Node[] {
  const colour = stage.local('foliage', depth)
  const size = 20 * (1.15 - depth)
  return Array.from({ length: 9 }, () => {
    const x = random.between(0, 1) * stage.width
    const d = Array.from({ length: random.whole(2, 5) }, (_, index) => {
      const at = x + index * size * 0.9
      const radius = size * random.between(0.6, 1)
      return ellipse(at, heightAt(edge, at) + random.between(0, 30) - radius * 0.6, radius, radius * 1.12)
    }).join('')
    return detail(d, shift(colour, random.bell() * 0.03))
  })
}

export function drawVolcano(stage: Stage): Node[] {
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
    ...drawMist(stage, horizon - 20, 'volcano'),
  ]
}

export function drawMesas(stage: Stage): Node[] {
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
