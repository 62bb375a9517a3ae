import type { AnimalId } from '../lexicon.ts'
import { ellipse, limb, polygon, smooth, type Point } from '../path.ts'
import { ear, eye, mark, part, quadruped, stroke, type Part } from './figure.ts'
import { FLYING_AND_SWIMMING } from './creatures.ts'

const mirrored = (points: readonly Point[]): Point[] => points.map(([x, y]) => [-x, y])
/** A shape and its mirror image. */
const both = (draw: (points: readonly Point[]) => string, points: readonly Point[]) =>
  draw(points) + draw(mirrored(points))
const pair = (x: number, y: number, rx: number, ry = rx, turn = 0) =>
  ellipse(x, y, rx, ry, turn) + ellipse(-x, y, rx, ry, -turn)

const cat = (): Part[] => [
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

const dog = (): Part[] => [
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

const fox = (): Part[] => [
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

const rabbit = (): Part[] => [
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

const wolf = () =>
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

const horseBody = {
  rump: [-26, -58, 15],
  chest: [19, -58, 15],
  neck: [36, -88, 7.5],
  head: [39, -92, 7.5],
  muzzle: [55, -79, 4.8],
  leg: [9, 4.2, 3],
  knee: 27,
  hoof: 'deep',
} as const
const MANE = smooth([
  [43, -101],
  [33, -97],
  [22, -84],
  [12, -68],
  [14, -60],
  [24, -68],
  [33, -82],
  [40, -92],
])
const HORSE_TAIL = smooth([
  [-37, -68],
  [-49, -60],
  [-55, -36],
  [-54, -12],
  [-46, -20],
  [-42, -42],
  [-34, -56],
])

const horse = () =>
  quadruped(
    horseBody,
    [part('deep', HORSE_TAIL), part('dark', ear(43, -96, 3, 12, 2))],
    [
      part('main', ear(38, -97, 3.4, 12, 0)),
      part('deep', MANE),
      mark(
        'light',
        polygon([
          [45, -92],
          [48, -94],
          [55, -82],
          [52, -80],
        ]),
      ),
      ...eye(43, -91, 2),
      mark('ink', ellipse(57, -79, 1.4)),
    ],
  )

const unicorn = () =>
  quadruped(
    horseBody,
    [part('accent', HORSE_TAIL), part('dark', ear(43, -96, 3, 12, 2))],
    [
      part('main', ear(38, -97, 3.4, 12, 0)),
      part('accent', MANE),
      part(
        'gold',
        polygon([
          [43, -97],
          [58, -124],
          [48, -95],
        ]),
      ),
      ...eye(44, -91, 2),
    ],
  )

const antler = (lean: number) =>
  `${smooth(
    [
      [29, -95],
      [20 + lean, -106],
      [20 + lean, -122],
      [30 + lean, -132],
    ],
    false,
  )}M${20 + lean} -112L${8 + lean} -124M${20 + lean} -120L${14 + lean} -134`
const deer = () =>
  quadruped(
    {
      rump: [-22, -60, 11.5],
      chest: [15, -61, 12],
      neck: [28, -86, 5.6],
      head: [31, -91, 6.2],
      muzzle: [45, -85, 3.6],
      leg: [7, 3.2, 2.3],
      knee: 29,
      hoof: 'ink',
    },
    [
      stroke('deep', antler(8), 2.6),
      part(
        'light',
        smooth([
          [-32, -66],
          [-40, -60],
          [-35, -53],
          [-29, -56],
        ]),
      ),
    ],
    [
      part(
        'dark',
        smooth([
          [28, -93],
          [18, -98],
          [13, -95],
          [21, -89],
        ]),
      ),
      stroke('hair', antler(0), 3),
      ...eye(35, -92, 1.9),
      mark('ink', ellipse(48, -85, 2)),
      mark(
        'light',
        [
          [-18, -66],
          [-8, -68],
          [-14, -60],
          [-2, -64],
          [4, -67],
        ]
          .map(([x = 0, y = 0]) => ellipse(x, y, 1.7))
          .join(''),
      ),
    ],
  )

const bear = () =>
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

const elephant = () =>
  quadruped(
    {
      rump: [-24, -58, 25],
      chest: [14, -58, 26],
      neck: [34, -68, 19],
      head: [42, -72, 18],
      muzzle: [56, -62, 10],
      leg: [13, 10.5, 10],
      knee: 24,
    },
    [
      stroke(
        'dark',
        smooth(
          [
            [-47, -66],
            [-54, -48],
            [-52, -34],
          ],
          false,
        ),
        3,
      ),
    ],
    [
      part(
        'main',
        smooth([
          [50, -70],
          [64, -66],
          [69, -44],
          [66, -18],
          [74, -8],
          [68, -4],
          [58, -14],
          [58, -42],
          [48, -54],
        ]),
      ),
      part(
        'dark',
        smooth([
          [36, -88],
          [20, -88],
          [8, -72],
          [16, -50],
          [30, -46],
          [40, -60],
        ]),
      ),
      part(
        'white',
        smooth([
          [52, -52],
          [60, -40],
          [74, -42],
          [62, -36],
          [52, -42],
        ]),
      ),
      ...eye(50, -74, 2.2),
    ],
  )

const giraffe = () =>
  quadruped(
    {
      rump: [-16, -50, 10],
      chest: [9, -55, 11],
      neck: [25, -104, 4.2],
      head: [27, -108, 5.2],
      muzzle: [40, -102, 3.5],
      leg: [6.4, 3, 2.3],
      knee: 25,
      hoof: 'deep',
    },
    [
      stroke(
        'deep',
        smooth(
          [
            [-25, -54],
            [-31, -40],
            [-29, -26],
          ],
          false,
        ),
        2.2,
      ),
      stroke('deep', 'M29 -112L31 -121', 2.4),
    ],
    [
      stroke('deep', 'M25 -112L25 -121', 2.6),
      part(
        'main',
        smooth([
          [22, -109],
          [12, -112],
          [15, -106],
        ]),
      ),
      ...eye(31, -109, 1.8),
      mark(
        'deep',
        [
          [-16, -54, 4],
          [-8, -50, 3.6],
          [-20, -45, 3.2],
          [0, -57, 4],
          [-4, -63, 0.1],
          [8, -53, 4],
          [2, -49, 3],
          [12, -64, 3.6],
          [14, -74, 3],
          [19, -80, 2.8],
          [18, -88, 2.4],
          [22, -95, 2.2],
          [10, -60, 2],
        ]
          .map(([x = 0, y = 0, radius = 2]) => ellipse(x, y, radius, radius * 0.8, 20))
          .join(''),
      ),
    ],
  )

const lion = () =>
  quadruped(
    {
      rump: [-28, -46, 12.5],
      chest: [13, -48, 14.5],
      neck: [28, -60, 12],
      head: [37, -66, 11.5],
      muzzle: [48, -61, 7],
      leg: [9, 6.2, 5.4],
      knee: 21,
    },
    [
      stroke(
        'main',
        smooth(
          [
            [-38, -50],
            [-54, -42],
            [-56, -24],
            [-64, -16],
          ],
          false,
        ),
        3.6,
      ),
      part('deep', ellipse(-65, -14, 6, 4.5, -30)),
    ],
    [
      part(
        'deep',
        `${ellipse(28, -62, 22, 25)}${[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(index => ellipse(28 + Math.cos(index * 0.628) * 19, -62 + Math.sin(index * 0.628) * 22, 8)).join('')}`,
      ),
      part('main', ellipse(38, -66, 13, 13.5)),
      part('main', ellipse(30, -80, 5)),
      mark('light', ellipse(47, -60, 8, 6.4)),
      mark('ink', ellipse(52, -64, 3.2, 2.4)),
      ...eye(42, -69, 2.2),
    ],
  )

const cow = () =>
  quadruped(
    {
      rump: [-30, -54, 16],
      chest: [18, -54, 17],
      neck: [36, -64, 11],
      head: [44, -70, 9.5],
      muzzle: [57, -61, 7],
      leg: [9, 5.4, 4.4],
      knee: 24,
      hoof: 'ink',
    },
    [
      stroke(
        'main',
        smooth(
          [
            [-45, -62],
            [-52, -44],
            [-50, -26],
          ],
          false,
        ),
        2.6,
      ),
      part('ink', ellipse(-50, -22, 3, 5)),
      part('accent', ellipse(-16, -36, 9, 6)),
    ],
    [
      stroke(
        'light',
        smooth(
          [
            [40, -79],
            [38, -88],
            [45, -92],
          ],
          false,
        ),
        3,
      ),
      part(
        'dark',
        smooth([
          [38, -74],
          [26, -78],
          [26, -72],
          [36, -68],
        ]),
      ),
      mark(
        'ink',
        smooth([
          [-34, -68],
          [-16, -68],
          [-12, -52],
          [-26, -46],
          [-38, -54],
        ]) +
          smooth([
            [2, -70],
            [18, -68],
            [16, -54],
            [4, -52],
          ]),
      ),
      mark('accent', ellipse(58, -60, 7, 6.4)),
      mark('ink', ellipse(61, -62, 1.3)),
      ...eye(49, -73, 2.2),
    ],
  )

const sheep = (): Part[] => [
  ...[-18, -8, 12, 22].map(x => part('ink', limb([x, -26], [x, -3], 3.6, 3))),
  part(
    'white',
    [
      [-26, -44, 14],
      [-14, -56, 15],
      [4, -58, 16],
      [20, -50, 14],
      [24, -36, 12],
      [6, -32, 15],
      [-14, -32, 15],
      [-28, -32, 11],
    ]
      .map(([x = 0, y = 0, radius = 10]) => ellipse(x, y, radius))
      .join(''),
  ),
  part(
    'ink',
    smooth([
      [26, -66],
      [40, -64],
      [50, -50],
      [44, -42],
      [32, -46],
      [26, -56],
    ]),
  ),
  part('ink', ellipse(22, -60, 8, 3.6, 20)),
  part('white', ellipse(30, -67, 8, 5.5)),
  mark('white', ellipse(40, -57, 2.2)),
  mark('ink', ellipse(40.6, -57, 1.2)),
]

const penguin = (): Part[] => [
  part('gold', ellipse(-9, -2, 10, 4) + ellipse(12, -2, 10, 4)),
  part(
    'ink',
    smooth([
      [-8, -72],
      [-30, -44],
      [-34, -26],
      [-24, -30],
    ]),
  ),
  part(
    'ink',
    smooth([
      [0, -101],
      [16, -92],
      [19, -76],
      [26, -46],
      [22, -12],
      [0, -3],
      [-22, -12],
      [-26, -46],
      [-19, -76],
      [-16, -92],
    ]),
  ),
  mark(
    'white',
    smooth([
      [4, -72],
      [18, -48],
      [17, -16],
      [2, -7],
      [-13, -16],
      [-14, -48],
    ]),
  ),
  mark('white', ellipse(8, -82, 9, 10)),
  mark(
    'gold',
    smooth([
      [-2, -72],
      [16, -72],
      [12, -62],
      [0, -62],
    ]),
  ),
  part(
    'ink',
    smooth([
      [14, -70],
      [30, -42],
      [32, -24],
      [22, -30],
    ]),
  ),
  part(
    'gold',
    polygon([
      [16, -86],
      [33, -80],
      [16, -77],
    ]),
  ),
  ...eye(10, -86, 2.8),
]

const owl = (): Part[] => [
  part('gold', pair(10, -2, 8, 4)),
  part(
    'main',
    smooth([
      [0, -100],
      [22, -96],
      [30, -74],
      [30, -36],
      [20, -8],
      [0, -2],
      [-20, -8],
      [-30, -36],
      [-30, -74],
      [-22, -96],
    ]),
  ),
  part(
    'main',
    both(polygon, [
      [-25, -88],
      [-27, -112],
      [-8, -99],
    ]),
  ),
  mark(
    'light',
    smooth([
      [0, -58],
      [16, -46],
      [15, -18],
      [0, -8],
      [-15, -18],
      [-16, -46],
    ]),
  ),
  mark(
    'dark',
    [
      [-6, -46],
      [6, -46],
      [0, -38],
      [-8, -30],
      [8, -30],
      [0, -22],
    ]
      .map(([x = 0, y = 0]) =>
        polygon([
          [x - 3.4, y],
          [x + 3.4, y],
          [x, y + 5],
        ]),
      )
      .join(''),
  ),
  part(
    'dark',
    both(smooth, [
      [-26, -66],
      [-34, -44],
      [-26, -16],
      [-16, -10],
      [-18, -40],
    ]),
  ),
  mark('light', pair(11, -78, 12.5)),
  mark('gold', pair(11, -78, 9)),
  mark('ink', pair(11, -78, 5.6)),
  mark('white', pair(9, -80.5, 1.8)),
  part(
    'gold',
    polygon([
      [-4, -72],
      [4, -72],
      [0, -62],
    ]),
  ),
]

/** Every figure stands about 100 high, feet at 0, looking right or at us. */
export const ANIMAL_FIGURES: Readonly<Record<AnimalId, () => readonly Part[]>> = {
  cat,
  dog,
  fox,
  wolf,
  horse,
  unicorn,
  deer,
  bear,
  rabbit,
  elephant,
  giraffe,
  lion,
  sheep,
  cow,
  penguin,
  owl,
  ...FLYING_AND_SWIMMING,
}
