import { mark, type Part, part, stroke } from '../../figure.ts'
import { ellipse, polygon, smooth } from '../../../path.ts'

/** A strip of the balloon's skin. */
const gore = (from: number, to: number) =>
  smooth(
    [
      [from * 3.4, -34],
      [from * 20, -54],
      [from * 36, -92],
      [from * 24, -124],
      [0, -134],
      [to * 24, -124],
      [to * 36, -92],
      [to * 20, -54],
      [to * 3.4, -34],
    ],
    true,
    0.9,
  )

export const balloon = (): Part[] => [
  part('main', gore(-1, 1)),
  mark('accent', gore(-0.66, -0.28) + gore(0.28, 0.66)),
  mark('light', gore(-0.28, 0.28)),
  mark('dark', gore(0.82, 1)),
  stroke('hair', 'M-5 -35L-5 -14M5 -35L5 -14', 1),
  part(
    'hair',
    smooth(
      [
        [-7.5, -15],
        [7.5, -15],
        [6, 0],
        [-6, 0],
      ],
      true,
      0.4,
    ),
  ),
]

export const plane = (): Part[] => [
  part(
    'dark',
    polygon([
      [-6, -56],
      [-30, -92],
      [-18, -92],
      [18, -54],
    ]),
  ),
  part(
    'main',
    smooth([
      [58, -48],
      [44, -60],
      [10, -62],
      [-36, -58],
      [-58, -60],
      [-50, -46],
      [-10, -40],
      [44, -40],
    ]),
  ),
  part(
    'accent',
    polygon([
      [-40, -56],
      [-62, -84],
      [-48, -84],
      [-24, -57],
    ]) +
      polygon([
        [-44, -52],
        [-64, -62],
        [-54, -64],
        [-32, -54],
      ]),
  ),
  part(
    'accent',
    polygon([
      [10, -46],
      [-24, -12],
      [-10, -12],
      [32, -45],
    ]),
  ),
  mark(
    'glass',
    smooth(
      [
        [48, -56],
        [40, -58],
        [40, -52],
        [54, -51],
      ],
      true,
      0.5,
    ) + [-20, -10, 0, 10, 20, 30].map(x => ellipse(x, -53, 2)).join(''),
  ),
]

export const kite = (): Part[] => [
  stroke(
    'hair',
    smooth(
      [
        [0, -30],
        [10, -16],
        [-8, -4],
        [6, 12],
      ],
      false,
    ),
    1.4,
  ),
  part(
    'main',
    polygon([
      [0, -110],
      [30, -72],
      [0, -30],
      [-30, -72],
    ]),
  ),
  mark(
    'accent',
    polygon([
      [0, -110],
      [30, -72],
      [0, -72],
    ]) +
      polygon([
        [-30, -72],
        [0, -72],
        [0, -30],
      ]),
  ),
  part(
    'gold',
    [
      [9, -17],
      [-7, -4],
      [6, 11],
    ]
      .map(
        ([x = 0, y = 0]) =>
          polygon([
            [x - 8, y - 4],
            [x, y],
            [x - 8, y + 4],
          ]) +
          polygon([
            [x + 8, y - 4],
            [x, y],
            [x + 8, y + 4],
          ]),
      )
      .join(''),
  ),
]
