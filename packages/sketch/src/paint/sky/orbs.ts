import { type Colour, fade, mix, oklch, shift } from '../../colour.ts'
import type { Stage } from '../stage.ts'
import { ellipse, type Point, smooth } from '../../path.ts'
import { air, detail, group, light, type Node, radial, vertical } from '../../shape.ts'

export const halo = (at: Point, radius: number, colour: Colour, strength: number) =>
  air(
    ellipse(at[0], at[1], radius),
    radial(
      [0, fade(colour, strength)],
      [0.25, fade(colour, strength * 0.55)],
      [0.6, fade(colour, strength * 0.14)],
      [1, fade(colour, 0)],
    ),
  )

export function paintSun({ scene, palette, orb, height, lit, random }: Stage): Node[] {
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

export function paintMoon({ scene, palette, width, horizon, random }: Stage): Node[] {
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
