import { ear, eye, mark, part, quadruped, stroke } from '../../figure.ts'
import { ellipse, polygon, smooth } from '../../../path.ts'

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

export const horse = () =>
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

export const unicorn = () =>
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

export const deer = () =>
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
