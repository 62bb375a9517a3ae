import { type Colour, fade, mix, oklch, shift } from '../../colour.ts'
import { halo } from './orbs.ts'
import type { Stage } from '../stage.ts'
import { ellipse, lens, polygon, rectangle, sparkle } from '../../path.ts'
import { air, body, group, light, line, type Node, radial } from '../../shape.ts'

export function paintStars({ scene, width, horizon, random, palette }: Stage): Node[] {
  if (!scene.sky.stars && scene.setting !== 'space') return []
  const numbers = random('stars')
  const reach = scene.setting === 'space' ? scene.height : horizon
  const strength = scene.time === 'dusk' ? 0.6 : 1
  const white = mix(oklch(0.98, 0.02, 95), palette.sky[0], 0.05)
  const small: Node[] = Array.from(
    { length: Math.min(700, Math.round((width * reach) / (scene.setting === 'space' ? 1700 : 3600))) },
    () => {
      const depth = numbers.next() ** 1.5
      const size = numbers.next() ** 5 * 2.4 + 0.75
      return light(
        ellipse(numbers.between(0, width), depth * reach * 0.96, size),
        fade(white, strength * numbers.between(0.35, 1) * (1 - depth * 0.6)),
      )
    },
  )
  const big = Array.from({ length: numbers.whole(5, 11) }, () =>
    light(
      sparkle(numbers.between(0, width), numbers.next() ** 1.4 * reach * 0.75, numbers.between(6, 14), 4, 0.12),
      fade(white, strength * 0.9),
    ),
  )
  return [...small, ...(scene.weather.clouds < 0.6 ? big : [])]
}

export function paintComet({ scene, width, horizon, random }: Stage): Node[] {
  if (!scene.sky.comet) return []
  const numbers = random('comet')
  const [x, y] = [width * numbers.between(0.45, 0.8), horizon * numbers.between(0.15, 0.35)]
  const white = oklch(0.98, 0.03, 90)
  const length = numbers.between(240, 380)
  const tail = polygon([
    [x, y - 4],
    [x - length, y - length * 0.45],
    [x - 3, y + 4],
  ])
  return [
    air(tail, {
      kind: 'linear',
      from: [1, 1],
      to: [0, 0],
      stops: [
        [0, fade(white, 0.9)],
        [1, fade(white, 0)],
      ],
    }),
    air(ellipse(x, y, 40), radial([0, fade(white, 0.8)], [1, fade(white, 0)])),
    light(sparkle(x, y, 17, 4, 0.2), white),
  ]
}

export function paintPlanet({ scene, width, horizon, height, random, palette }: Stage): Node[] {
  const inSpace = scene.setting === 'space'
  if (!scene.sky.planet && !inSpace) return []
  const numbers = random('planet')
  const radius = (inSpace ? numbers.between(0.2, 0.34) : numbers.between(0.13, 0.2)) * Math.min(width, height)
  const x = width * numbers.pick([0.3, 0.68, 0.72])
  const y = (inSpace ? height : horizon) * numbers.between(0.3, 0.46)
  const base =
    scene.subjects.length === 0 || numbers.chance(0.5) ? palette.accent : oklch(0.68, 0.13, numbers.between(180, 330))
  const bands = Array.from({ length: 8 }, (_, index) => {
    const offset = (index / 7 - 0.5) * 1.9 * radius
    return air(
      lens(
        x + numbers.bell() * radius * 0.2,
        y + offset,
        radius * numbers.between(0.9, 1.6),
        radius * numbers.between(0.04, 0.12),
      ),
      fade(shift(base, numbers.between(-0.14, 0.14), 1, numbers.bell() * 30), 0.55),
    )
  })
  const night = palette.sky[0]
  const shadow = air(ellipse(x, y, radius * 1.01), {
    kind: 'radial',
    at: [0.28, 0.26],
    radius: 0.86,
    stops: [
      [0, fade(night, 0)],
      [0.5, fade(night, 0.12)],
      [0.8, fade(night, 0.65)],
      [1, fade(night, 0.94)],
    ],
  })
  const globe = group([body(ellipse(x, y, radius), base), ...bands, shadow], {
    clip: ellipse(x, y, radius),
    whole: true,
  })
  const glow = halo([x - radius * 0.1, y - radius * 0.1], radius * 1.9, base, 0.3)
  return numbers.chance(0.6)
    ? [glow, ...ring(x, y, radius, shift(base, 0.14, 0.6), numbers.between(-24, 24), globe)]
    : [glow, globe]
}

/** A ring goes behind the globe with its far half and before it with its near half. */
function ring(x: number, y: number, radius: number, colour: Colour, turn: number, globe: Node): Node[] {
  const wide = radius * 3
  const half = (top: boolean) =>
    group(
      [1.75, 1.52, 1.98].map((size, index) =>
        line(
          ellipse(0, 0, radius * size, radius * size * 0.24),
          fade(colour, [0.8, 0.5, 0.35][index] ?? 0.5),
          radius * ([0.11, 0.06, 0.05][index] ?? 0.05),
          'detail',
        ),
      ),
      {
        place: { x, y, scaleX: 1, scaleY: 1, turn },
        clip: top ? rectangle(-wide, -wide, wide * 2, wide) : rectangle(-wide, 0, wide * 2, wide),
      },
    )
  return [half(true), globe, half(false)]
}

export function paintNebula({ scene, width, height, random, palette }: Stage): Node[] {
  if (scene.setting !== 'space') return []
  const numbers = random('nebula')
  const hues = [palette.accent.h, palette.accent.h + 60, palette.accent.h - 70]
  const [slope, middle] = [numbers.between(-0.7, 0.7), height * numbers.between(0.3, 0.6)]
  return Array.from({ length: 34 }, (_, index) => {
    const x = numbers.between(-0.1, 1.1) * width
    const y = middle + (x - width / 2) * slope + numbers.bell() * height * 0.3
    const colour = oklch(numbers.between(0.4, 0.66), 0.15, hues[index % 3] ?? 300)
    return air(
      ellipse(x, y, numbers.between(120, 380), numbers.between(80, 240), numbers.between(0, 180)),
      radial([0, fade(colour, 0.2)], [0.5, fade(colour, 0.09)], [1, fade(colour, 0)]),
    )
  })
}
