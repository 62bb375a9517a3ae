import { fade, mix, oklch, type Colour } from '../../colour.ts'
import { ellipse, rectangle, smooth } from '../../path.ts'
import { body, detail, light as shining, line, radial, type Node } from '../../shape.ts'
import { glint, mouth, TILT, turned, type Kit, type Painter } from './kit.ts'

const CLAY = oklch(0.6, 0.11, 45)
export const GLAZES = [
  oklch(0.52, 0.09, 240),
  oklch(0.62, 0.07, 175),
  CLAY,
  oklch(0.86, 0.04, 85),
  oklch(0.5, 0.12, 30),
] as const
export const PORCELAIN = [
  oklch(0.94, 0.015, 85),
  oklch(0.72, 0.08, 230),
  oklch(0.8, 0.09, 60),
  oklch(0.66, 0.1, 20),
] as const

export const bottle: Painter = kit => {
  const colour = kit.colour ?? kit.random.pick([oklch(0.38, 0.08, 150), oklch(0.36, 0.07, 55), oklch(0.42, 0.09, 230)])
  const label = oklch(0.9, 0.04, 85)
  return [
    body(
      turned(
        [
          [13, -1],
          [13.4, -30],
          [13.2, -54],
          [10, -63],
          [5, -70],
          [4.4, -80],
          [4.4, -96],
        ],
        0.6,
      ),
      kit.light.tube(colour),
    ),
    body(rectangle(-5, -101, 10, 10), kit.light.tube(oklch(0.4, 0.12, 25))),
    detail(rectangle(-13.2, -47, 26.4, 25), kit.light.tube(label)),
    detail(
      rectangle(-8, -41, 16, 2.4) + rectangle(-8, -36, 16, 1.2) + rectangle(-5, -32, 10, 1.2),
      fade(kit.light.dark(colour, 0.2), 0.7),
    ),
    glint(kit, -8.6, -56, 1.3, 6, 0.45),
    glint(kit, -2.6, -80, 0.8, 8, 0.4),
  ]
}

/** A wine glass, half full. */
export const glass: Painter = kit => {
  const wine = kit.colour ?? kit.random.pick([oklch(0.4, 0.15, 15), oklch(0.86, 0.1, 95)])
  const pane = fade(mix(kit.light.lit(oklch(0.85, 0.02, 230)), kit.light.white, 0.4), 0.34)
  const bowl = turned([
    [1.4, -26],
    [9, -32],
    [13.5, -44],
    [12.6, -56],
    [10.8, -66],
  ])
  const liquid = turned([
    [1.2, -27],
    [8.4, -32.4],
    [12.4, -43],
    [12.6, -47],
  ])
  return [
    body(ellipse(0, 0, 12.5, 12.5 * TILT), fade(kit.light.lit(oklch(0.8, 0.02, 230)), 0.55)),
    body(smoothStem(), fade(kit.light.lit(oklch(0.82, 0.02, 230)), 0.75)),
    body(bowl, pane),
    detail(liquid, kit.light.tube(wine)),
    detail(ellipse(0, -47, 12.4, 12.4 * TILT), kit.light.bright(wine, 0.14)),
    line(ellipse(0, -66, 10.8, 10.8 * TILT), fade(kit.light.white, 0.75), 0.8),
    glint(kit, -8, -52, 1.2, 6.5, 0.75),
  ]
}
const smoothStem = () =>
  turned(
    [
      [4, -1],
      [1.3, -5],
      [1.2, -22],
      [2.4, -27],
    ],
    0.6,
  )

export const cup: Painter = kit => {
  const colour = kit.colour ?? kit.random.pick(PORCELAIN)
  return [
    body(ellipse(0, 0, 23, 23 * TILT), kit.light.tube(colour)),
    detail(ellipse(0, -0.6, 15, 15 * TILT), kit.light.dark(colour, 0.1)),
    line('M13 -20C25 -24 26 -8 11 -7', kit.light.lit(colour), 3.4, 'body'),
    body(
      turned([
        [8.6, -2],
        [13, -8],
        [15.4, -18],
        [16, -26],
      ]),
      kit.light.tube(colour),
    ),
    ...mouth(kit, colour, -26, 16),
    detail(ellipse(0, -25, 13.2, 12.6 * TILT), kit.light.lit(oklch(0.34, 0.06, 50))),
    glint(kit, -9, -15, 1.2, 4, 0.5),
    ...steam(kit, -30),
  ]
}

const steam = ({ light }: Kit, y: number): Node[] =>
  [-4, 4].map(x =>
    line(`M${x} ${y}C${x - 6} ${y - 8} ${x + 6} ${y - 14} ${x} ${y - 22}`, fade(light.white, 0.26), 2, 'air'),
  )

export const teapot: Painter = kit => {
  const colour = kit.colour ?? kit.random.pick(GLAZES)
  return [
    line('M-20 -34C-42 -40 -42 -10 -22 -12', kit.light.lit(colour), 4.4, 'body'),
    body(
      smooth([
        [19, -12],
        [30, -22],
        [37, -38],
        [42, -39],
        [38, -24],
        [28, -7],
      ]),
      kit.light.tube(colour),
    ),
    body(
      turned([
        [15, -2],
        [23, -9],
        [26, -22],
        [20, -36],
        [11, -41],
      ]),
      kit.light.tube(colour),
    ),
    body(
      smooth([
        [-12, -40],
        [-8, -45],
        [0, -47],
        [8, -45],
        [12, -40],
        [0, -38.4],
      ]),
      kit.light.bright(colour, 0.18),
    ),
    body(ellipse(0, -49.4, 3.2), kit.light.ball(colour)),
    glint(kit, -12, -26, 2, 6, 0.5),
  ]
}

export const jug: Painter = kit => {
  const colour = kit.colour ?? kit.random.pick(GLAZES)
  return [
    line('M14 -54C36 -56 34 -20 17 -20', kit.light.lit(colour), 4.6, 'body'),
    body(
      turned([
        [13, -1],
        [20, -12],
        [21, -26],
        [15, -44],
        [11, -54],
        [13, -66],
      ]),
      kit.light.tube(colour),
    ),
    ...mouth(kit, colour, -66, 13),
    body(
      smooth([
        [-10, -67],
        [-18, -69],
        [-12, -60],
        [-9, -62],
      ]),
      kit.light.bright(colour, 0.2),
    ),
    glint(kit, -11, -24, 2, 8, 0.45),
  ]
}

export const vaseBody = (kit: Kit, colour: Colour): Node[] => [
  body(
    turned([
      [11, -1],
      [17, -14],
      [18, -28],
      [12, -44],
      [8.5, -52],
      [11, -58],
    ]),
    kit.light.tube(colour),
  ),
  ...mouth(kit, colour, -58, 11),
  detail(
    turned(
      [
        [17.4, -24],
        [18, -28],
        [17.2, -31],
      ],
      0.4,
    ),
    fade(kit.light.bright(colour, 0.5), 0.35),
  ),
  glint(kit, -9, -30, 1.8, 7, 0.45),
]

export const vase: Painter = kit => vaseBody(kit, kit.colour ?? kit.random.pick(GLAZES))

export const candle: Painter = kit => {
  const wax = kit.colour ?? oklch(0.93, 0.035, 88)
  const brass = oklch(0.7, 0.11, 85)
  return [
    body(ellipse(0, 0, 14, 14 * TILT), kit.light.tube(brass)),
    body(
      turned(
        [
          [12, -1],
          [4, -5],
          [3, -10],
          [8, -13],
        ],
        0.6,
      ),
      kit.light.tube(brass),
    ),
    body(
      turned(
        [
          [5.4, -12],
          [5.4, -40],
          [5.2, -54],
        ],
        0.4,
      ),
      kit.light.tube(wax),
    ),
    detail(ellipse(0, -54, 5.2, 1.3), kit.light.bright(wax, 0.3)),
    line('M0 -54L0.4 -58', kit.light.shade, 0.9),
    {
      role: 'air',
      d: ellipse(0, -63, 46),
      fill: radial([0, oklch(0.88, 0.13, 80, 0.6)], [0.25, oklch(0.82, 0.13, 72, 0.22)], [1, oklch(0.8, 0.12, 70, 0)]),
    },
    shining(
      smooth([
        [0, -57],
        [3, -62],
        [0.6, -71],
        [-2.8, -62],
      ]),
      oklch(0.9, 0.15, 85),
    ),
    shining(
      smooth([
        [0, -57.6],
        [1.5, -60.6],
        [0.2, -65],
        [-1.4, -60.6],
      ]),
      oklch(0.98, 0.06, 95),
    ),
  ]
}
