import { mark, part, stroke, type Part } from '../../figure.ts'
import { ellipse, limb, polygon, rectangle, smooth } from '../../../path.ts'

const wheel = (x: number, radius: number): Part[] => [
  part('ink', ellipse(x, -radius, radius)),
  mark('light', ellipse(x, -radius, radius * 0.5)),
  mark('dark', ellipse(x, -radius, radius * 0.2)),
]

const panes = (from: number, count: number, step: number, wide: number, y: number, tall: number): string =>
  Array.from({ length: count }, (_, index) => rectangle(from + index * step, y, wide, tall)).join('')

export const truck = (): Part[] => [
  part('deep', rectangle(-80, -22, 158, 9)),
  part('light', rectangle(-82, -86, 104, 66)),
  mark(
    'accent',
    polygon([
      [-82, -58],
      [22, -70],
      [22, -56],
      [-82, -44],
    ]),
  ),
  mark('white', rectangle(-82, -86, 104, 4)),
  part(
    'main',
    smooth(
      [
        [26, -16],
        [26, -70],
        [34, -75],
        [60, -73],
        [76, -48],
        [82, -44],
        [83, -16],
      ],
      true,
      0.3,
    ),
  ),
  mark(
    'glass',
    smooth(
      [
        [42, -66],
        [57, -66],
        [69, -46],
        [42, -46],
      ],
      true,
      0.2,
    ),
  ),
  mark('dark', rectangle(32, -40, 1.6, 22) + rectangle(34, -36, 6, 2.4)),
  mark('gold', ellipse(80, -30, 3.6, 4.6)),
  part('deep', rectangle(76, -20, 10, 6)),
  ...wheel(-56, 14),
  ...wheel(-24, 14),
  ...wheel(56, 14),
]

export const bus = (): Part[] => [
  part(
    'main',
    smooth(
      [
        [-84, -14],
        [-85, -76],
        [-78, -83],
        [70, -83],
        [80, -74],
        [85, -44],
        [85, -14],
      ],
      true,
      0.3,
    ),
  ),
  mark('glass', panes(-76, 5, 25.4, 21, -72, 26)),
  mark(
    'glass',
    smooth(
      [
        [54, -72],
        [70, -72],
        [79, -44],
        [54, -44],
      ],
      true,
      0.2,
    ),
  ),
  mark('light', rectangle(-84, -37, 168, 5)),
  mark('dark', rectangle(28, -70, 1.6, 54) + rectangle(48, -70, 1.6, 54)),
  mark('white', rectangle(40, -81, 28, 6)),
  mark('gold', ellipse(82, -26, 3.4, 4.6)),
  mark('accent', ellipse(-83, -28, 2.6, 5)),
  part('deep', rectangle(-84, -17, 169, 5)),
  ...wheel(-50, 14),
  ...wheel(52, 14),
]

export const tram = (): Part[] => [
  stroke('ink', 'M-6 -88L10 -104L-6 -116M-22 -116L22 -116', 2),
  part(
    'main',
    smooth(
      [
        [-88, -14],
        [-92, -46],
        [-84, -84],
        [84, -84],
        [92, -46],
        [88, -14],
      ],
      true,
      0.35,
    ),
  ),
  part('deep', rectangle(-74, -90, 148, 7)),
  mark(
    'light',
    smooth(
      [
        [-89, -62],
        [-84, -80],
        [84, -80],
        [89, -62],
        [90, -42],
        [-90, -42],
      ],
      true,
      0.2,
    ),
  ),
  mark(
    'glass',
    panes(-62, 6, 21.4, 17.6, -74, 28) +
      smooth(
        [
          [-85, -48],
          [-81, -74],
          [-68, -74],
          [-68, -48],
        ],
        true,
        0.2,
      ) +
      smooth(
        [
          [85, -48],
          [81, -74],
          [68, -74],
          [68, -48],
        ],
        true,
        0.2,
      ),
  ),
  mark('dark', rectangle(-44, -74, 1.6, 60) + rectangle(42, -74, 1.6, 60) + rectangle(-90, -34, 180, 2.4)),
  mark('gold', ellipse(88, -28, 3.6, 4.4) + ellipse(-88, -28, 3.6, 4.4)),
  part('deep', rectangle(-80, -18, 160, 8)),
  ...[-58, -36, 36, 58].flatMap(x => [part('ink', ellipse(x, -8, 8)), mark('light', ellipse(x, -8, 3.4))]),
]

export const motorcycle = (): Part[] => [
  stroke('ink', ellipse(-40, -20, 17) + ellipse(42, -20, 17), 6),
  part('light', ellipse(-40, -20, 4) + ellipse(42, -20, 4)),
  stroke('light', 'M42 -20L26 -62M-40 -20L-4 -22', 4),
  stroke('light', 'M-6 -14L-52 -12', 5),
  part(
    'deep',
    smooth(
      [
        [-16, -16],
        [-18, -38],
        [14, -40],
        [18, -16],
        [4, -10],
      ],
      true,
      0.5,
    ),
  ),
  mark('light', rectangle(-10, -34, 20, 2) + rectangle(-10, -29, 20, 2) + rectangle(-10, -24, 20, 2)),
  part(
    'main',
    smooth(
      [
        [-2, -44],
        [8, -60],
        [28, -58],
        [30, -46],
        [12, -40],
      ],
      true,
      0.7,
    ),
  ),
  part(
    'ink',
    smooth(
      [
        [-46, -50],
        [-22, -54],
        [2, -46],
        [-4, -40],
        [-40, -42],
      ],
      true,
      0.7,
    ),
  ),
  part(
    'main',
    smooth(
      [
        [-60, -36],
        [-42, -44],
        [-24, -40],
        [-30, -34],
        [-54, -30],
      ],
      true,
      0.7,
    ),
  ),
  stroke('ink', 'M26 -62L14 -72', 3.6),
  part('gold', ellipse(34, -56, 5.6, 6)),
  part('main', limb([30, -38], [52, -40], 2, 2)),
]
