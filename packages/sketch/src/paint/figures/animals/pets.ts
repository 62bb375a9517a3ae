import { eye, mark, part, type Part, stroke } from '../../figure.ts'
import { both, pair } from '../mirror.ts'
import { ellipse, polygon, smooth } from '../../../path.ts'

export const cat = (): Part[] => [
  stroke(
    'main',
    smooth(
      [
        [16, -7],
        [36, -5],
        [42, -22],
        [34, -38],
        [40, -52],
      ],
      false,
    ),
    9,
  ),
  part(
    'main',
    smooth(
      [
        [-21, 0],
        [-27, -16],
        [-20, -40],
        [-13, -60],
        [13, -60],
        [20, -40],
        [27, -16],
        [21, 0],
      ],
      true,
      0.8,
    ),
  ),
  part(
    'main',
    both(polygon, [
      [-22, -76],
      [-20, -103],
      [-3, -89],
    ]),
  ),
  part('main', ellipse(0, -74, 24, 19.5)),
  mark(
    'accent',
    both(polygon, [
      [-18, -84],
      [-17.5, -96],
      [-9, -89],
    ]),
  ),
  mark('light', ellipse(0, -46, 9, 14)),
  mark('light', pair(9, -5, 8, 5.2)),
  mark(
    'dark',
    polygon([
      [-3, -93],
      [0, -84],
      [3, -93],
    ]) +
      polygon([
        [-9, -92],
        [-7, -85],
        [-4.5, -92],
      ]) +
      polygon([
        [9, -92],
        [7, -85],
        [4.5, -92],
      ]),
  ),
  mark('light', pair(4, -66, 5.5, 4.6)),
  ...eye(-10, -76, 4),
  ...eye(10, -76, 4),
  mark(
    'accent',
    polygon([
      [-2.6, -70],
      [2.6, -70],
      [0, -67],
    ]),
  ),
  {
    ...stroke(
      'white',
      [
        [-1, -66, -60],
        [1, -66, -60],
      ]
        .map(([side = 1]) => `M${side * 12} -67L${side * 31} -71M${side * 12} -65L${side * 31} -64`)
        .join(''),
      0.8,
    ),
    mark: true,
  },
]

export const dog = (): Part[] => [
  stroke(
    'main',
    smooth(
      [
        [18, -8],
        [34, -16],
        [40, -34],
      ],
      false,
    ),
    8,
  ),
  part(
    'main',
    smooth(
      [
        [-23, 0],
        [-28, -18],
        [-20, -44],
        [-13, -62],
        [13, -62],
        [20, -44],
        [28, -18],
        [23, 0],
      ],
      true,
      0.8,
    ),
  ),
  part(
    'main',
    smooth([
      [-20, -84],
      [-16, -98],
      [0, -101],
      [16, -98],
      [20, -84],
      [16, -66],
      [0, -58],
      [-16, -66],
    ]),
  ),
  part(
    'deep',
    both(smooth, [
      [-15, -97],
      [-27, -94],
      [-33, -74],
      [-28, -60],
      [-20, -68],
      [-18, -84],
    ]),
  ),
  mark(
    'light',
    smooth([
      [-6, -98],
      [0, -100],
      [6, -98],
      [4, -84],
      [10, -68],
      [0, -59],
      [-10, -68],
      [-4, -84],
    ]),
  ),
  mark('light', ellipse(0, -42, 12, 17)),
  mark('light', pair(10, -5, 9, 5.5)),
  mark(
    'accent',
    smooth([
      [-4, -65],
      [4, -65],
      [3.6, -55],
      [0, -52],
      [-3.6, -55],
    ]),
  ),
  mark(
    'ink',
    smooth([
      [-6, -75],
      [6, -75],
      [3, -69],
      [0, -67.5],
      [-3, -69],
    ]),
  ),
  ...eye(-10, -82, 3.4),
  ...eye(10, -82, 3.4),
]
