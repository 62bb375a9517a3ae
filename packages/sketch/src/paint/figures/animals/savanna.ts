import { eye, mark, part, quadruped, stroke } from '../../figure.ts'
import { ellipse, smooth } from '../../../path.ts'

export const elephant = () =>
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

export const giraffe = () =>
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

export const lion = () =>
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
