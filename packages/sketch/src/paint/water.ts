import { fade, mix, ramp, shift, type Colour } from '../colour.ts'
import { swell } from '../geometry.ts'
import { lens, rectangle, smooth, terrain, type Point } from '../path.ts'
import type { Random } from '../random.ts'
import { air, body, detail, group, line, vertical, verticalRamp, type Node } from '../shape.ts'
import type { Stage } from './stage.ts'

/** The water's colours from the horizon to our feet: the sky in it, then its own depth. */
function waterColours({ palette, lit, scene }: Stage): Colour[] {
  const last = palette.sky.at(-1) ?? palette.haze
  const own = lit(palette.local.water, 0.25)
  const calm = scene.ground === 'lake' ? 0.6 : 0.3
  const zenith = palette.sky[1] ?? palette.sky[0]
  return ramp(
    [
      mix(last, own, 0.35),
      mix(mix(own, zenith, calm), palette.haze, 0.15),
      mix(own, palette.sky[0], calm * 0.7),
      mix(shift(own, -0.1), palette.shade, 0.4),
    ],
    7,
  )
}

/** Dashes of light in a cone below the sun or the moon. */
function glitter(stage: Stage, random: Random): Node[] {
  const { orb, palette, height, horizon, scene } = stage
  if (!orb || scene.weather.grey > 0.4) return []
  const colour = scene.sky.sun ? palette.sun : (scene.sky.moon?.colour ?? palette.sun)
  return Array.from({ length: 90 }, () => {
    const t = random.next() ** 1.3
    const y = horizon + 3 + t * (height - horizon) * 0.85
    const spread = 26 + t * 190
    const x = orb[0] + random.bell() * spread
    const near = 1 - Math.min(1, Math.abs(x - orb[0]) / spread)
    return air(
      lens(x, y, (8 + t * 50) * random.between(0.4, 1.2), 1 + t * 4),
      fade(colour, (0.25 + near * 0.65) * (1 - t * 0.5)),
    )
  })
}

/** Rows of waves, small and close at the horizon, long and wide apart near us. */
function waveLines(stage: Stage, random: Random, rough: number): Node[] {
  const { width, height, horizon, palette } = stage
  const [bright, dark] = [mix(palette.sky.at(-1) ?? palette.haze, palette.sun, 0.4), palette.shade]
  return Array.from({ length: 14 }, (_, row) => {
    const t = (row + 0.5) / 14
    const y = horizon + t ** 1.6 * (height - horizon)
    const d = Array.from({ length: Math.round(12 - t * 5) }, () =>
      lens(
        random.between(-0.05, 1.05) * width,
        y + random.bell() * (4 + t * 26),
        (16 + t * 110) * random.between(0.5, 1.2),
        (0.8 + t * 3.4) * rough,
      ),
    ).join('')
    return air(d, row % 2 === 0 ? fade(bright, 0.2 + (1 - t) * 0.1) : fade(dark, 0.1 + t * 0.09))
  })
}

/** Long swells with a bright crest, for the open sea. */
function swells(stage: Stage, random: Random): Node[] {
  const { width, height, horizon, palette, scene } = stage
  const rough = scene.weather.lightning ? 2 : 1
  return [0.3, 0.5, 0.74].map((t, index) => {
    const base = horizon + t * (height - horizon)
    const edge = swell(random, { width, base, relief: (7 + index * 9) * rough, waves: random.between(1.4, 2.6) })
    const own = mix(stage.lit(palette.local.water, 0.2 - index * 0.08), palette.sky[0], 0.25)
    const foam = edge.map(([x, y]): Point => [x, y + 3 + index * 2])
    return group([
      body(
        terrain(edge, height + 10),
        vertical(
          [0, fade(mix(own, palette.sun, 0.22), 0.75)],
          [0.25, fade(own, 0.6)],
          [1, fade(mix(own, palette.shade, 0.5), 0.75)],
        ),
      ),
      line(
        smooth(edge, false),
        fade(mix(palette.sun, own, 0.35), scene.weather.lightning ? 0.8 : 0.5),
        1.5 + index * 1.2,
        'air',
      ),
      line(smooth(foam, false), fade(mix(palette.sun, own, 0.6), 0.25), 1 + index, 'air'),
    ])
  })
}

export function paintSea(stage: Stage): Node[] {
  const random = stage.random('sea')
  const { width, height, horizon } = stage
  return [
    air(rectangle(0, horizon, width, height - horizon), verticalRamp(waterColours(stage))),
    ...waveLines(stage, random, 1),
    ...glitter(stage, random),
    ...swells(stage, random),
  ]
}

/** A still water that shows `above` upside down. */
export function paintLake(stage: Stage, above: readonly Node[]): Node[] {
  const random = stage.random('lake')
  const { width, height, horizon, palette } = stage
  const water = rectangle(0, horizon, width, height - horizon)
  const mirrored = group([group(above, { place: { x: 0, y: horizon * 2, scaleX: 1, scaleY: -1 } })], {
    clip: water,
    opacity: 0.55,
  })
  const veil = ramp(
    [
      fade(palette.haze, 0.25),
      fade(stage.lit(palette.local.water, 0.3), 0.3),
      fade(mix(palette.shade, palette.sky[0], 0.4), 0.75),
    ],
    5,
  )
  return [
    air(water, verticalRamp(waterColours(stage))),
    mirrored,
    air(water, verticalRamp(veil)),
    ...waveLines(stage, random, 0.7),
    ...glitter(stage, random),
  ]
}

export function paintRiver(stage: Stage): Node[] {
  const { width, height, horizon, palette } = stage
  const random = stage.random('river')
  const start = width * random.pick([0.42, 0.58, 0.64])
  const bend = random.sign()
  const deep = height - horizon
  const steps = 12
  const middle = Array.from({ length: steps + 1 }, (_, index) => {
    const t = index / steps
    return {
      x: start + Math.sin(t ** 0.7 * 5.2) * bend * (20 + t * 150),
      y: horizon + 10 + t ** 1.7 * (deep + 30),
      half: 4 + t ** 1.7 * 210,
    }
  })
  const bank = (side: number): Point[] => middle.map(({ x, y, half }) => [x + side * half, y])
  const outline = smooth([...bank(-1), ...bank(1).toReversed()], true, 0.9)
  const shores = smooth(
    [
      ...middle.map(({ x, y, half }): Point => [x - half * 1.09 - 2, y - 1]),
      ...middle.map(({ x, y, half }): Point => [x + half * 1.09 + 2, y - 1]).toReversed(),
    ],
    true,
    0.9,
  )
  const colours = waterColours(stage)
  return [
    detail(shores, mix(stage.local('earth', 0.3), palette.shade, 0.3)),
    body(outline, verticalRamp(colours)),
    group([...waveLines(stage, random, 0.8), ...glitter(stage, random)], { clip: outline }),
  ]
}

/** The strip of sand before us, with wet edge and foam. */
export function beachShore(stage: Stage) {
  const { width, height, horizon, palette, scene } = stage
  const random = stage.random('beach')
  const base = horizon + (height - horizon) * random.between(0.5, 0.6)
  const slope = random.sign() * (height - horizon) * 0.16
  const edge = swell(random, { width, base, relief: (height - horizon) * 0.05, waves: 0.8 }).map(([x, y]): Point => [
    x,
    y + (x / width - 0.5) * slope,
  ])
  const lower = (by: number) => edge.map(([x, y], index): Point => [x, y + by + Math.sin(index * 1.9) * by * 0.3])
  const sand = stage.local(scene.weather.snow ? 'snow' : 'sand', 0.12)
  const foam = mix(palette.local.cloud, palette.haze, stage.dark ? 0.6 : 0.15)
  const ripples = Array.from({ length: 20 }, () =>
    lens(
      random.between(0, 1) * width,
      height - random.next() * (height - base) * 0.7,
      random.between(30, 120),
      random.between(0.8, 2.2),
    ),
  ).join('')
  const nodes = [
    air(terrain(lower(-26), height + 10), fade(foam, 0.28)),
    air(terrain(lower(-10), height + 10), fade(foam, 0.85)),
    body(terrain(lower(6), height + 10), mix(sand, palette.shade, 0.24)),
    body(
      terrain(lower(40), height + 10),
      vertical([0, mix(sand, palette.sun, 0.2)], [1, mix(sand, palette.shade, 0.22)]),
    ),
    detail(ripples, fade(palette.shade, 0.16)),
  ]
  return { edge: lower(90), nodes }
}

/** Rings and shade where something stands in water at y. */
export const waterline = ({ palette }: Stage, x: number, y: number, half: number): Node[] => [
  air(lens(x, y + 3, half * 1.1, half * 0.09), fade(palette.shade, 0.35)),
  air(lens(x + half * 0.2, y + half * 0.12, half * 0.8, half * 0.035), fade(palette.sun, 0.4)),
]
