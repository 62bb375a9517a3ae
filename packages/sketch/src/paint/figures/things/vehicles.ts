import { mark, type Part, part, stroke } from '../../figure.ts'
import { ellipse, polygon, rectangle, smooth } from '../../../path.ts'

const wheel = (x: number, radius: number): Part[] => [
  part('ink', ellipse(x, -radius, radius)),
  mark('light', ellipse(x, -radius, radius * 0.45)),
]

export const car = (): Part[] => [
  part(
    'main',
    smooth(
      [
        [-62, -14],
        [-60, -36],
        [-38, -42],
        [-22, -64],
        [20, -66],
        [38, -44],
        [60, -38],
        [64, -14],
      ],
      true,
      0.55,
    ),
  ),
  mark(
    'glass',
    smooth(
      [
        [-32, -43],
        [-19, -59],
        [-2, -60],
        [-2, -43],
      ],
      true,
      0.3,
    ) +
      smooth(
        [
          [4, -60],
          [18, -60],
          [31, -43],
          [4, -43],
        ],
        true,
        0.3,
      ),
  ),
  mark('light', rectangle(-60, -27, 122, 3)),
  mark('gold', ellipse(60, -30, 4, 5)),
  mark('accent', ellipse(-59, -31, 3, 5)),
  ...wheel(-34, 14),
  ...wheel(36, 14),
]

export const train = (): Part[] => [
  ...[0, 1, 2, 3].map(index => part('white', ellipse(40 - index * 26, -100 - index * 9, 10 + index * 4.6))),
  part(
    'deep',
    smooth(
      [
        [30, -60],
        [34, -84],
        [28, -90],
        [48, -90],
        [42, -84],
        [46, -60],
      ],
      true,
      0.3,
    ),
  ),
  part(
    'accent',
    polygon([
      [-62, -84],
      [-18, -84],
      [-18, -12],
      [-62, -12],
    ]),
  ),
  part(
    'deep',
    polygon([
      [-68, -90],
      [-12, -90],
      [-12, -83],
      [-68, -83],
    ]),
  ),
  mark('glass', rectangle(-54, -74, 12, 18) + rectangle(-36, -74, 12, 18)),
  part(
    'main',
    smooth(
      [
        [-20, -60],
        [50, -60],
        [58, -40],
        [50, -20],
        [-20, -20],
      ],
      true,
      0.35,
    ),
  ),
  part('gold', ellipse(8, -62, 9, 8)),
  mark('gold', rectangle(-6, -60, 3, 40) + rectangle(28, -60, 3, 40)),
  part('gold', ellipse(57, -46, 5)),
  part(
    'deep',
    polygon([
      [50, -22],
      [74, -3],
      [46, -3],
    ]) + rectangle(-64, -22, 118, 8),
  ),
  ...wheel(-46, 14),
  ...wheel(-12, 14),
  ...wheel(18, 11),
  ...wheel(42, 11),
]

export const bicycle = (): Part[] => [
  stroke('ink', ellipse(-34, -24, 22) + ellipse(36, -24, 22), 3.4),
  stroke(
    'main',
    'M-34 -24L-16 -56L20 -56L0 -24L-34 -24M-16 -56L0 -24M20 -56L36 -24M-16 -56L-20 -66M20 -56L17 -70',
    3.6,
  ),
  stroke('ink', 'M-29 -67L-12 -67M12 -72L24 -70', 4),
  part('light', ellipse(0, -24, 5)),
]
