import { mark, type Part, part, stroke } from '../../figure.ts'
import { ellipse, limb, polygon, smooth } from '../../../path.ts'

const wing = (side: number): string =>
  smooth([
    [side * 3, -50],
    [side * 14, -84],
    [side * 40, -100],
    [side * 54, -88],
    [side * 48, -62],
    [side * 24, -46],
  ])

const hindWing = (side: number): string =>
  smooth([
    [side * 3, -48],
    [side * 28, -46],
    [side * 42, -30],
    [side * 34, -8],
    [side * 20, -6],
    [side * 8, -24],
  ])

export const butterfly = (): Part[] => [
  part('dark', hindWing(1) + hindWing(-1)),
  part('main', wing(1) + wing(-1)),
  mark(
    'light',
    [1, -1]
      .map(
        side =>
          ellipse(side * 34, -80, 7, 9, side * 40) +
          ellipse(side * 44, -68, 3.5) +
          ellipse(side * 24, -28, 6, 8, side * -20),
      )
      .join(''),
  ),
  mark('ink', [1, -1].map(side => ellipse(side * 34, -80, 3, 4.5, side * 40)).join('')),
  part('ink', limb([0, -72], [0, -18], 3.2, 1.8)),
  stroke('ink', 'M-1 -72C-4 -86 -10 -94 -16 -97M1 -72C4 -86 10 -94 16 -97', 1.6),
]

const batWing = (dx: number, dy: number): string =>
  polygon([
    [8 + dx, -52 + dy],
    [4 + dx, -96 + dy],
    [-14 + dx, -124 + dy],
    [-56 + dx, -106 + dy],
    [-44 + dx, -96 + dy],
    [-50 + dx, -76 + dy],
    [-36 + dx, -76 + dy],
    [-34 + dx, -60 + dy],
    [-20 + dx, -62 + dy],
    [-12 + dx, -46 + dy],
  ])

export const dragon = (): Part[] => [
  part('deep', batWing(18, 0)),
  stroke(
    'main',
    smooth(
      [
        [-30, -34],
        [-52, -24],
        [-70, -34],
        [-84, -22],
      ],
      false,
    ),
    7,
  ),
  part(
    'main',
    polygon([
      [-80, -28],
      [-100, -30],
      [-88, -8],
    ]),
  ),
  part(
    'main',
    smooth([
      [34, -54],
      [16, -62],
      [-10, -52],
      [-40, -38],
      [-44, -28],
      [-12, -26],
      [16, -34],
    ]),
  ),
  stroke(
    'main',
    smooth(
      [
        [22, -50],
        [40, -58],
        [44, -78],
        [58, -88],
      ],
      false,
    ),
    11,
  ),
  part(
    'main',
    smooth(
      [
        [52, -98],
        [66, -96],
        [86, -84],
        [82, -78],
        [62, -80],
        [52, -86],
      ],
      true,
      0.7,
    ),
  ),
  part(
    'dark',
    polygon([
      [56, -96],
      [38, -108],
      [52, -90],
    ]) +
      polygon([
        [60, -97],
        [48, -114],
        [66, -95],
      ]),
  ),
  part(
    'dark',
    [0, 1, 2, 3]
      .map(index =>
        polygon([
          [-30 + index * 12, -44 - index * 4],
          [-30 + index * 12, -56 - index * 4],
          [-20 + index * 12, -46 - index * 4],
        ]),
      )
      .join(''),
  ),
  mark(
    'light',
    smooth([
      [26, -40],
      [8, -34],
      [-20, -29],
      [-36, -30],
      [-10, -27],
      [14, -32],
    ]),
  ),
  part('dark', limb([-18, -32], [-28, -12], 7, 4) + limb([8, -36], [14, -16], 6, 3.6)),
  part('accent', batWing(0, 0)),
  stroke('main', 'M8 -52L4 -96L-14 -124M4 -96L-50 -76M4 -96L-34 -60', 2.6),
  mark('gold', ellipse(67, -90, 2.4)),
]
