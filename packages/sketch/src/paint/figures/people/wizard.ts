import { mark, type Part, part, stroke } from '../../figure.ts'
import { ellipse, type Point, polygon, smooth } from '../../../path.ts'

export const wizard = (): Part[] => [
  stroke('hair', 'M27 0L24 -92', 3),
  part('gold', ellipse(24, -96, 6)),
  mark('white', ellipse(22.6, -98, 2.2)),
  part(
    'main',
    smooth(
      [
        [-9, -72],
        [9, -72],
        [15, -36],
        [25, 0],
        [0, 3],
        [-25, 0],
        [-15, -36],
      ],
      true,
      0.7,
    ),
  ),
  mark(
    'dark',
    smooth(
      [
        [2, -60],
        [10, -30],
        [16, 1],
        [4, 2],
        [2, -30],
      ],
      true,
      0.7,
    ),
  ),
  part(
    'main',
    smooth(
      [
        [6, -70],
        [24, -58],
        [30, -46],
        [18, -46],
        [5, -56],
      ],
      true,
      0.8,
    ),
  ),
  part('skin', ellipse(25, -52, 3.4)),
  part('skin', ellipse(0, -78, 7.5, 8)),
  part(
    'white',
    smooth(
      [
        [-8, -76],
        [0, -72],
        [8, -76],
        [6, -56],
        [0, -44],
        [-6, -56],
      ],
      true,
      0.8,
    ),
  ),
  part(
    'main',
    smooth(
      [
        [-22, -80],
        [-10, -84],
        [-7, -100],
        [4, -118],
        [14, -122],
        [9, -106],
        [10, -84],
        [22, -80],
        [0, -76],
      ],
      true,
      0.7,
    ),
  ),
  mark(
    'accent',
    polygon([
      [-9.5, -87],
      [10, -87],
      [10, -83],
      [-10.5, -83],
    ]),
  ),
  mark(
    'gold',
    polygon(
      Array.from({ length: 10 }, (_, index): Point => [
        1 + Math.cos(index * 0.628 - 1.57) * (index % 2 ? 1.6 : 4),
        -98 + Math.sin(index * 0.628 - 1.57) * (index % 2 ? 1.6 : 4),
      ]),
    ),
  ),
]
