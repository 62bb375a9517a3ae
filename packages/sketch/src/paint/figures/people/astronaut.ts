import { mark, type Part, part } from '../../figure.ts'
import { ellipse, limb, polygon, smooth } from '../../../path.ts'

export const astronaut = (): Part[] => [
  part(
    'dark',
    smooth(
      [
        [-19, -74],
        [-12, -78],
        [12, -78],
        [19, -74],
        [19, -42],
        [-19, -42],
      ],
      true,
      0.4,
    ),
  ),
  part(
    'main',
    limb([-7, -42], [-9, -22], 8.6, 7.6) +
      limb([-9, -22], [-11, -7], 7.6, 7) +
      limb([7, -42], [11, -24], 8.6, 7.6) +
      limb([11, -24], [11, -7], 7.6, 7),
  ),
  part(
    'deep',
    smooth(
      [
        [-20, 0],
        [-19, -9],
        [-4, -9],
        [-3, 0],
      ],
      true,
      0.5,
    ) +
      smooth(
        [
          [4, 0],
          [4, -9],
          [18, -9],
          [21, 0],
        ],
        true,
        0.5,
      ),
  ),
  part(
    'main',
    limb([-13, -70], [-25, -54], 7, 6) +
      limb([-25, -54], [-20, -40], 6, 5.4) +
      limb([13, -70], [27, -60], 7, 6) +
      limb([27, -60], [34, -74], 6, 5.4),
  ),
  part('deep', ellipse(-19, -37, 5.4) + ellipse(35, -78, 5.4)),
  part(
    'main',
    smooth(
      [
        [-15, -76],
        [0, -79],
        [15, -76],
        [17, -56],
        [14, -38],
        [-14, -38],
        [-17, -56],
      ],
      true,
      0.7,
    ),
  ),
  mark(
    'accent',
    polygon([
      [-11, -61],
      [-2, -61],
      [-2, -54],
      [-11, -54],
    ]),
  ),
  mark('glass', ellipse(6, -58, 3) + ellipse(6, -50, 2)),
  mark(
    'accent',
    polygon([
      [-15.5, -45],
      [15.5, -45],
      [15, -41.5],
      [-15, -41.5],
    ]),
  ),
  part('main', ellipse(0, -90, 17)),
  part('glass', ellipse(4, -90, 12, 11)),
  mark(
    'gold',
    smooth([
      [-5, -92],
      [0, -99],
      [10, -99],
      [2, -95],
    ]),
  ),
  mark('white', ellipse(9, -93, 2.2, 3.6, -30)),
]
