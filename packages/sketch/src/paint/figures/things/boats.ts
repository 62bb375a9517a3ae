import { mark, type Part, part } from '../../figure.ts'
import { limb, polygon, rectangle, smooth } from '../../../path.ts'

export const boat = (): Part[] => [
  part('hair', rectangle(-1.4, -100, 2.8, 92)),
  part(
    'light',
    smooth(
      [
        [3, -97],
        [26, -58],
        [36, -24],
        [18, -20],
        [3, -22],
      ],
      true,
      0.6,
    ),
  ),
  part(
    'main',
    smooth(
      [
        [-4, -92],
        [-20, -58],
        [-32, -26],
        [-16, -22],
        [-4, -23],
      ],
      true,
      0.6,
    ),
  ),
  part(
    'accent',
    polygon([
      [0, -100],
      [12, -104],
      [0, -108],
    ]),
  ),
  part(
    'hair',
    smooth(
      [
        [-42, -16],
        [0, -13],
        [44, -18],
        [34, 0],
        [-28, 0],
      ],
      true,
      0.4,
    ),
  ),
  mark(
    'light',
    polygon([
      [-39, -13],
      [41, -14],
      [39, -10],
      [-36, -10],
    ]),
  ),
]

const sail = (x: number, y: number, half: number, tall: number): string =>
  smooth(
    [
      [x - half, y],
      [x - half * 0.8, y - tall],
      [x + half * 0.9, y - tall],
      [x + half * 1.25, y - tall * 0.4],
      [x + half, y],
    ],
    true,
    0.5,
  )

export const ship = (): Part[] => [
  part(
    'hair',
    [-30, 0, 28].map((x, index) => rectangle(x - 1.3, [-84, -102, -80][index] ?? -80, 2.6, 84)).join('') +
      limb([44, -24], [68, -40], 2, 1),
  ),
  part(
    'light',
    sail(-31, -52, 13, 26) +
      sail(-31, -26, 15, 23) +
      sail(-1, -66, 14, 28) +
      sail(-1, -34, 18, 29) +
      sail(27, -50, 12, 24) +
      sail(27, -26, 14, 22),
  ),
  part(
    'main',
    polygon([
      [46, -24],
      [67, -39],
      [34, -72],
    ]),
  ),
  part(
    'accent',
    polygon([
      [0, -102],
      [18, -106],
      [0, -111],
    ]),
  ),
  part(
    'hair',
    smooth(
      [
        [-56, -32],
        [-42, -20],
        [30, -18],
        [56, -26],
        [44, 0],
        [-38, 0],
      ],
      true,
      0.4,
    ),
  ),
  mark(
    'gold',
    polygon([
      [-49, -20],
      [47, -17],
      [45, -13],
      [-46, -15],
    ]),
  ),
  mark('ink', [-30, -16, -2, 12, 26].map(x => rectangle(x, -10, 5, 4)).join('')),
]
