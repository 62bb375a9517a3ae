import { fade, mix, oklch } from '../colour.ts'
import { ellipse, polygon, rectangle, sparkle, type Point } from '../path.ts'
import { air, light, line, radial, vertical, type Node } from '../shape.ts'
import type { Stage } from './stage.ts'

/** Behind the land: the bolt and its glare. */
export function paintLightning({ scene, width, horizon, random }: Stage): Node[] {
  if (!scene.weather.lightning) return []
  const numbers = random('lightning')
  const glare = oklch(0.93, 0.07, 285)
  const start: Point = [width * numbers.between(0.25, 0.75), horizon * 0.08]
  const bolt = (from: Point, end: number, wander: number): Point[] =>
    Array.from({ length: 12 }, (_, index): Point => {
      const t = index / 11
      return [
        from[0] + numbers.bell() * Math.abs(wander) * 0.3 * Math.sqrt(t) + wander * t,
        from[1] + (end - from[1]) * t,
      ]
    })
  const main = bolt(start, horizon * 1.01, numbers.sign() * 70)
  const forks = [3, 5, 7].map(index =>
    bolt(main[index] ?? start, horizon * numbers.between(0.6, 0.85), numbers.sign() * 120),
  )
  const foot = main.at(-1) ?? start
  return [
    air(
      ellipse(start[0], horizon * 0.2, width * 0.5, horizon * 0.5),
      radial([0, fade(glare, 0.5)], [1, fade(glare, 0)]),
    ),
    air(ellipse(foot[0], foot[1], 170, 60), radial([0, fade(glare, 0.7)], [1, fade(glare, 0)])),
    ...[18, 8].map(width1 => line(polygon(main, false), fade(glare, 0.22), width1, 'air')),
    ...forks.map(points => line(polygon(points, false), fade(glare, 0.85), 2.2, 'light')),
    line(polygon(main, false), oklch(0.99, 0.02, 285), 4.4, 'light'),
  ]
}

export function paintRain({ scene, width, height, palette, random }: Stage): Node[] {
  if (!scene.weather.rain) return []
  const numbers = random('rain')
  const slant = numbers.between(0.12, 0.3) * numbers.sign()
  const colour = mix(palette.haze, oklch(0.96, 0.02, 240), 0.6)
  return [0.2, 0.32, 0.48].map((alpha, layer) => {
    const drops = Array.from({ length: Math.min(150, Math.round((width * height) / 9000)) }, () => {
      const [x, y, long] = [
        numbers.between(-0.1, 1.1) * width,
        numbers.between(-0.05, 1) * height,
        (20 + layer * 26) * numbers.between(0.6, 1.3),
      ]
      return polygon([
        [x, y],
        [x + 0.8 + layer * 0.7, y],
        [x + slant * long, y + long],
      ])
    }).join('')
    return light(drops, fade(colour, alpha))
  })
}

export function paintSnowfall({ scene, width, height, palette, random }: Stage): Node[] {
  if (!scene.weather.snow) return []
  const numbers = random('snowfall')
  const white = mix(oklch(0.99, 0.005, 240), palette.haze, 0.08)
  const small = [0.55, 0.75, 0.9].map((alpha, layer) =>
    light(
      Array.from({ length: 90 - layer * 26 }, () =>
        ellipse(
          numbers.between(0, 1) * width,
          numbers.between(0, 1) * height,
          (1.4 + layer * 1.9) * numbers.between(0.6, 1.3),
        ),
      ).join(''),
      fade(white, alpha),
    ),
  )
  const near = light(
    Array.from({ length: 12 }, () =>
      sparkle(numbers.between(0, 1) * width, numbers.between(0, 1) * height, numbers.between(7, 13), 6, 0.22),
    ).join(''),
    fade(white, 0.85),
  )
  const soft = Array.from({ length: 8 }, () =>
    air(
      ellipse(numbers.between(0, 1) * width, numbers.between(0.2, 1) * height, numbers.between(14, 30)),
      radial([0, fade(white, 0.55)], [0.5, fade(white, 0.3)], [1, fade(white, 0)]),
    ),
  )
  return [...small, near, ...soft]
}

export function paintFog({ scene, width, height, horizon, palette, random }: Stage): Node[] {
  if (!scene.weather.fog) return []
  const numbers = random('fog')
  const deep = height - horizon
  const banks = Array.from({ length: 9 }, () =>
    air(
      ellipse(
        numbers.between(0, 1) * width,
        horizon + numbers.between(-0.3, 0.7) * deep,
        width * numbers.between(0.3, 0.7),
        numbers.between(40, 130),
      ),
      radial([0, fade(palette.haze, 0.5)], [1, fade(palette.haze, 0)]),
    ),
  )
  return [
    air(
      rectangle(0, 0, width, height),
      vertical([0, fade(palette.haze, 0.1)], [0.55, fade(palette.haze, 0.42)], [1, fade(palette.haze, 0.14)]),
    ),
    ...banks,
  ]
}

/** The corners a little darker, so that the eye stays in the picture. */
export function paintVignette({ width, height, palette, scene }: Stage): Node[] {
  const strength = scene.setting === 'abstract' ? 0.12 : 0.28
  return [
    air(rectangle(0, 0, width, height), {
      kind: 'radial',
      at: [0.5, 0.46],
      radius: 0.78,
      stops: [
        [0, fade(palette.shade, 0)],
        [0.62, fade(palette.shade, 0)],
        [1, fade(palette.shade, strength)],
      ],
    }),
  ]
}
