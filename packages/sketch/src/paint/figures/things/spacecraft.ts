import { mark, type Part, part } from '../../figure.ts'
import { ellipse, polygon, rectangle, smooth } from '../../../path.ts'

export const rocket = (): Part[] => [
  part(
    'gold',
    smooth([
      [-8, -12],
      [8, -12],
      [5, 8],
      [0, 30],
      [-5, 8],
    ]),
  ),
  mark(
    'white',
    smooth([
      [-4, -12],
      [4, -12],
      [0, 12],
    ]),
  ),
  part(
    'accent',
    smooth(
      [
        [-12, -44],
        [-28, -18],
        [-28, -2],
        [-12, -14],
      ],
      true,
      0.6,
    ) +
      smooth(
        [
          [12, -44],
          [28, -18],
          [28, -2],
          [12, -14],
        ],
        true,
        0.6,
      ),
  ),
  part(
    'main',
    smooth(
      [
        [0, -108],
        [13, -84],
        [16, -52],
        [11, -12],
        [-11, -12],
        [-16, -52],
        [-13, -84],
      ],
      true,
      0.9,
    ),
  ),
  part(
    'accent',
    smooth(
      [
        [0, -108],
        [8.6, -94],
        [12, -82],
        [0, -79],
        [-12, -82],
        [-8.6, -94],
      ],
      true,
      0.8,
    ),
  ),
  part('dark', ellipse(0, -62, 8.4)),
  mark('glass', ellipse(0, -62, 6)),
  mark('white', ellipse(-2, -64.5, 1.8)),
  mark(
    'dark',
    smooth(
      [
        [9, -78],
        [13, -52],
        [9, -14],
        [4, -14],
        [7, -52],
      ],
      true,
      0.8,
    ),
  ),
  part('deep', rectangle(-9, -14, 18, 5)),
]

export const ufo = (): Part[] => [
  mark(
    'gold',
    polygon([
      [-14, -38],
      [14, -38],
      [40, 0],
      [-40, 0],
    ]),
  ),
  part(
    'glass',
    smooth([
      [-20, -56],
      [-16, -76],
      [0, -84],
      [16, -76],
      [20, -56],
    ]),
  ),
  mark('white', ellipse(-7, -72, 3, 6, 24)),
  part(
    'main',
    smooth([
      [-54, -48],
      [-24, -60],
      [0, -62],
      [24, -60],
      [54, -48],
      [24, -38],
      [0, -36],
      [-24, -38],
    ]),
  ),
  mark('gold', [-36, -18, 0, 18, 36].map(x => ellipse(x, -47 + Math.abs(x) * 0.02, 3.4)).join('')),
]
