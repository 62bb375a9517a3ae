import type { ThingId } from '../lexicon.ts'
import { ellipse, limb, polygon, rectangle, smooth } from '../path.ts'
import { mark, part, stroke, type Part } from './figure.ts'

const boat = (): Part[] => [
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
const ship = (): Part[] => [
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

/** A strip of the balloon's skin. */
const gore = (from: number, to: number) =>
  smooth(
    [
      [from * 3.4, -34],
      [from * 20, -54],
      [from * 36, -92],
      [from * 24, -124],
      [0, -134],
      [to * 24, -124],
      [to * 36, -92],
      [to * 20, -54],
      [to * 3.4, -34],
    ],
    true,
    0.9,
  )
const balloon = (): Part[] => [
  part('main', gore(-1, 1)),
  mark('accent', gore(-0.66, -0.28) + gore(0.28, 0.66)),
  mark('light', gore(-0.28, 0.28)),
  mark('dark', gore(0.82, 1)),
  stroke('hair', 'M-5 -35L-5 -14M5 -35L5 -14', 1),
  part(
    'hair',
    smooth(
      [
        [-7.5, -15],
        [7.5, -15],
        [6, 0],
        [-6, 0],
      ],
      true,
      0.4,
    ),
  ),
]

const rocket = (): Part[] => [
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

const plane = (): Part[] => [
  part(
    'dark',
    polygon([
      [-6, -56],
      [-30, -92],
      [-18, -92],
      [18, -54],
    ]),
  ),
  part(
    'main',
    smooth([
      [58, -48],
      [44, -60],
      [10, -62],
      [-36, -58],
      [-58, -60],
      [-50, -46],
      [-10, -40],
      [44, -40],
    ]),
  ),
  part(
    'accent',
    polygon([
      [-40, -56],
      [-62, -84],
      [-48, -84],
      [-24, -57],
    ]) +
      polygon([
        [-44, -52],
        [-64, -62],
        [-54, -64],
        [-32, -54],
      ]),
  ),
  part(
    'accent',
    polygon([
      [10, -46],
      [-24, -12],
      [-10, -12],
      [32, -45],
    ]),
  ),
  mark(
    'glass',
    smooth(
      [
        [48, -56],
        [40, -58],
        [40, -52],
        [54, -51],
      ],
      true,
      0.5,
    ) + [-20, -10, 0, 10, 20, 30].map(x => ellipse(x, -53, 2)).join(''),
  ),
]

const ufo = (): Part[] => [
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

const wheel = (x: number, radius: number): Part[] => [
  part('ink', ellipse(x, -radius, radius)),
  mark('light', ellipse(x, -radius, radius * 0.45)),
]
const car = (): Part[] => [
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

const train = (): Part[] => [
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

const bicycle = (): Part[] => [
  stroke('ink', ellipse(-34, -24, 22) + ellipse(36, -24, 22), 3.4),
  stroke(
    'main',
    'M-34 -24L-16 -56L20 -56L0 -24L-34 -24M-16 -56L0 -24M20 -56L36 -24M-16 -56L-20 -66M20 -56L17 -70',
    3.6,
  ),
  stroke('ink', 'M-29 -67L-12 -67M12 -72L24 -70', 4),
  part('light', ellipse(0, -24, 5)),
]

const lantern = (): Part[] => [
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

const kite = (): Part[] => [
  stroke(
    'hair',
    smooth(
      [
        [0, -30],
        [10, -16],
        [-8, -4],
        [6, 12],
      ],
      false,
    ),
    1.4,
  ),
  part(
    'main',
    polygon([
      [0, -110],
      [30, -72],
      [0, -30],
      [-30, -72],
    ]),
  ),
  mark(
    'accent',
    polygon([
      [0, -110],
      [30, -72],
      [0, -72],
    ]) +
      polygon([
        [-30, -72],
        [0, -72],
        [0, -30],
      ]),
  ),
  part(
    'gold',
    [
      [9, -17],
      [-7, -4],
      [6, 11],
    ]
      .map(
        ([x = 0, y = 0]) =>
          polygon([
            [x - 8, y - 4],
            [x, y],
            [x - 8, y + 4],
          ]) +
          polygon([
            [x + 8, y - 4],
            [x, y],
            [x + 8, y + 4],
          ]),
      )
      .join(''),
  ),
]

const robot = (): Part[] => [
  part('dark', limb([-10, -34], [-10, -6], 5, 5) + limb([10, -34], [10, -6], 5, 5)),
  part(
    'deep',
    smooth(
      [
        [-20, 0],
        [-18, -9],
        [-3, -9],
        [-2, 0],
      ],
      true,
      0.3,
    ) +
      smooth(
        [
          [2, 0],
          [3, -9],
          [18, -9],
          [20, 0],
        ],
        true,
        0.3,
      ),
  ),
  part(
    'dark',
    limb([-22, -62], [-32, -44], 4.6, 4.6) +
      limb([22, -62], [34, -52], 4.6, 4.6) +
      limb([34, -52], [38, -66], 4.6, 4.6),
  ),
  part('deep', ellipse(-33, -39, 5.4) + ellipse(39, -70, 5.4)),
  part(
    'main',
    smooth(
      [
        [-22, -68],
        [22, -68],
        [20, -32],
        [-20, -32],
      ],
      true,
      0.3,
    ),
  ),
  mark(
    'dark',
    smooth(
      [
        [-13, -60],
        [13, -60],
        [13, -44],
        [-13, -44],
      ],
      true,
      0.2,
    ),
  ),
  mark('gold', ellipse(-6, -52, 3)),
  mark('accent', ellipse(5, -52, 3)),
  stroke('dark', 'M0 -98L0 -108', 2),
  part('accent', ellipse(0, -110, 3.6)),
  part(
    'main',
    smooth(
      [
        [-20, -98],
        [20, -98],
        [21, -72],
        [-21, -72],
      ],
      true,
      0.35,
    ),
  ),
  mark(
    'ink',
    smooth(
      [
        [-15, -93],
        [15, -93],
        [15, -78],
        [-15, -78],
      ],
      true,
      0.4,
    ),
  ),
  mark('gold', ellipse(-7, -86, 4) + ellipse(7, -86, 4)),
]

const campfire = (): Part[] => [
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

const snowman = (): Part[] => [
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

export const THING_FIGURES: Readonly<Record<ThingId, () => readonly Part[]>> = {
  boat,
  ship,
  balloon,
  rocket,
  plane,
  ufo,
  car,
  train,
  bicycle,
  lantern,
  kite,
  robot,
  campfire,
  snowman,
}
