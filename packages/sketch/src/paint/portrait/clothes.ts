import { fade, oklch, shift, type Colour } from '../../colour.ts'
import type { ClothesId } from '../../elements.ts'
import { ellipse, polygon, rectangle, smooth, sparkle, type Point } from '../../path.ts'
import { body, detail, line, type Node } from '../../shape.ts'
import { mirrored, type Sitter } from './sitter.ts'

/** Shoulders, and down to the lower edge of the picture. */
function trunk({ woman, child }: Sitter, bottom: number, collar: number): string {
  const half = child ? 190 : woman ? 216 : 262
  return smooth(
    mirrored([
      [collar, 176],
      [collar + 46, 196],
      [half * 0.82, 236],
      [half, 300],
      [half + 22, bottom],
      [0, bottom + 4],
    ]),
    true,
    0.8,
  )
}

type Painter = (sitter: Sitter, colour: Colour, bottom: number) => Node[]

const folds = ({ light }: Sitter, colour: Colour, bottom: number): Node =>
  line(
    `M-150 270C-140 320 -150 380 -142 ${bottom}M150 270C140 320 152 380 144 ${bottom}M-96 262C-84 300 -80 330 -84 370`,
    fade(light.dark(colour, 0.36), 0.5),
    4,
  )

const base: Painter = (sitter, colour, bottom) => [
  body(trunk(sitter, bottom, 52), sitter.shaded(colour)),
  folds(sitter, colour, bottom),
]

const collarOf = ({ light }: Sitter, colour: Colour): Node[] =>
  [-1, 1].map(side =>
    body(
      polygon([
        [side * 62, 168],
        [side * 4, 236],
        [side * 44, 276],
        [side * 86, 196],
      ]),
      side < 0 ? light.bright(colour, 0.16) : light.dark(colour, 0.1),
    ),
  )

const shirt: Painter = (sitter, colour, bottom) => [
  ...base(sitter, colour, bottom),
  ...collarOf(sitter, colour),
  line(`M0 240L0 ${bottom}`, fade(sitter.light.dark(colour, 0.3), 0.7), 3),
  ...[280, 330, 380].map(y => detail(ellipse(8, y, 5), sitter.light.dark(colour, 0.3))),
]

const suit: Painter = (sitter, colour, bottom) => {
  const { light, woman } = sitter
  const white = oklch(0.94, 0.01, 240)
  const tie = oklch(0.45, 0.14, 22)
  return [
    body(trunk(sitter, bottom, 52), sitter.shaded(colour)),
    detail(
      polygon([
        [-58, 176],
        [58, 176],
        [4, bottom],
        [-4, bottom],
      ]),
      light.bright(white, 0.1),
    ),
    ...(woman
      ? []
      : [
          body(
            polygon([
              [-14, 222],
              [14, 222],
              [9, 244],
              [26, bottom],
              [-26, bottom],
              [-9, 244],
            ]),
            light.lit(tie),
          ),
        ]),
    ...collarOf(sitter, white),
    ...[-1, 1].map(side =>
      body(
        polygon([
          [side * 84, 184],
          [side * 122, 256],
          [side * 92, 276],
          [side * 104, 296],
          [side * 8, bottom + 2],
          [side * 2, bottom],
        ]),
        side < 0 ? light.bright(colour, 0.1) : light.dark(colour, 0.16),
      ),
    ),
    folds(sitter, colour, bottom),
  ]
}

const dress: Painter = (sitter, colour, bottom) => {
  const neckline: Point[] = [
    [-112, 214],
    [-60, 250],
    [0, 276],
    [60, 250],
    [112, 214],
    [60, 172],
    [-60, 172],
  ]
  return [
    body(trunk(sitter, bottom, 52), sitter.shaded(colour)),
    folds(sitter, colour, bottom),
    body(smooth(neckline, true, 0.7), sitter.skinPaint),
    line('M-112 214C-64 258 -24 276 0 276C24 276 64 258 112 214', sitter.light.bright(colour, 0.2), 6),
    line('M-66 232C-40 226 -20 230 -10 236M66 232C40 226 20 230 10 236', fade(sitter.fold, 0.6), 3),
  ]
}

const sweater: Painter = (sitter, colour, bottom) => {
  const ribs = Array.from({ length: 11 }, (_, index) => `M${(index - 5) * 12.4} 168L${(index - 5) * 13.6} 222`).join('')
  return [
    ...base(sitter, colour, bottom),
    body(
      smooth(
        [
          [-70, 166],
          [0, 182],
          [70, 166],
          [76, 220],
          [0, 242],
          [-76, 220],
        ],
        true,
        0.5,
      ),
      sitter.shaded(colour, 0.2),
    ),
    line(ribs, fade(sitter.light.dark(colour, 0.3), 0.5), 2.4),
  ]
}

const LINEN = oklch(0.9, 0.02, 85)

const coat: Painter = (sitter, colour, bottom) => [
  ...base(sitter, colour, bottom),
  detail(
    polygon([
      [-60, 172],
      [60, 172],
      [44, bottom],
      [-44, bottom],
    ]),
    sitter.light.bright(LINEN, 0.1),
  ),
  ...collarOf(sitter, LINEN),
  ...[-1, 1].map(side =>
    body(
      smooth(
        [
          [side * 70, 158],
          [side * 108, 196],
          [side * 226, 242],
          [side * 276, 310],
          [side * 290, bottom],
          [side * 40, bottom],
          [side * 26, 320],
        ],
        true,
        0.45,
      ),
      side < 0 ? sitter.shaded(colour, 0.16) : sitter.light.dark(colour, 0.14),
    ),
  ),
  ...[-1, 1].map(side =>
    body(
      polygon([
        [side * 66, 150],
        [side * 30, 312],
        [side * 122, 288],
        [side * 108, 250],
        [side * 138, 236],
        [side * 98, 180],
      ]),
      side < 0 ? sitter.light.bright(colour, 0.16) : sitter.light.dark(colour, 0.04),
    ),
  ),
]

const uniform: Painter = (sitter, colour, bottom) => {
  const { light } = sitter
  const gold = light.lit(oklch(0.8, 0.13, 85))
  return [
    ...base(sitter, colour, bottom),
    body(
      smooth(
        [
          [-64, 164],
          [0, 190],
          [64, 164],
          [70, 206],
          [0, 228],
          [-70, 206],
        ],
        true,
        0.5,
      ),
      sitter.shaded(shift(colour, -0.04), 0.16),
    ),
    line('M-66 204C-30 222 30 222 66 204', gold, 4),
    line(`M0 228L0 ${bottom}`, fade(light.dark(colour, 0.4), 0.8), 3),
    ...[256, 304, 352].map(y => detail(ellipse(0, y, 7.5), gold)),
    ...[-1, 1].flatMap(side => [
      body(
        smooth(
          [
            [side * 128, 208],
            [side * 200, 226],
            [side * 236, 258],
            [side * 214, 262],
            [side * 150, 236],
          ],
          true,
          0.6,
        ),
        gold,
      ),
      line(
        [0, 1, 2, 3, 4]
          .map(
            index => `M${side * (188 + index * 11)} ${250 + index * 3}L${side * (190 + index * 12)} ${274 + index * 4}`,
          )
          .join(''),
        gold,
        4,
      ),
    ]),
    detail(rectangle(78, 284, 64, 12), light.lit(oklch(0.55, 0.16, 25))),
    detail(sparkle(110, 314, 15, 5, 0.45), gold),
  ]
}

const PAINTERS: Readonly<Record<ClothesId, Painter>> = { suit, dress, uniform, sweater, shirt, coat }

/** `height` is that of the picture in units of the sitter: clothes reach below its edge. */
export const paintClothes = (sitter: Sitter, height: number): Node[] =>
  PAINTERS[sitter.clothes.id](sitter, sitter.clothes.colour, height * 0.62)
