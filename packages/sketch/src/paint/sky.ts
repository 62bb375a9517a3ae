import { fade, mix, oklch, ramp, shift, type Colour } from '../colour.ts'
import { ellipse, lens, polygon, rectangle, smooth, sparkle, type Point } from '../path.ts'
import { air, body, detail, group, light, line, radial, vertical, verticalRamp, type Node } from '../shape.ts'
import type { Stage } from './stage.ts'

/** The whole picture, from the zenith to the horizon; below that the last colour goes on. */
export function drawAir({ palette, width, height, horizon }: Stage): Node[] {
  const colours = ramp(palette.sky, 9)
  const last = colours.at(-1) ?? palette.haze
  return [air(rectangle(0, 0, width, height), last), air(rectangle(0, 0, width, horizon + 2), verticalRamp(colours))]
}

const halo = (at: Point, radius: number, colour: Colour, strength: number) =>
  air(
    ellipse(at[0], at[1], radius),
    radial(
      [0, fade(colour, strength)],
      [0.25, fade(colour, strength * 0.55)],
      [0.6, fade(colour, strength * 0.14)],
      [1, fade(colour, 0)],
    ),
  )

export function drawSun({ scene, palette, orb, height, lit, random }: Stage): Node[] {
  if (!scene.sky.sun || !orb) return []
  const low = scene.time === 'sunset' || scene.time === 'dusk' || scene.time === 'dawn'
  const radius = random('sun').between(0.9, 1.25) * (low ? 84 : 52)
  const colour = scene.sky.sun.colour ? mix(scene.sky.sun.colour, palette.sun, 0.15) : palette.sun
  const [x, y] = orb
  const rings = low
    ? [2.6, 1.85, 1.35].map((size, index) => air(ellipse(x, y, radius * size), fade(colour, 0.07 + index * 0.05)))
    : []
  return [
    halo(orb, Math.max(height * 0.62, radius * 8), lit(colour, 0.9), low ? 0.55 : 0.4),
    halo(orb, radius * 4.5, colour, low ? 0.75 : 0.85),
    ...rings,
    light(
      ellipse(x, y, radius),
      low ? vertical([0, colour], [1, mix(colour, palette.sky.at(-1) ?? colour, 0.25)]) : colour,
    ),
  ]
}

export function drawMoon({ scene, palette, width, horizon, random }: Stage): Node[] {
  const { moon } = scene.sky
  if (!moon) return []
  const numbers = random('moon')
  const radius = numbers.between(46, 78)
  const at: Point = [moon.x * width, horizon * (1 - moon.y)]
  const colour = moon.colour
    ? mix(moon.colour, oklch(0.96, 0.03, 95), 0.25)
    : scene.time === 'night'
      ? palette.sun
      : oklch(0.95, 0.02, 95)
  const glows = [halo(at, radius * 9, colour, 0.34), halo(at, radius * 2.6, colour, 0.5)]
  if (moon.phase < 0.5) return [...glows, light(crescent(at, radius, moon.phase, numbers.sign()), colour)]
  const craters = Array.from({ length: 7 }, () => {
    const [angle, reach] = [numbers.between(0, 6.28), numbers.between(0.1, 0.72)]
    return detail(
      ellipse(
        at[0] + Math.cos(angle) * reach * radius,
        at[1] + Math.sin(angle) * reach * radius,
        radius * numbers.between(0.07, 0.2),
      ),
      fade(shift(colour, -0.12, 1.2), 0.4),
    )
  })
  return [
    ...glows,
    light(ellipse(at[0], at[1], radius), colour),
    group(craters, { clip: ellipse(at[0], at[1], radius) }),
  ]
}

function crescent([x, y]: Point, radius: number, phase: number, side: number): string {
  const arc = (bulge: number, reverse: boolean): Point[] => {
    const points = Array.from({ length: 9 }, (_, index): Point => {
      const angle = -Math.PI / 2 + (index / 8) * Math.PI
      return [x + side * Math.cos(angle) * radius * bulge, y + Math.sin(angle) * radius]
    })
    return reverse ? points.toReversed() : points
  }
  const [outer, inner] = [smooth(arc(1, false), false), smooth(arc(1 - phase * 1.5, true), false)]
  return `${outer}L${inner.slice(1)}Z`
}

export function drawStars({ scene, width, horizon, random, palette }: Stage): Node[] {
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

export function drawComet({ scene, width, horizon, random }: Stage): Node[] {
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

const CURTAIN_STRIPS = 110

/** Curtains of light: many thin strips that stand on a winding line and fade upwards. */
export function drawAurora({ scene, width, horizon, random }: Stage): Node[] {
  if (!scene.sky.aurora) return []
  const numbers = random('aurora')
  const hues = numbers.pick<readonly number[]>([
    [155, 165, 300],
    [150, 185, 325],
    [165, 140, 285],
  ])
  return hues.map((hue, index) => {
    const green = oklch(index === 2 ? 0.68 : 0.85, 0.19, hue)
    const fill = vertical(
      [0, fade(shift(green, -0.1, 1, 60), 0)],
      [0.45, fade(shift(green, -0.05, 1, 30), 0.16)],
      [0.88, fade(green, 0.42)],
      [1, fade(green, 0)],
    )
    const [phase, wave, base] = [numbers.between(0, 6.28), numbers.between(0.8, 1.5), horizon * (0.52 + index * 0.16)]
    const strips = Array.from({ length: CURTAIN_STRIPS }, (_, strip) => {
      const t = strip / (CURTAIN_STRIPS - 1)
      const x = (t * 1.2 - 0.1 + Math.sin(t * 9 * wave + phase) * 0.045) * width
      const foot =
        base + Math.sin(t * 5.4 * wave + phase) * horizon * 0.13 + Math.sin(t * 13 + phase * 2) * horizon * 0.04
      const tall = horizon * (0.3 + 0.22 * Math.sin(t * 21 * wave + phase * 3) ** 2 + numbers.next() * 0.06)
      return air(
        rectangle(x, foot - tall, (width / CURTAIN_STRIPS) * 2.3, tall),
        fill,
        0.42 + 0.5 * Math.sin(t * 16 + phase) ** 2,
      )
    })
    return group(strips)
  })
}

export function drawRainbow({ scene, width, horizon, random }: Stage): Node[] {
  if (!scene.sky.rainbow) return []
  const numbers = random('rainbow')
  const [x, radius] = [width * numbers.between(0.35, 0.65), Math.min(width * 0.56, horizon * 0.9)]
  const bands = [27, 55, 95, 145, 235, 275, 310].map((hue, index) =>
    line(ellipse(x, horizon, radius - index * 13), oklch(0.78, 0.16, hue, 0.5), 14.5, 'air'),
  )
  return [group([group(bands, { clip: rectangle(0, 0, width, horizon) })], { opacity: 0.85 })]
}

export function drawPlanet({ scene, width, horizon, height, random, palette }: Stage): Node[] {
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

export function drawNebula({ scene, width, height, random, palette }: Stage): Node[] {
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
