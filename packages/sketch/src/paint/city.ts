import { fade, mix, oklch, shift } from '../colour.ts'
import { ellipse, polygon, rectangle, type Point } from '../path.ts'
import type { Random } from '../random.ts'
import { air, body, detail, group, horizontal, light, radial, vertical, type Node } from '../shape.ts'
import type { Stage } from './stage.ts'

interface Block {
  readonly x: number
  readonly wide: number
  readonly top: number
  readonly base: number
}

/** What ends a tower: flat, stepped, slanted, a spire, a mast. */
function roof(random: Random, { x, wide, top }: Block): string {
  const style = random.whole(0, 5)
  const middle = x + wide / 2
  if (style === 0)
    return (
      rectangle(x + wide * 0.2, top - wide * 0.25, wide * 0.6, wide * 0.3) +
      rectangle(middle - 1.5, top - wide * 0.8, 3, wide * 0.6)
    )
  if (style === 1)
    return polygon([
      [x, top + 1],
      [x, top - wide * 0.35],
      [x + wide, top + 1],
    ])
  if (style === 2)
    return polygon([
      [x, top + 1],
      [middle, top - wide * 0.9],
      [x + wide, top + 1],
    ])
  if (style === 3)
    return (
      rectangle(x + wide * 0.12, top - wide * 0.2, wide * 0.76, wide * 0.25) +
      rectangle(x + wide * 0.26, top - wide * 0.42, wide * 0.48, wide * 0.3)
    )
  return rectangle(x + wide * 0.1, top - 6, wide * 0.3, 7)
}

const MAX_WINDOWS = 130

/** Lit windows as one outline; `share` of them are lit. */
function windows(random: Random, { x, wide, top, base }: Block, size: number, share: number): string {
  const [stepX, stepY] = [size * 1.9, size * 2.3]
  const cells: string[] = []
  for (let wy = top + stepY; wy < base - stepY && cells.length < MAX_WINDOWS; wy += stepY) {
    for (let wx = x + stepX * 0.7; wx < x + wide - stepX * 0.8; wx += stepX) {
      if (random.chance(share)) cells.push(rectangle(wx, wy, size, size * 1.35))
    }
  }
  return cells.join('')
}

export function paintSkyline(stage: Stage): Node[] {
  const { width, horizon, palette, scene } = stage
  const random = stage.random('skyline')
  const lamp = palette.local.lamp
  const peak = random.between(0.25, 0.75)
  const glow = air(
    ellipse(width * peak, horizon, width * 0.7, horizon * 0.5),
    radial(
      [0, fade(stage.dark ? mix(lamp, palette.haze, 0.4) : palette.haze, stage.dark ? 0.4 : 0.55)],
      [1, fade(palette.haze, 0)],
    ),
  )
  const layers = [0.84, 0.6, 0.32, 0.12].map((depth, layer) => {
    const nodes: Node[] = []
    const colour = stage.local('tower', depth)
    for (let x = -30; x < width + 10;) {
      const wide = random.between(44, 104) * (0.7 + layer * 0.18)
      const near = 1 - Math.min(1, Math.abs(x / width - peak) * 1.5)
      const tall = horizon * (0.1 + near * 0.34 + random.next() * 0.24) * (1.12 - layer * 0.2)
      const block = { x, wide, top: horizon - tall, base: horizon + 60 }
      nodes.push(...tower(stage, random, block, shift(colour, random.bell() * 0.035), layer))
      x += wide * random.between(0.85, layer === 3 ? 1.7 : 1.25)
    }
    return group(nodes)
  })
  const haze = air(
    rectangle(0, horizon * 0.62, width, horizon * 0.4),
    vertical([0, fade(palette.haze, 0)], [1, fade(palette.haze, scene.weather.fog ? 0.8 : 0.3)]),
  )
  return [glow, ...layers.slice(0, 2), haze, ...layers.slice(2)]
}

function tower(stage: Stage, random: Random, block: Block, colour: ReturnType<typeof oklch>, layer: number): Node[] {
  const { palette } = stage
  const lamp = mix(palette.local.lamp, palette.accent, random.chance(0.15) ? 0.6 : 0)
  const fromLeft = (stage.orb?.[0] ?? 0) < block.x
  const side = mix(colour, palette.sun, stage.dark ? 0.03 : 0.2)
  const fill = fromLeft
    ? horizontal([0, side], [0.5, colour], [1, mix(colour, palette.shade, 0.2)])
    : horizontal([0, mix(colour, palette.shade, 0.2)], [0.5, colour], [1, side])
  const outline = rectangle(block.x, block.top, block.wide, block.base - block.top) + roof(random, block)
  const share = stage.dark ? 0.42 : stage.scene.time === 'sunset' ? 0.22 : 0.6
  const pane =
    stage.dark || stage.scene.time === 'sunset'
      ? fade(lamp, 0.5 + layer * 0.14)
      : fade(mix(colour, palette.sky[0], 0.5), 0.5)
  const glass = layer === 0 ? '' : windows(random, block, 4 + layer * 1.4, share)
  return [body(outline, fill), ...(glass === '' ? [] : [stage.dark ? light(glass, pane) : detail(glass, pane)])]
}

/** The street or the quay before the houses: a dark plane that mirrors their lights. */
export function paintStreet(stage: Stage): Node[] {
  const { width, height, horizon, palette, scene } = stage
  const random = stage.random('street')
  const deep = height - horizon
  const colour = mix(stage.local('tower', 0.1), palette.shade, 0.55)
  const streaks = Array.from({ length: 44 }, () => {
    const [x, long] = [random.between(0, 1) * width, random.between(0.12, 0.55) * deep]
    const lamp = random.chance(0.7) ? palette.local.lamp : random.chance(0.5) ? palette.accent : oklch(0.7, 0.15, 220)
    const wide = random.between(2, 9)
    return air(
      rectangle(x - wide / 2, horizon + deep * 0.12, wide, long),
      vertical([0, fade(lamp, stage.dark ? 0.5 : 0.16)], [1, fade(lamp, 0)]),
    )
  })
  const quay: Point[] = [
    [0, horizon + deep * 0.04],
    [width, horizon + deep * 0.04],
    [width, horizon + deep * 0.13],
    [0, horizon + deep * 0.13],
  ]
  return [
    body(
      rectangle(0, horizon + deep * 0.1, width, deep),
      vertical([0, mix(colour, palette.haze, 0.3)], [0.5, colour], [1, shift(colour, -0.04)]),
    ),
    body(polygon(quay), mix(colour, palette.shade, 0.5)),
    ...(stage.dark || scene.weather.rain ? streaks : streaks.slice(0, 14)),
  ]
}
