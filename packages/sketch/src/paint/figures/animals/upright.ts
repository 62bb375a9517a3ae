import { eye, mark, part, type Part } from '../../figure.ts'
import { both, pair } from '../mirror.ts'
import { ellipse, polygon, smooth } from '../../../path.ts'

export const penguin = (): Part[] => [
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

export const owl = (): Part[] => [
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
