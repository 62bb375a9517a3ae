import { mark, type Part, part, stroke } from '../../figure.ts'
import { ellipse, limb, smooth } from '../../../path.ts'

export const robot = (): Part[] => [
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
