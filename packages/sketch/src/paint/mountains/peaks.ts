import { type Colour, mix } from '../../colour.ts'
import { ridge } from '../../geometry.ts'
import { paintMist } from '../clouds.ts'
import { closed } from './outline.ts'
import type { Stage } from '../stage.ts'
import { type Point, polygon } from '../../path.ts'
import type { Random } from '../../random.ts'
import { body, detail, group, type Node, vertical } from '../../shape.ts'

/** A far chain: one colour, lost in the haze towards its foot. */
export function chain(stage: Stage, random: Random, depth: number, relief: number): Node {
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
export function crease(random: Random, from: Point, to: Point, steps: number, wander: number): Point[] {
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

export function paintMountains(stage: Stage): Node[] {
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
    ...paintMist(stage, horizon - relief * 0.3, 'far'),
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
    ...paintMist(stage, horizon - 26, 'near'),
  ]
}
