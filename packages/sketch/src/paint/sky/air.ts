import { fade, oklch, ramp, shift } from '../../colour.ts'
import type { Stage } from '../stage.ts'
import { ellipse, rectangle } from '../../path.ts'
import { air, group, line, type Node, vertical, verticalRamp } from '../../shape.ts'

/** The whole picture, from the zenith to the horizon; below that the last colour goes on. */
export function paintAir({ palette, width, height, horizon }: Stage): Node[] {
  const colours = ramp(palette.sky, 9)
  const last = colours.at(-1) ?? palette.haze
  return [air(rectangle(0, 0, width, height), last), air(rectangle(0, 0, width, horizon + 2), verticalRamp(colours))]
}

const CURTAIN_STRIPS = 110

/** Curtains of light: many thin strips that stand on a winding line and fade upwards. */
export function paintAurora({ scene, width, horizon, random }: Stage): Node[] {
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

export function paintRainbow({ scene, width, horizon, random }: Stage): Node[] {
  if (!scene.sky.rainbow) return []
  const numbers = random('rainbow')
  const [x, radius] = [width * numbers.between(0.35, 0.65), Math.min(width * 0.56, horizon * 0.9)]
  const bands = [27, 55, 95, 145, 235, 275, 310].map((hue, index) =>
    line(ellipse(x, horizon, radius - index * 13), oklch(0.78, 0.16, hue, 0.5), 14.5, 'air'),
  )
  return [group([group(bands, { clip: rectangle(0, 0, width, horizon) })], { opacity: 0.85 })]
}
