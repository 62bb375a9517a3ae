import { fade, oklch, shift } from '../../colour.ts'
import { ellipse, limb, polygon, rectangle, smooth, type Point } from '../../path.ts'
import { air, body, detail, group, light as shining, line, radial, vertical, type Node } from '../../shape.ts'
import type { Carpentry, PiecePainter } from './piece.ts'

const glow = (y: number, radius: number, strength: number): Node =>
  air(
    ellipse(0, y, radius),
    radial(
      [0, oklch(0.92, 0.1, 85, strength)],
      [0.4, oklch(0.9, 0.1, 80, strength * 0.35)],
      [1, oklch(0.9, 0.1, 80, 0)],
    ),
  )

export const floorLamp: PiecePainter = ({ light, colour }) => {
  const shade = colour ?? oklch(0.9, 0.07, 82)
  const brass = oklch(0.62, 0.09, 80)
  return [
    body(ellipse(0, -2, 17, 4), light.lit(brass)),
    body(limb([0, -2], [0, -136], 1.8, 1.6), light.tube(brass)),
    glow(-146, 110, light.evening ? 0.75 : 0.35),
    shining(
      smooth(
        [
          [-15, -168],
          [15, -168],
          [27, -130],
          [-27, -130],
        ],
        true,
        0.15,
      ),
      vertical([0, light.bright(shade, 0.3)], [1, oklch(0.93, 0.09, 85)]),
    ),
  ]
}

/** Hangs from the ceiling: 0, 0 is where its cord begins. */
export const pendant = ({ light, colour }: Carpentry, drop: number): Node[] => {
  const shade = colour ?? oklch(0.42, 0.08, 165)
  return [
    line(`M0 0L0 ${drop}`, light.shade, 1.6),
    glow(drop + 18, 90, light.evening ? 0.7 : 0.3),
    shining(ellipse(0, drop + 19, 7), oklch(0.97, 0.07, 92)),
    body(
      smooth(
        [
          [-5, drop - 4],
          [5, drop - 4],
          [12, drop + 6],
          [27, drop + 18],
          [-27, drop + 18],
          [-12, drop + 6],
        ],
        true,
        0.5,
      ),
      light.tube(shade),
    ),
  ]
}

export const houseplant: PiecePainter = ({ light, random, colour }) => {
  const [pot, green] = [colour ?? oklch(0.6, 0.1, 45), oklch(0.5, 0.1, 148)]
  const leaves = Array.from({ length: 11 }, (_, index) => {
    const angle = -Math.PI * (0.08 + (index / 10) * 0.84)
    const long = random.between(44, 74)
    const tip: Point = [Math.cos(angle) * long * 0.8, -34 + Math.sin(angle) * long]
    const side: Point = [-Math.sin(angle) * 9, Math.cos(angle) * 9]
    return body(
      smooth(
        [
          [0, -32],
          [tip[0] * 0.55 + side[0], -34 + (tip[1] + 34) * 0.6 + side[1]],
          tip,
          [tip[0] * 0.55 - side[0], -34 + (tip[1] + 34) * 0.6 - side[1]],
        ],
        true,
        0.8,
      ),
      index % 2 === 0 ? light.lit(green) : light.dark(green, 0.18),
    )
  })
  return [
    ...leaves,
    body(
      smooth(
        [
          [-19, -38],
          [19, -38],
          [14, 0],
          [-14, 0],
        ],
        true,
        0.15,
      ),
      light.tube(pot),
    ),
    body(rectangle(-21, -42, 42, 8), light.bright(pot, 0.12)),
  ]
}

/** A small painting; 0, 0 is its middle. */
export const wallPicture: PiecePainter = ({ light, fabric, random, colour }) => {
  const sky = oklch(0.82, 0.06, random.pick([60, 220, 30]))
  const hill = (base: number, peak: number): Point[] => [
    [-30, base],
    [-10, base - peak],
    [14, base - 2],
    [30, base - peak * 0.6],
    [30, 22],
    [-30, 22],
  ]
  return [
    body(rectangle(-37, -29, 74, 58), light.lit(colour ?? oklch(0.6, 0.1, 78))),
    body(rectangle(-30, -22, 60, 44), vertical([0, light.lit(sky)], [1, light.bright(sky, 0.4)])),
    group(
      [
        detail(ellipse(12, -8, 6), light.bright(oklch(0.9, 0.1, 85), 0.2)),
        detail(smooth(hill(4, 12)), light.lit(fabric)),
        detail(smooth(hill(14, 8)), light.dark(fabric, 0.2)),
      ],
      { clip: rectangle(-30, -22, 60, 44) },
    ),
  ]
}

/** Lies on the floor: 0, 0 is its middle. */
export const rug: PiecePainter = ({ light, colour, fabric }) => {
  const wool = colour ?? shift(fabric, 0.04, 1.1, -40)
  return [
    body(ellipse(0, 0, 165, 34), light.dark(wool, 0.1)),
    body(ellipse(0, -1, 156, 31), light.lit(wool)),
    line(ellipse(0, -1, 130, 25), fade(light.bright(wool, 0.6), 0.8), 4),
    line(ellipse(0, -1, 98, 18), fade(light.dark(wool, 0.3), 0.6), 3),
  ]
}

/** A board with jars, bowls and a plant; 0, 0 is its middle. */
export const wallShelf: PiecePainter = ({ light, wood, random }) => {
  const jars = [-46, -24, -4, 18, 40].map((x, index) => {
    const tall = random.between(16, 30)
    const colour =
      [
        oklch(0.82, 0.07, 80),
        oklch(0.6, 0.1, 40),
        oklch(0.72, 0.08, 150),
        oklch(0.56, 0.09, 240),
        oklch(0.9, 0.03, 85),
      ][index] ?? wood
    return [
      body(rectangle(x - 8, -tall, 16, tall), light.tube(colour)),
      body(rectangle(x - 6, -tall - 4, 12, 5), light.tube(wood)),
    ]
  })
  return [
    ...jars.flat(),
    body(rectangle(-62, 0, 124, 6), light.bright(wood, 0.1)),
    body(
      polygon([
        [-46, 6],
        [-40, 6],
        [-46, 16],
      ]) +
        polygon([
          [40, 6],
          [46, 6],
          [46, 16],
        ]),
      light.dark(wood, 0.2),
    ),
  ]
}

/** Hammer, saw, screwdrivers and a square on a board; 0, 0 is its middle. */
export const toolWall: PiecePainter = ({ light, wood }) => {
  const [steel, handle] = [light.lit(oklch(0.72, 0.01, 250)), light.lit(oklch(0.55, 0.14, 35))]
  const dots = Array.from({ length: 66 }, (_, index) =>
    ellipse(-70 + (index % 11) * 14, -38 + Math.floor(index / 11) * 15, 1),
  ).join('')
  return [
    body(rectangle(-82, -48, 164, 96), light.bright(shift(wood, 0.14, 0.7), 0.14)),
    detail(dots, fade(light.shade, 0.35)),
    body(limb([-60, -20], [-60, 30], 3, 3.4), handle),
    body(rectangle(-74, -30, 28, 12), steel),
    body(
      polygon([
        [-34, -30],
        [20, -14],
        [20, -6],
        [-34, -8],
      ]),
      steel,
    ),
    body(
      smooth(
        [
          [18, -20],
          [34, -18],
          [36, 0],
          [20, 0],
        ],
        true,
        0.5,
      ),
      handle,
    ),
    ...[-30, -16, -2].flatMap(x => [body(limb([x, 8], [x, 22], 3.2, 2.6), handle), line(`M${x} 22L${x} 40`, steel, 2)]),
    line('M44 -34L44 34L70 34', steel, 6, 'body'),
    body(limb([58, -32], [62, 12], 3, 4), light.lit(oklch(0.5, 0.1, 250))),
  ]
}
