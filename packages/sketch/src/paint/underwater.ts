import { fade, mix, oklch, ramp, shift } from '../colour.ts'
import { heightAt, swell } from '../geometry.ts'
import { ellipse, limb, polygon, rectangle, smooth, terrain, type Point } from '../path.ts'
import type { Random } from '../random.ts'
import { air, body, detail, group, line, radial, vertical, verticalRamp, type Node } from '../shape.ts'
import type { Stage } from './stage.ts'

/** The sea from inside: light from above, the deep below, a reef at our feet. */
export function paintUnderwater(stage: Stage): { nodes: Node[]; before: Node[] } {
  const { width, height, palette, scene } = stage
  const random = stage.random('underwater')
  const night = scene.time === 'night' || scene.time === 'dusk'
  const hue = palette.local.water.h + random.bell() * 14
  const chroma = Math.max(0.06, palette.local.water.c)
  const tint = palette.sky[1] ?? palette.sky[0]
  const colours = ramp(
    [
      oklch(night ? 0.42 : 0.86, chroma * 0.9, hue - 32),
      oklch(night ? 0.3 : 0.68, chroma * 1.1, hue - 18),
      mix(oklch(night ? 0.2 : 0.44, chroma, hue + 6), tint, 0.12),
      oklch(night ? 0.12 : 0.26, chroma * 0.7, hue + 24),
    ],
    9,
  )
  const glow = oklch(night ? 0.7 : 0.97, 0.06, hue - 40)
  const shafts = Array.from({ length: 8 }, () => {
    const [x, wide, lean] = [random.between(0, 1) * width, random.between(24, 90), random.between(-0.16, 0.16) * width]
    return air(
      polygon([
        [x - wide * 0.4, -10],
        [x + wide * 0.4, -10],
        [x + wide * 1.5 + lean, height * 0.78],
        [x - wide * 1.5 + lean, height * 0.78],
      ]),
      vertical([0, fade(glow, 0.34)], [1, fade(glow, 0)]),
    )
  })
  const far = [0.55, 0.25].map((t, index) => {
    const edge = swell(random, { width, base: height * (0.74 + index * 0.09), relief: 46, waves: 1.6 })
    return body(terrain(edge, height + 10), mix(colours[6] ?? glow, colours[4] ?? glow, t))
  })
  const floor = swell(random, { width, base: height * 0.9, relief: 26, waves: 1.1 })
  const sand = mix(oklch(0.78, 0.06, 80), colours[6] ?? glow, night ? 0.75 : 0.5)
  return {
    nodes: [
      air(rectangle(0, 0, width, height), verticalRamp(colours)),
      air(
        ellipse(width * random.between(0.3, 0.7), 0, width * 0.5, height * 0.36),
        radial([0, fade(glow, 0.75)], [1, fade(glow, 0)]),
      ),
      ...shafts,
      ...far,
      ...bubbles(stage, random),
    ],
    before: [
      ...weeds(stage, random, floor),
      body(terrain(floor, height + 10), vertical([0, sand], [1, mix(sand, colours.at(-1) ?? sand, 0.7)])),
      ...corals(stage, random, floor),
    ],
  }
}

function bubbles({ width, height }: Stage, random: Random): Node[] {
  const white = oklch(0.97, 0.02, 210)
  return Array.from({ length: 30 }, () => {
    const [x, y, radius] = [
      random.between(0, 1) * width,
      random.between(0.1, 0.95) * height,
      random.next() ** 2 * 12 + 2.5,
    ]
    return group([
      line(ellipse(x, y, radius), fade(white, 0.45), 1.3, 'detail'),
      detail(ellipse(x - radius * 0.35, y - radius * 0.35, radius * 0.22), fade(white, 0.7)),
    ])
  })
}

function weeds(stage: Stage, random: Random, floor: readonly Point[]): Node[] {
  const { width, height } = stage
  return Array.from({ length: 22 }, (_item, index) => {
    const x = (random.chance(0.5) ? random.between(-0.02, 0.32) : random.between(0.68, 1.02)) * width
    const [foot, tall, wide, phase] = [
      heightAt(floor, x) + 14,
      height * random.between(0.1, 0.34),
      random.between(6, 13),
      random.between(0, 6.28),
    ]
    const spine = Array.from({ length: 9 }, (_, step): Point => [
      x + Math.sin(step * 0.9 + phase) * 3 * Math.sqrt(step) * 3,
      foot - (tall * step) / 8,
    ])
    const half = (step: number) => wide * (1 - (step / 8) ** 2) * (0.75 + 0.25 * Math.sin(step * 2.2))
    const outline = smooth([
      ...spine.map(([px, py], step): Point => [px - half(step), py]),
      ...spine.map(([px, py], step): Point => [px + half(step), py]).toReversed(),
    ])
    const leaf = stage.lit(oklch(0.5, 0.11, 150 + random.bell() * 26), 0.2 + (index % 3) * 0.12)
    return body(outline, vertical([0, shift(leaf, 0.08)], [1, shift(leaf, -0.14)]))
  })
}

function corals(stage: Stage, random: Random, floor: readonly Point[]): Node[] {
  const { width, palette, scene } = stage
  const late = scene.time === 'night' || scene.time === 'dusk'
  return Array.from({ length: 9 }, () => {
    const x = (random.chance(0.5) ? random.between(0, 0.34) : random.between(0.66, 1)) * width
    const [foot, size] = [heightAt(floor, x) + 22, random.between(36, 96)]
    const hue = random.pick([palette.accent.h, palette.accent.h + 40, palette.accent.h - 50, 350])
    const colour = shift(oklch(0.66, 0.15, hue), late ? -0.24 : -0.03)
    if (random.chance(0.4))
      return body(
        Array.from({ length: 6 }, (_, index) =>
          ellipse(
            x + (index - 2.5) * size * 0.22,
            foot - size * 0.2 - Math.sin(((index + 0.5) / 6) * 3.14) * size * 0.34,
            size * 0.24,
          ),
        ).join(''),
        vertical([0, shift(colour, 0.1)], [1, shift(colour, -0.14)]),
      )
    return body(
      branches(random, [x, foot], -90, size * 0.5, 3),
      vertical([0, shift(colour, 0.08)], [1, shift(colour, -0.12)]),
    )
  })
}

function branches(random: Random, from: Point, turn: number, length: number, left: number): string {
  const end: Point = [
    from[0] + Math.cos((turn * Math.PI) / 180) * length,
    from[1] + Math.sin((turn * Math.PI) / 180) * length,
  ]
  const own = limb(from, end, length * 0.17, length * 0.12)
  if (left === 0) return own
  return (
    own +
    [-1, 1]
      .map(side =>
        branches(random, end, turn + side * random.between(18, 46), length * random.between(0.62, 0.82), left - 1),
      )
      .join('')
  )
}
