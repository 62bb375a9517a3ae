import { fade, mix, oklch } from '../colour.ts'
import { ellipse, polygon, rectangle, smooth, type Point } from '../path.ts'
import { air, body, detail, group, light, radial, vertical, type Node } from '../shape.ts'
import type { Site } from './buildings/site.ts'
import type { Stage } from './stage.ts'

export function pyramid(stage: Stage, { x, y, size, depth, random, colour }: Site): Node {
  const stone = stage.lit(colour ?? stage.palette.local.dune, depth)
  const fromLeft = (stage.orb?.[0] ?? 0) < x
  const [bright, dark] = [
    mix(stone, stage.palette.sun, stage.dark ? 0.06 : 0.25),
    mix(stone, stage.palette.shade, 0.45),
  ]
  const edge = x + size * random.between(0.12, 0.3) * (fromLeft ? 1 : -1)
  const [left, right, top]: [Point, Point, Point] = [
    [x - size, y],
    [x + size, y],
    [x, y - size * 1.12],
  ]
  const courses = Array.from({ length: 9 }, (_, index) => {
    const t = (index + 1) / 10
    return rectangle(x - size * t, y - size * 1.12 * (1 - t), size * 2 * t, 1.2)
  }).join('')
  return group(
    [
      body(
        polygon([left, top, right]),
        vertical([0, fromLeft ? bright : dark], [1, mix(fromLeft ? bright : dark, stage.palette.haze, 0.3)]),
      ),
      body(
        polygon(fromLeft ? [[edge, y], top, right] : [[edge, y], top, left]),
        vertical([0, fromLeft ? dark : bright], [1, mix(fromLeft ? dark : bright, stage.palette.haze, 0.3)]),
      ),
      group([detail(courses, fade(stage.palette.shade, 0.16))], { clip: polygon([left, top, right]) }),
    ],
    { whole: true },
  )
}

export function pagoda(stage: Stage, { x, y, size, depth, colour }: Site): Node {
  const roof = mix(stage.lit(stage.palette.shade, depth), stage.local('tower', depth), 0.4)
  const wall = stage.lit(colour ?? oklch(0.56, 0.18, 28), depth)
  const storeys = Array.from({ length: 4 }, (_, index): Node[] => {
    const half = size * (0.42 - index * 0.07)
    const foot = y - size * 0.42 * index
    const eaves = foot - size * 0.24
    const curve: Point[] = [
      [x - half * 1.55, eaves - size * 0.02],
      [x - half * 1.1, eaves - size * 0.02],
      [x - half * 0.7, eaves - size * 0.13],
      [x + half * 0.7, eaves - size * 0.13],
      [x + half * 1.1, eaves - size * 0.02],
      [x + half * 1.55, eaves - size * 0.02],
      [x + half * 1.1, eaves + size * 0.06],
      [x - half * 1.1, eaves + size * 0.06],
    ]
    const panes = [-0.5, 0, 0.5]
      .map(t => rectangle(x + half * t - size * 0.04, foot - size * 0.18, size * 0.08, size * 0.15))
      .join('')
    return [
      body(rectangle(x - half * 0.85, eaves, half * 1.7, foot - eaves), wall),
      stage.dark ? light(panes, stage.palette.local.lamp) : detail(panes, mix(wall, stage.palette.shade, 0.6)),
      body(smooth(curve, true, 0.6), vertical([0, mix(roof, stage.palette.sun, 0.15)], [1, roof])),
    ]
  }).flat()
  return group(
    [
      body(rectangle(x - 2.5, y - size * 2, 5, size * 0.4), roof),
      ...storeys,
      body(rectangle(x - size * 0.5, y - size * 0.02, size, size * 0.07), mix(roof, stage.palette.haze, 0.3)),
    ],
    { whole: true },
  )
}

export function tower(stage: Stage, { x, y, size, depth, colour }: Site): Node {
  const iron = stage.lit(colour ?? oklch(0.45, 0.05, 50), depth)
  const half = (t: number) => size * (0.42 * (1 - t) ** 2.6 + 0.022)
  const at = (t: number, side: number): Point => [x + side * half(t), y - size * 2.3 * t]
  const steps = [0, 0.08, 0.16, 0.28, 0.42, 0.6, 0.8, 1]
  const outline = smooth([...steps.map(t => at(t, -1)), ...steps.map(t => at(t, 1)).toReversed()], true, 0.7)
  const arch = smooth(
    [
      [x - half(0) * 0.62, y + 1],
      [x - half(0.1) * 0.5, y - size * 0.22],
      [x, y - size * 0.34],
      [x + half(0.1) * 0.5, y - size * 0.22],
      [x + half(0) * 0.62, y + 1],
    ],
    false,
  )
  const braces = Array.from({ length: 11 }, (_, index) => {
    const [from, to] = [0.18 + index * 0.07, 0.18 + (index + 1) * 0.07]
    return (
      polygon([at(from, -0.8), at(to, 0.7), at(to, 0.8), at(from, -0.62)]) +
      polygon([at(from, 0.8), at(to, -0.7), at(to, -0.8), at(from, 0.62)])
    )
  }).join('')
  return group(
    [
      body(outline, iron),
      detail(`${arch}Z`, mix(stage.palette.haze, iron, 0.25)),
      detail(braces, mix(iron, stage.palette.haze, 0.5)),
      ...[0.17, 0.42].map(t =>
        body(
          rectangle(x - half(t) * 1.35, y - size * 2.3 * t - size * 0.04, half(t) * 2.7, size * 0.06),
          mix(iron, stage.palette.shade, 0.3),
        ),
      ),
      ...(stage.dark
        ? [
            light(
              [0.2, 0.4, 0.6, 0.8, 1].map(t => ellipse(x, y - size * 2.3 * t, 3.4)).join(''),
              stage.palette.local.lamp,
            ),
          ]
        : []),
    ],
    { whole: true },
  )
}

export function tent(stage: Stage, { x, y, size, depth, colour }: Site): Node {
  const cloth = stage.lit(colour ?? stage.palette.accent, depth)
  const lamp = stage.palette.local.lamp
  return group(
    [
      ...(stage.dark ? [air(ellipse(x, y - size * 0.2, size), radial([0, fade(lamp, 0.5)], [1, fade(lamp, 0)]))] : []),
      body(
        polygon([
          [x - size * 0.55, y],
          [x, y - size * 0.62],
          [x + size * 0.75, y],
        ]),
        stage.dark ? vertical([0, mix(cloth, lamp, 0.3)], [1, mix(cloth, lamp, 0.7)]) : cloth,
      ),
      body(
        polygon([
          [x, y - size * 0.62],
          [x + size * 0.75, y],
          [x + size * 0.22, y],
        ]),
        mix(cloth, stage.palette.shade, 0.3),
      ),
      detail(
        polygon([
          [x, y - size * 0.62],
          [x + size * 0.06, y],
          [x - size * 0.2, y],
        ]),
        stage.dark ? lamp : mix(cloth, stage.palette.shade, 0.6),
      ),
    ],
    { whole: true },
  )
}
