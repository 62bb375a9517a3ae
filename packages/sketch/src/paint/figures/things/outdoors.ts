import { mark, type Part, part, stroke } from '../../figure.ts'
import { ellipse, limb, polygon, rectangle, smooth } from '../../../path.ts'

export const lantern = (): Part[] => [
  stroke('hair', 'M0 -100L0 -84', 1.6),
  part('hair', rectangle(-12, -86, 24, 7) + rectangle(-12, -25, 24, 7)),
  part(
    'main',
    smooth(
      [
        [-14, -80],
        [14, -80],
        [30, -52],
        [14, -24],
        [-14, -24],
        [-30, -52],
      ],
      true,
      0.9,
    ),
  ),
  mark('gold', ellipse(0, -50, 14, 22)),
  mark('white', ellipse(0, -47, 6, 12)),
  stroke('gold', 'M-5 -18L-6 -2M0 -18L0 0M5 -18L6 -2', 1.8),
]

export const campfire = (): Part[] => [
  part('hair', limb([-26, -3], [22, -12], 5, 4) + limb([26, -3], [-22, -12], 5, 4)),
  part(
    'accent',
    smooth(
      [
        [-20, -10],
        [-24, -36],
        [-8, -52],
        [-6, -78],
        [10, -56],
        [22, -38],
        [20, -10],
      ],
      true,
      0.9,
    ),
  ),
  part(
    'gold',
    smooth(
      [
        [-12, -10],
        [-14, -30],
        [-2, -38],
        [2, -58],
        [10, -36],
        [13, -10],
      ],
      true,
      0.9,
    ),
  ),
  mark(
    'white',
    smooth([
      [-6, -10],
      [-6, -22],
      [1, -34],
      [6, -20],
      [6, -10],
    ]),
  ),
]

export const snowman = (): Part[] => [
  stroke('hair', 'M-18 -56L-40 -72M-34 -67L-42 -64M18 -56L40 -66M34 -63L40 -56', 2.4),
  part('white', ellipse(0, -20, 27, 23)),
  part('white', ellipse(0, -54, 20, 18)),
  part('white', ellipse(0, -82, 15)),
  part(
    'accent',
    smooth([
      [-15, -72],
      [0, -67],
      [15, -72],
      [15, -66],
      [0, -61],
      [-15, -66],
    ]) +
      polygon([
        [8, -66],
        [15, -67],
        [16, -46],
        [9, -46],
      ]),
  ),
  mark(
    'ink',
    [
      [-5, -85],
      [6, -85],
      [0, -54],
      [0, -46],
      [0, -28],
      [0, -18],
    ]
      .map(([x = 0, y = 0]) => ellipse(x, y, 2))
      .join(''),
  ),
  part(
    'gold',
    polygon([
      [2, -83],
      [20, -78],
      [2, -78],
    ]),
  ),
  part('ink', rectangle(-19, -96, 38, 4) + rectangle(-12, -116, 24, 21)),
  mark('accent', rectangle(-12, -100, 24, 4)),
]
