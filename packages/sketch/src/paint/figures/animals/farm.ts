import { eye, mark, part, type Part, quadruped, stroke } from '../../figure.ts'
import { ellipse, limb, smooth } from '../../../path.ts'

export const cow = () =>
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

export const sheep = (): Part[] => [
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
