import { fade, mix, oklch, shift, type Colour } from '../colour.ts'
import { ellipse, limb, polygon, rectangle, smooth, type Point } from '../path.ts'
import type { Random } from '../random.ts'
import { air, body, detail, group, horizontal, light, line, radial, vertical, type Group, type Node } from '../shape.ts'
import type { Stage } from './stage.ts'

/** Where a building stands and how large it is: foot at x, y. */
export interface Site {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly depth: number
  readonly random: Random
  readonly colour: Colour | null
}

const whole = (children: readonly Node[]): Group => group(children, { whole: true })

function windowLight(stage: Stage, d: string, wall: Colour): Node {
  const late = stage.dark || stage.scene.time === 'sunset'
  return late ? light(d, stage.palette.local.lamp) : detail(d, mix(wall, stage.palette.shade, 0.65))
}

const shaded = (stage: Stage, colour: Colour) =>
  horizontal([0, mix(colour, stage.palette.sun, 0.12)], [1, mix(colour, stage.palette.shade, 0.22)])

export function house(stage: Stage, { x, y, size, depth, random, colour }: Site): Node {
  const wall = colour
    ? stage.lit(colour, depth)
    : shift(stage.local(random.chance(0.7) ? 'wall' : 'brick', depth), 0, 1, random.bell() * 30)
  const snowy = stage.scene.weather.snow
  const tiles = snowy
    ? stage.local('snow', depth)
    : shift(stage.local('roof', depth), random.bell() * 0.05, 1, random.bell() * 18)
  const [half, wallTop, ridgeTop] = [
    size * random.between(0.42, 0.6),
    y - size * 0.46,
    y - size * random.between(0.86, 1),
  ]
  const gable: Point[] = [
    [x - half, wallTop],
    [x - half * 0.1, ridgeTop],
    [x + half * 0.8, wallTop],
  ]
  const panes = [-0.62, -0.08].map(t => rectangle(x + half * t, y - size * 0.36, size * 0.13, size * 0.16)).join('')
  return whole([
    ...(stage.dark
      ? [
          air(
            ellipse(x, y - size * 0.25, size * 0.9),
            radial([0, fade(stage.palette.local.lamp, 0.28)], [1, fade(stage.palette.local.lamp, 0)]),
          ),
        ]
      : []),
    body(
      rectangle(x + half * 0.45, ridgeTop - size * 0.02, size * 0.1, size * 0.3),
      mix(stage.local('brick', depth), stage.palette.shade, 0.2),
    ),
    body(
      polygon([
        [x - half, y],
        [x - half, wallTop],
        [x - half * 0.1, ridgeTop],
        [x + half * 0.8, wallTop],
        [x + half, y],
      ]),
      shaded(stage, wall),
    ),
    body(
      polygon([
        [x - half * 0.1 - size * 0.03, ridgeTop - size * 0.05],
        [x + half * 0.85, ridgeTop - size * 0.02],
        [x + half * 1.22, wallTop + size * 0.05],
        [x + half * 0.78, wallTop + size * 0.05],
      ]),
      mix(tiles, stage.palette.shade, 0.1),
    ),
    body(
      polygon([
        [x - half * 1.16, wallTop + size * 0.05],
        [x - half * 0.1, ridgeTop - size * 0.06],
        [x - half * 0.02, ridgeTop - size * 0.02],
        [x - half, wallTop + size * 0.09],
      ]),
      mix(tiles, stage.palette.sun, 0.12),
    ),
    detail(rectangle(x + half * 0.36, y - size * 0.27, size * 0.14, size * 0.27), mix(wall, stage.palette.shade, 0.55)),
    windowLight(stage, panes, wall),
    detail(polygon(gable.slice(0, 2)), wall),
  ])
}

export function church(stage: Stage, { x, y, size, depth, colour }: Site): Node {
  const wall = stage.lit(colour ?? stage.palette.local.wall, depth)
  const tiles = stage.local(stage.scene.weather.snow ? 'snow' : 'roof', depth)
  return whole([
    body(rectangle(x, y - size * 0.6, size * 0.8, size * 0.6), shaded(stage, wall)),
    body(
      polygon([
        [x - size * 0.02, y - size * 0.58],
        [x + size * 0.1, y - size * 0.9],
        [x + size * 0.74, y - size * 0.9],
        [x + size * 0.86, y - size * 0.58],
      ]),
      tiles,
    ),
    body(
      rectangle(x - size * 0.3, y - size * 1.1, size * 0.34, size * 1.1),
      shaded(stage, mix(wall, stage.palette.shade, 0.08)),
    ),
    body(
      polygon([
        [x - size * 0.36, y - size * 1.08],
        [x - size * 0.13, y - size * 1.95],
        [x + size * 0.1, y - size * 1.08],
      ]),
      shaded(stage, tiles),
    ),
    detail(
      `${rectangle(x - size * 0.14, y - size * 2.1, size * 0.02, size * 0.18)}${rectangle(x - size * 0.18, y - size * 2.06, size * 0.1, size * 0.02)}`,
      stage.palette.shade,
    ),
    windowLight(
      stage,
      [0.12, 0.34, 0.56].map(t => ellipse(x + size * (t + 0.04), y - size * 0.32, size * 0.045, size * 0.13)).join('') +
        ellipse(x - size * 0.13, y - size * 0.85, size * 0.05, size * 0.09),
      wall,
    ),
  ])
}

function battlement(x: number, y: number, wide: number, tooth: number): string {
  const count = Math.max(3, Math.round(wide / tooth / 2))
  return Array.from({ length: count }, (_, index) =>
    rectangle(x + (index * (wide - tooth)) / (count - 1), y - tooth, tooth, tooth * 1.1),
  ).join('')
}

export function castle(stage: Stage, { x, y, size, depth, random, colour }: Site): Node {
  const wall = stage.lit(colour ?? stage.palette.local.stone, depth)
  const spire = stage.lit(stage.palette.accent, depth)
  const hill = stage.local(stage.scene.weather.snow ? 'snow' : 'grass', depth)
  const mound = body(
    `${smooth(
      [
        [x - size * 2.1, y + size * 0.34],
        [x - size * 1.5, y + size * 0.2],
        [x - size * 0.8, y - size * 0.05],
        [x - size * 0.1, y - size * 0.1],
        [x + size * 0.7, y - size * 0.04],
        [x + size * 1.4, y + size * 0.18],
        [x + size * 2.1, y + size * 0.34],
      ],
      false,
    )}Z`,
    vertical([0, mix(hill, stage.palette.sun, 0.1)], [1, mix(hill, stage.palette.shade, 0.3)]),
  )
  const towers = (
    [
      [-0.66, 0.17, 0.95],
      [-0.24, 0.15, 1.25],
      [0.16, 0.24, 1.05],
      [0.62, 0.17, 0.9],
      [0.02, 0.11, 1.62],
    ] as const
  ).flatMap(([at, wide, tall], index): Node[] => {
    const [left, half, top] = [x + at * size, (wide * size) / 2, y - size * tall * random.between(0.92, 1.08)]
    const flag =
      index === 4
        ? [
            detail(
              polygon([
                [left, top - size * 0.5],
                [left + size * 0.17, top - size * 0.44],
                [left, top - size * 0.38],
              ]),
              stage.lit(stage.palette.second, depth),
            ),
            detail(rectangle(left - 1, top - size * 0.5, 2, size * 0.2), stage.palette.shade),
          ]
        : []
    return [
      ...flag,
      body(rectangle(left - half, top, half * 2, y - top), shaded(stage, wall)),
      ...(index === 2
        ? [
            body(
              battlement(left - half * 1.15, top, half * 2.3, size * 0.05) +
                rectangle(left - half * 1.15, top, half * 2.3, size * 0.05),
              mix(wall, stage.palette.shade, 0.1),
            ),
          ]
        : [
            body(
              polygon([
                [left - half * 1.35, top + 2],
                [left, top - half * 3.4],
                [left + half * 1.35, top + 2],
              ]),
              shaded(stage, spire),
            ),
          ]),
      windowLight(stage, ellipse(left, top + size * 0.16, size * 0.022, size * 0.05), wall),
    ]
  })
  const curtain =
    rectangle(x - size * 0.72, y - size * 0.42, size * 1.44, size * 0.45) +
    battlement(x - size * 0.72, y - size * 0.42, size * 1.44, size * 0.06)
  const gate = smooth(
    [
      [x - size * 0.1, y],
      [x - size * 0.1, y - size * 0.2],
      [x, y - size * 0.28],
      [x + size * 0.1, y - size * 0.2],
      [x + size * 0.1, y],
    ],
    false,
  )
  return whole([
    mound,
    ...towers,
    body(curtain, shaded(stage, mix(wall, stage.palette.sun, 0.06))),
    detail(`${gate}Z`, mix(wall, stage.palette.shade, 0.8)),
  ])
}

export function lighthouse(stage: Stage, { x, y, size, depth, random, colour }: Site): Node {
  const white = stage.lit(oklch(0.96, 0.01, 90), depth)
  const band = stage.lit(colour ?? oklch(0.56, 0.19, 27), depth)
  const half = (t: number) => size * (0.17 - 0.065 * t)
  const section = (from: number, to: number) =>
    polygon([
      [x - half(from), y - size * 1.5 * from],
      [x - half(to), y - size * 1.5 * to],
      [x + half(to), y - size * 1.5 * to],
      [x + half(from), y - size * 1.5 * from],
    ])
  const top = y - size * 1.5
  const rock = mix(stage.local('rock', depth), stage.palette.shade, 0.25)
  const side = random.sign()
  const late = stage.dark || stage.scene.weather.grey > 0.4
  const beams = late
    ? [side, -side].map(to =>
        air(
          polygon([
            [x, top - size * 0.12],
            [x + to * size * 6, top - size * 0.75],
            [x + to * size * 6, top + size * 0.35],
          ]),
          {
            kind: 'linear',
            from: [to > 0 ? 0 : 1, 0],
            to: [to > 0 ? 1 : 0, 0],
            stops: [
              [0, fade(stage.palette.local.lamp, 0.7)],
              [1, fade(stage.palette.local.lamp, 0)],
            ],
          },
        ),
      )
    : []
  return group([
    ...beams,
    whole([
      body(
        smooth(
          [
            [x - size * 0.95, y + size * 0.3],
            [x - size * 0.62, y + size * 0.02],
            [x - size * 0.28, y - size * 0.06],
            [x + size * 0.3, y - size * 0.02],
            [x + size * 0.66, y + size * 0.1],
            [x + size * 1.1, y + size * 0.3],
          ],
          false,
        ),
        vertical([0, rock], [1, mix(rock, stage.palette.shade, 0.5)]),
      ),
      body(rectangle(x + size * 0.1, y - size * 0.3, size * 0.42, size * 0.3), shaded(stage, white)),
      body(
        polygon([
          [x + size * 0.06, y - size * 0.28],
          [x + size * 0.16, y - size * 0.46],
          [x + size * 0.46, y - size * 0.46],
          [x + size * 0.56, y - size * 0.28],
        ]),
        band,
      ),
      body(section(0, 1), shaded(stage, white)),
      ...[
        [0.2, 0.4],
        [0.6, 0.8],
      ].map(([from, to]) => detail(section(from ?? 0, to ?? 0), shaded(stage, band))),
      body(rectangle(x - size * 0.15, top - size * 0.02, size * 0.3, size * 0.045), stage.palette.shade),
      body(
        rectangle(x - size * 0.075, top - size * 0.2, size * 0.15, size * 0.18),
        late ? stage.palette.local.lamp : mix(white, stage.palette.local.lamp, 0.4),
      ),
      body(
        polygon([
          [x - size * 0.11, top - size * 0.19],
          [x, top - size * 0.36],
          [x + size * 0.11, top - size * 0.19],
        ]),
        band,
      ),
      windowLight(
        stage,
        [0.3, 0.5, 0.7].map(t => ellipse(x, y - size * 1.5 * t, size * 0.02, size * 0.04)).join(''),
        white,
      ),
    ]),
    ...(late
      ? [
          air(
            ellipse(x, top - size * 0.11, size * 0.8),
            radial(
              [0, fade(stage.palette.local.lamp, 0.9)],
              [0.3, fade(stage.palette.local.lamp, 0.3)],
              [1, fade(stage.palette.local.lamp, 0)],
            ),
          ),
        ]
      : []),
  ])
}

/** A rope between two points that sags by so much. */
const cable = (from: Point, to: Point, sag: number): Point[] =>
  Array.from({ length: 13 }, (_, index): Point => {
    const t = index / 12
    return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t + Math.sin(t * Math.PI) * sag]
  })

export function bridge(stage: Stage, { y, size, depth, colour }: Site): Node {
  const { width, palette } = stage
  const steel = stage.lit(colour ?? oklch(0.55, 0.17, 32), depth)
  const [deck, top] = [y - size * 0.42, y - size * 1.75]
  const pylons = [width * 0.24, width * 0.76]
  const [left, right] = [pylons[0] ?? 0, pylons[1] ?? width]
  const cables = [
    cable([-width * 0.12, deck], [left, top], size * 0.36),
    cable([left, top], [right, top], size * 1.2),
    cable([right, top], [width * 1.12, deck], size * 0.36),
  ]
  const hangers = cables
    .flat()
    .map(([x, from]) => rectangle(x - 0.9, from, 1.8, Math.max(1, deck - from)))
    .join('')
  return whole([
    detail(hangers, mix(steel, palette.haze, 0.3)),
    ...cables.map(points => line(smooth(points, false), steel, 5, 'body')),
    ...pylons.map(x =>
      body(
        [-0.1, 0.06]
          .map(at => rectangle(x + at * size, top - size * 0.05, size * 0.055, y - top + size * 0.2))
          .join('') +
          [0.02, 0.35, 0.68, 1]
            .map(t => rectangle(x - size * 0.1, top + t * (deck - top), size * 0.2, size * 0.05))
            .join(''),
        shaded(stage, steel),
      ),
    ),
    body(
      rectangle(-20, deck, width + 40, size * 0.085),
      vertical([0, mix(steel, palette.sun, 0.15)], [1, mix(steel, palette.shade, 0.4)]),
    ),
    ...(stage.dark
      ? [
          light(
            Array.from({ length: 22 }, (_, index) => ellipse((width * (index + 0.5)) / 22, deck - 7, 2.6)).join(''),
            palette.local.lamp,
          ),
        ]
      : []),
  ])
}

export function windmill(stage: Stage, { x, y, size, depth, random, colour }: Site): Node {
  const wall = stage.lit(colour ?? stage.palette.local.wall, depth)
  const hub: Point = [x, y - size * 1.02]
  const start = random.between(0, 90)
  const sails = [0, 90, 180, 270].map(turn =>
    group(
      [
        detail(limb([0, 0], [0, -size * 0.82], size * 0.014, size * 0.01), stage.local('wood', depth)),
        body(
          polygon([
            [0, -size * 0.2],
            [size * 0.15, -size * 0.22],
            [size * 0.15, -size * 0.8],
            [0, -size * 0.8],
          ]),
          mix(stage.lit(oklch(0.94, 0.03, 85), depth), stage.palette.shade, 0.06),
        ),
      ],
      { place: { x: hub[0], y: hub[1], scaleX: 1, scaleY: 1, turn: start + turn } },
    ),
  )
  return whole([
    body(
      polygon([
        [x - size * 0.3, y],
        [x - size * 0.17, y - size * 0.95],
        [x + size * 0.17, y - size * 0.95],
        [x + size * 0.3, y],
      ]),
      shaded(stage, wall),
    ),
    body(
      smooth(
        [
          [x - size * 0.2, y - size * 0.93],
          [x - size * 0.14, y - size * 1.1],
          [x, y - size * 1.18],
          [x + size * 0.14, y - size * 1.1],
          [x + size * 0.2, y - size * 0.93],
        ],
        false,
      ),
      stage.local('roof', depth),
    ),
    detail(
      `${smooth(
        [
          [x - size * 0.07, y],
          [x - size * 0.07, y - size * 0.16],
          [x, y - size * 0.21],
          [x + size * 0.07, y - size * 0.16],
          [x + size * 0.07, y],
        ],
        false,
      )}Z`,
      mix(wall, stage.palette.shade, 0.6),
    ),
    windowLight(stage, rectangle(x - size * 0.045, y - size * 0.6, size * 0.09, size * 0.12), wall),
    ...sails,
    body(ellipse(hub[0], hub[1], size * 0.045), stage.local('wood', depth)),
  ])
}
