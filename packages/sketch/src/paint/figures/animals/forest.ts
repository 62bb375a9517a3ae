import { ear, eye, mark, part, type Part, quadruped } from '../../figure.ts'
import { both, pair } from '../mirror.ts'
import { ellipse, limb, polygon, smooth } from '../../../path.ts'

export const fox = (): Part[] => [
  part(
    'main',
    smooth([
      [12, -2],
      [40, -2],
      [58, -20],
      [54, -50],
      [44, -62],
      [40, -38],
      [24, -22],
    ]),
  ),
  mark(
    'white',
    smooth([
      [57, -34],
      [53, -52],
      [44, -62],
      [41, -46],
      [48, -42],
      [50, -34],
    ]),
  ),
  part(
    'main',
    smooth(
      [
        [-17, 0],
        [-23, -16],
        [-17, -38],
        [-12, -58],
        [12, -58],
        [17, -38],
        [23, -16],
        [17, 0],
      ],
      true,
      0.8,
    ),
  ),
  part(
    'main',
    both(polygon, [
      [-25, -78],
      [-24, -106],
      [-5, -92],
    ]),
  ),
  mark(
    'ink',
    both(polygon, [
      [-24.5, -95],
      [-24, -106],
      [-15.5, -99],
    ]),
  ),
  part(
    'main',
    smooth(
      [
        [-30, -76],
        [-16, -93],
        [0, -96],
        [16, -93],
        [30, -76],
        [12, -60],
        [0, -48],
        [-12, -60],
      ],
      true,
      0.7,
    ),
  ),
  mark(
    'white',
    both(
      points => smooth(points, true, 0.7),
      [
        [-30, -76],
        [-18, -76],
        [-6, -66],
        [0, -48],
        [-12, -60],
      ],
    ),
  ),
  mark(
    'white',
    smooth(
      [
        [-8, -56],
        [8, -56],
        [5, -32],
        [0, -24],
        [-5, -32],
      ],
      true,
      0.7,
    ),
  ),
  mark('ink', pair(8, -4, 7, 5)),
  mark('ink', ellipse(0, -51, 3.6, 3)),
  ...eye(-11, -76, 3.2),
  ...eye(11, -76, 3.2),
]

export const rabbit = (): Part[] => [
  part('light', ellipse(-31, -16, 9)),
  part('dark', ellipse(22, -80, 5.6, 21, 16)),
  part('main', ellipse(11, -81, 6, 22, -4)),
  mark('accent', ellipse(11, -81, 2.8, 16, -4)),
  part(
    'main',
    smooth([
      [-28, -4],
      [-33, -24],
      [-18, -44],
      [4, -44],
      [20, -28],
      [20, -4],
    ]),
  ),
  part('main', limb([15, -26], [17, -4], 7, 5)),
  part('main', ellipse(18, -50, 17, 14.5, 8)),
  part('dark', ellipse(-8, -5.5, 19, 6)),
  mark('light', ellipse(26, -45, 7, 6)),
  mark('accent', ellipse(34, -49, 2.6, 2)),
  ...eye(22, -54, 3.3),
]

export const wolf = () =>
  quadruped(
    {
      rump: [-27, -44, 11],
      chest: [15, -46, 14],
      neck: [29, -64, 10],
      head: [35, -69, 9.5],
      muzzle: [53, -63, 4.2],
      leg: [8, 4.6, 3.4],
      knee: 21,
    },
    [
      part('dark', ear(34, -74, 5, 19, 3)),
      part(
        'main',
        smooth([
          [-36, -52],
          [-52, -40],
          [-58, -18],
          [-50, -8],
          [-42, -26],
          [-34, -38],
        ]),
      ),
    ],
    [
      part('main', ear(28, -74, 5.5, 20, -1)),
      mark(
        'light',
        smooth([
          [38, -62],
          [54, -61],
          [46, -58],
          [30, -46],
          [22, -38],
          [24, -54],
        ]),
      ),
      mark('ink', ellipse(57, -64, 2.6, 2.2)),
      ...eye(41, -71, 2.2),
    ],
  )

export const bear = () =>
  quadruped(
    {
      rump: [-24, -44, 23],
      chest: [16, -46, 22],
      neck: [36, -56, 16],
      head: [44, -60, 13.5],
      muzzle: [59, -54, 6.5],
      leg: [12, 9.5, 8],
      knee: 20,
    },
    [part('dark', ellipse(48, -73, 5))],
    [
      part('main', ellipse(36, -72, 5.5)),
      mark('light', ellipse(59, -53, 7, 6)),
      mark('ink', ellipse(64, -56, 3.2, 2.6)),
      ...eye(50, -63, 2.2),
    ],
  )
