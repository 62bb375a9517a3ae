import { fade, oklch, shift } from '../../colour.ts'
import { ellipse, limb, polygon, rectangle, smooth } from '../../path.ts'
import { body, detail, line, vertical } from '../../shape.ts'
import type { PiecePainter } from './piece.ts'

export const sofa: PiecePainter = ({ light, colour, fabric, wood }) => {
  const cloth = colour ?? fabric
  const face = vertical([0, light.bright(cloth, 0.18)], [1, light.dark(cloth, 0.14)])
  return [
    body(limb([-82, -10], [-84, 0], 4, 3) + limb([82, -10], [84, 0], 4, 3), light.lit(wood)),
    body(
      smooth(
        [
          [-88, -46],
          [-86, -84],
          [-70, -92],
          [70, -92],
          [86, -84],
          [88, -46],
        ],
        true,
        0.5,
      ),
      face,
    ),
    line('M0 -90L0 -46', fade(light.dark(cloth, 0.4), 0.6), 2),
    body(rectangle(-84, -30, 168, 22), light.dark(cloth, 0.2)),
    ...[-41, 41].map(x =>
      body(
        smooth(
          [
            [x - 39, -30],
            [x - 38, -44],
            [x, -48],
            [x + 38, -44],
            [x + 39, -30],
          ],
          true,
          0.6,
        ),
        light.bright(cloth, 0.12),
      ),
    ),
    ...[-92, 92].map(x =>
      body(
        smooth(
          [
            [x - 14, -6],
            [x - 15, -54],
            [x, -64],
            [x + 15, -54],
            [x + 14, -6],
          ],
          true,
          0.6,
        ),
        light.tube(cloth),
      ),
    ),
    body(
      smooth(
        [
          [-66, -46],
          [-62, -78],
          [-30, -74],
          [-34, -44],
        ],
        true,
        0.3,
      ),
      light.lit(shift(cloth, 0.14, 0.8, 60)),
    ),
    body(
      smooth(
        [
          [42, -46],
          [36, -76],
          [68, -80],
          [70, -46],
        ],
        true,
        0.3,
      ),
      light.lit(oklch(0.86, 0.05, 85)),
    ),
  ]
}

export const armchair: PiecePainter = ({ light, colour, fabric, wood }) => {
  const cloth = colour ?? shift(fabric, 0.02, 1, 40)
  return [
    body(limb([-32, -12], [-36, 0], 4, 3) + limb([32, -12], [36, 0], 4, 3), light.lit(wood)),
    body(
      smooth(
        [
          [-34, -40],
          [-40, -92],
          [-24, -112],
          [24, -112],
          [40, -92],
          [34, -40],
        ],
        true,
        0.7,
      ),
      vertical([0, light.bright(cloth, 0.2)], [1, light.dark(cloth, 0.2)]),
    ),
    detail(ellipse(-12, -84, 2) + ellipse(12, -84, 2) + ellipse(0, -68, 2), light.dark(cloth, 0.3)),
    body(rectangle(-34, -32, 68, 22), light.dark(cloth, 0.18)),
    body(
      smooth(
        [
          [-34, -30],
          [-32, -46],
          [0, -51],
          [32, -46],
          [34, -30],
        ],
        true,
        0.6,
      ),
      light.bright(cloth, 0.14),
    ),
    ...[-40, 40].map(x =>
      body(
        smooth(
          [
            [x - 11, -8],
            [x - 12, -56],
            [x, -64],
            [x + 12, -56],
            [x + 11, -8],
          ],
          true,
          0.6,
        ),
        light.tube(cloth),
      ),
    ),
  ]
}

/** Of wood, seen from the side; it looks to the right. */
export const chair: PiecePainter = ({ light, colour, wood }) => {
  const own = colour ?? wood
  return [
    body(
      limb([-18, -46], [-22, 0], 2.6, 2) + limb([18, -46], [21, 0], 2.6, 2) + limb([-18, -46], [-24, -94], 2.8, 2.4),
      light.lit(own),
    ),
    body(limb([-20, -62], [-21, -64], 2, 2) + limb([-23, -86], [-16, -86], 4, 2), light.dark(own, 0.1)),
    body(
      smooth(
        [
          [-22, -46],
          [-20, -51],
          [22, -50],
          [24, -46],
        ],
        true,
        0.4,
      ),
      light.bright(own, 0.16),
    ),
    line('M-18 -22L19 -22', light.dark(own, 0.2), 2.6),
  ]
}

export const bed: PiecePainter = ({ light, colour, fabric, wood }) => {
  const cover = colour ?? fabric
  const linen = oklch(0.94, 0.012, 85)
  return [
    body(
      smooth(
        [
          [-104, 0],
          [-104, -96],
          [-84, -108],
          [-84, 0],
        ],
        true,
        0.2,
      ),
      light.tube(wood),
    ),
    body(rectangle(92, -56, 12, 56), light.tube(wood)),
    body(rectangle(-96, -34, 196, 22), light.dark(wood, 0.1)),
    body(
      smooth(
        [
          [-88, -34],
          [-88, -54],
          [92, -52],
          [94, -34],
        ],
        true,
        0.2,
      ),
      light.lit(linen),
    ),
    body(
      smooth(
        [
          [-84, -52],
          [-84, -76],
          [-58, -84],
          [-36, -74],
          [-36, -54],
        ],
        true,
        0.6,
      ),
      light.bright(linen, 0.3),
    ),
    body(
      smooth(
        [
          [-40, -54],
          [-34, -64],
          [20, -66],
          [90, -60],
          [98, -50],
          [96, -12],
          [-36, -14],
        ],
        true,
        0.35,
      ),
      vertical([0, light.bright(cover, 0.2)], [1, light.dark(cover, 0.16)]),
    ),
    body(
      polygon([
        [-40, -58],
        [-22, -64],
        [-18, -14],
        [-38, -14],
      ]),
      light.bright(linen, 0.2),
    ),
    line(
      'M8 -62C14 -46 6 -30 12 -16M44 -62C38 -44 50 -34 46 -16M74 -58C80 -44 72 -30 76 -16',
      fade(light.dark(cover, 0.4), 0.45),
      2,
    ),
  ]
}
