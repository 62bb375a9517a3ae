import { mark, type Part, part } from '../../figure.ts'
import { person, woman } from './grown-ups.ts'
import { ellipse, limb, polygon, smooth } from '../../../path.ts'

export const child = (): Part[] => [
  part('deep', limb([-5, -38], [-6, -4], 6.2, 4.6) + limb([5, -38], [7, -4], 6.2, 4.6)),
  part('ink', limb([-9, -3], [-4, -3], 3.6, 3.2) + limb([6, -3], [12, -3], 3.6, 3.2)),
  part('main', limb([-10, -62], [-19, -48], 4.6, 3.6) + limb([10, -62], [21, -76], 4.6, 3.6)),
  part('skin', ellipse(-20, -46, 3.6) + ellipse(22, -78, 3.6)),
  part(
    'main',
    smooth(
      [
        [-11, -66],
        [0, -69],
        [11, -66],
        [14, -36],
        [0, -33],
        [-14, -36],
      ],
      true,
      0.8,
    ),
  ),
  part('skin', ellipse(0, -83, 15, 14.5)),
  part(
    'hair',
    smooth([
      [-16, -82],
      [-14, -96],
      [0, -101],
      [14, -96],
      [16, -84],
      [9, -90],
      [-4, -92],
      [-12, -86],
    ]),
  ),
  mark('ink', ellipse(-4, -81, 1.7) + ellipse(7, -81, 1.7)),
  mark('accent', ellipse(-8.5, -76, 2.6, 1.6) + ellipse(10.5, -76, 2.6, 1.6)),
]

/** Moves the coordinates of a path; figures use M, L, C with pairs of numbers. */
function moved({ d, ...rest }: Part, dx: number, scale: number): Part {
  let isX = false
  return {
    ...rest,
    d: d.replace(/-?\d+(?:\.\d+)?/g, value => {
      isX = !isX
      return (Number(value) * scale + (isX ? dx : 0)).toFixed(1)
    }),
  }
}

export const couple = (): Part[] => [
  ...person().map(one => moved(one, -15, 1)),
  ...woman().map(one =>
    moved({ ...one, tone: one.tone === 'main' ? 'accent' : one.tone === 'accent' ? 'main' : one.tone }, 17, 0.93),
  ),
  part('skin', limb([4, -46], [6, -46], 3, 3)),
]

export const dancer = (): Part[] => [
  part('skin', limb([0, -52], [1, -28], 4.2, 3) + limb([1, -28], [0, -5], 3, 1.8)),
  part('skin', limb([-2, -52], [-24, -46], 4.2, 3.2) + limb([-24, -46], [-50, -58], 3.2, 1.6)),
  part(
    'accent',
    polygon([
      [-1.8, -8],
      [1.8, -8],
      [0.4, 0],
      [-0.4, 0],
    ]) + limb([-48, -57], [-55, -60], 2, 0.8),
  ),
  part(
    'skin',
    smooth([
      [-6, -76],
      [-20, -84],
      [-26, -98],
      [-18, -112],
      [-20, -98],
      [-14, -88],
      [-4, -82],
    ]) +
      smooth([
        [6, -76],
        [22, -80],
        [36, -92],
        [44, -104],
        [34, -88],
        [22, -76],
        [4, -70],
      ]),
  ),
  part(
    'light',
    smooth([
      [-6, -58],
      [-32, -54],
      [-40, -48],
      [-24, -45],
      [0, -43],
      [24, -45],
      [40, -48],
      [32, -54],
      [6, -58],
    ]),
  ),
  part(
    'main',
    smooth([
      [-6, -58],
      [-26, -56],
      [-34, -52],
      [-18, -49],
      [0, -48],
      [18, -49],
      [34, -52],
      [26, -56],
      [6, -58],
    ]),
  ),
  part(
    'main',
    smooth(
      [
        [-6, -80],
        [0, -77],
        [6, -80],
        [6, -66],
        [5, -55],
        [-5, -55],
        [-6, -66],
      ],
      true,
      0.8,
    ),
  ),
  part('skin', limb([0, -86], [0, -79], 2.3, 2.6)),
  part('skin', ellipse(0, -92, 6, 6.8)),
  part(
    'hair',
    smooth([
      [-6.4, -91],
      [-5, -98],
      [0, -100],
      [5, -98],
      [6.4, -92],
      [2, -96],
      [-3, -96],
    ]) + ellipse(-2, -101, 3.4),
  ),
]
