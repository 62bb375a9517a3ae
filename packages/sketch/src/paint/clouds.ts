import { fade, mix, shift, type Colour } from '../colour.ts'
import { ellipse, lens, limb, rectangle } from '../path.ts'
import type { Random } from '../random.ts'
import { air, body, group, radial, vertical, type Node } from '../shape.ts'
import type { Stage } from './stage.ts'

/** A heap on a flat foot: circles of one colour that rest on one line, so that they melt into one shape. Foot at y, middle at x. */
function heap(
  random: Random,
  at: { x: number; y: number; width: number },
  top: Colour,
  foot: Colour,
  opacity: number,
): Node {
  const { x, y, width } = at
  const tall = width * random.between(0.2, 0.3)
  const crown = random.between(0.3, 0.7)
  const puffs = Array.from({ length: 9 }, (_, index) => {
    const t = (index + 0.5) / 9
    const height = Math.max(0.16, 1 - Math.abs(t - crown) * 1.9) * random.between(0.75, 1.1)
    const radius = tall * (0.16 + height * 0.4)
    return ellipse(x + (t - 0.5) * width * 0.86, y - radius - Math.max(0, height - 0.5) * tall * 0.36, radius)
  }).join('')
  const base = tall * 0.13
  const fill = {
    kind: 'linear',
    from: [0, y - tall * 1.25],
    to: [0, y],
    stops: [
      [0, top],
      [0.45, mix(top, foot, 0.3)],
      [1, foot],
    ],
    units: 'picture',
  } as const
  const skirt = limb([x - width * 0.5, y - base], [x + width * 0.5, y - base], base, base)
  const filling = rectangle(x - width * 0.36, y - tall * 0.3, width * 0.72, tall * 0.28)
  return group([body(puffs + skirt + filling, fill)], { opacity, whole: true })
}

function streak(random: Random, at: { x: number; y: number; width: number }, colour: Colour): Node {
  const { x, y, width } = at
  return group(
    Array.from({ length: 5 }, () =>
      air(
        lens(
          x + random.bell() * width * 0.35,
          y + random.bell() * width * 0.07,
          width * random.between(0.22, 0.6),
          width * random.between(0.012, 0.035),
        ),
        fade(colour, random.between(0.25, 0.6)),
      ),
    ),
  )
}

export function paintClouds({ scene, palette, width, horizon, random }: Stage): Node[] {
  const { weather, time } = scene
  if (weather.clouds <= 0.02) return []
  const numbers = random('clouds')
  const low = time === 'sunset' || time === 'dusk' || time === 'dawn'
  const skyAt = (t: number) => mix(palette.sky[0], palette.sky.at(-1) ?? palette.haze, t)
  const white = low ? shift(mix(palette.haze, palette.sun, 0.45), 0.03, 1.1) : palette.local.cloud
  const brightness = time === 'night' ? 0.16 : time === 'dusk' ? 0.42 : low ? 0.72 : 0.94
  const amount = Math.round(3 + weather.clouds * 13)
  const nodes = Array.from({ length: amount }, (_, index) => {
    const t = (index + 0.5) / amount
    const y = horizon * (0.1 + t * 0.82)
    const size = (1 - t * 0.68) * numbers.between(260, 460) * (0.75 + weather.clouds * 0.8)
    const at = { x: numbers.between(-0.06, 1.06) * width, y, width: size }
    const top = mix(mix(skyAt(t), white, brightness), shift(palette.shade, 0.2), weather.grey * 0.42)
    const foot = low ? mix(skyAt(t * 0.6), palette.haze, 0.35) : mix(skyAt(t), top, 0.35)
    if (low ? numbers.chance(0.62) : numbers.chance(0.3) && weather.clouds < 0.7)
      return streak(numbers, { ...at, width: size * 1.5 }, top)
    return heap(
      numbers,
      at,
      top,
      weather.grey > 0.5 ? mix(foot, palette.shade, 0.35) : foot,
      0.74 + weather.clouds * 0.2,
    )
  })
  return [...blanket(), ...nodes]

  /** Under a closed sky the top of the picture is darkest. */
  function blanket(): Node[] {
    if (weather.grey < 0.45) return []
    return [
      air(
        rectangle(0, 0, width, horizon),
        vertical([0, fade(palette.shade, 0.55 * weather.grey)], [1, fade(palette.shade, 0)]),
      ),
    ]
  }
}

/** Wisps of mist that lie between the layers of the land. */
export function paintMist({ palette, width, random, scene }: Stage, y: number, label: string): Node[] {
  const numbers = random(`mist ${label}`)
  const strength = scene.weather.fog ? 0.9 : 0.4
  const mist = shift(palette.haze, 0.05)
  return Array.from({ length: scene.weather.fog ? 7 : 3 }, () =>
    air(
      ellipse(
        numbers.between(0, 1) * width,
        y + numbers.bell() * 30,
        numbers.between(0.3, 0.7) * width,
        numbers.between(24, scene.weather.fog ? 90 : 48),
      ),
      radial([0, fade(mist, strength * numbers.between(0.6, 1))], [1, fade(mist, 0)]),
    ),
  )
}
