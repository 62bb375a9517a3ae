import { fade, oklch, shift } from '../../colour.ts'
import { ellipse, limb, polygon, rectangle, smooth, type Point } from '../../path.ts'
import { air, body, detail, light as shining, line, radial, vertical, type Node } from '../../shape.ts'
import type { Carpentry, PiecePainter } from './piece.ts'

const SPINES = [
  oklch(0.45, 0.12, 25),
  oklch(0.42, 0.08, 250),
  oklch(0.48, 0.08, 155),
  oklch(0.7, 0.1, 78),
  oklch(0.38, 0.06, 310),
  oklch(0.84, 0.04, 85),
] as const

function booksOn({ light, random }: Carpentry, left: number, right: number, y: number): Node[] {
  const nodes: Node[] = []
  for (let x = left; x < right - 4;) {
    const [wide, tall] = [random.between(3, 6.5), random.between(22, 31)]
    if (random.chance(0.08)) x += random.between(4, 10)
    if (x + wide > right) break
    const colour = random.pick(SPINES)
    nodes.push(detail(rectangle(x, y - tall, wide, tall), light.tube(colour)))
    x += wide + 0.4
  }
  return nodes
}

export const bookcase: PiecePainter = own => {
  const { light, colour, wood } = own
  const timber = colour ?? wood
  const rows = [-6, -44, -82, -120, -158]
  return [
    body(rectangle(-62, -204, 124, 204), light.tube(timber)),
    detail(rectangle(-57, -198, 114, 194), light.dark(shift(timber, -0.1), 0.45)),
    ...rows.flatMap(y => [...booksOn(own, -55, 55, y), body(rectangle(-58, y, 116, 4), light.bright(timber, 0.1))]),
    body(rectangle(-66, -210, 132, 8), light.bright(timber, 0.14)),
  ]
}

export const fireplace: PiecePainter = ({ light, colour }) => {
  const stone = colour ?? oklch(0.78, 0.02, 70)
  const flame = (x: number, tall: number, wide: number): Point[] => [
    [x, -8],
    [x + wide, -20],
    [x + wide * 0.3, -8 - tall],
    [x - wide, -22],
  ]
  return [
    body(rectangle(-44, -260, 88, 150), light.tube(shift(stone, -0.03))),
    body(rectangle(-76, -112, 152, 112), light.tube(stone)),
    body(rectangle(-86, -124, 172, 13), light.bright(stone, 0.2)),
    detail(
      smooth(
        [
          [-46, 0],
          [-46, -66],
          [0, -86],
          [46, -66],
          [46, 0],
        ],
        true,
        0.5,
      ),
      light.lit(oklch(0.18, 0.02, 40)),
    ),
    air(ellipse(0, -30, 150), radial([0, oklch(0.8, 0.15, 62, 0.5)], [1, oklch(0.75, 0.15, 55, 0)])),
    detail(limb([-28, -5], [26, -8], 5, 5) + limb([-24, -10], [28, -4], 5, 5), light.lit(oklch(0.34, 0.06, 45))),
    shining(smooth(flame(0, 50, 17)) + smooth(flame(-18, 30, 10)) + smooth(flame(18, 34, 10)), oklch(0.74, 0.18, 52)),
    shining(smooth(flame(0, 30, 9)), oklch(0.92, 0.13, 92)),
  ]
}

export const piano: PiecePainter = ({ light, colour }) => {
  const lacquer = colour ?? oklch(0.26, 0.03, 40)
  const blacks = Array.from({ length: 20 }, (_, index) =>
    index % 7 === 2 || index % 7 === 6 ? '' : rectangle(-62 + index * 6.2, -76, 3, 5),
  ).join('')
  return [
    body(limb([-66, -66], [-66, 0], 5, 4) + limb([66, -66], [66, 0], 5, 4), light.lit(lacquer)),
    body(rectangle(-76, -126, 152, 124), light.tube(lacquer)),
    body(rectangle(-80, -132, 160, 8), light.bright(lacquer, 0.2)),
    body(rectangle(-76, -78, 152, 14), light.dark(lacquer, 0.2)),
    detail(rectangle(-68, -77, 136, 9), light.bright(oklch(0.95, 0.01, 85), 0.2)),
    detail(blacks, light.shade),
    detail(
      polygon([
        [-22, -96],
        [22, -96],
        [20, -122],
        [-20, -122],
      ]),
      light.bright(oklch(0.94, 0.02, 85), 0.1),
    ),
  ]
}

/** The wall of a kitchen, as long as asked: cupboards below, a stove among them. */
export const counter = ({ light, colour, fabric }: Carpentry, long: number): Node[] => {
  const front = colour ?? { ...fabric, l: 0.72, c: Math.min(0.06, fabric.c) }
  const count = Math.max(3, Math.round(long / 62))
  const wide = long / count
  const stove = Math.floor(count / 2)
  const doors = Array.from({ length: count }, (_, index): Node[] => {
    const x = -long / 2 + index * wide
    if (index === stove)
      return [
        body(rectangle(x + 2, -86, wide - 4, 82), light.tube(oklch(0.86, 0.008, 250))),
        detail(rectangle(x + 9, -58, wide - 18, 38), light.lit(oklch(0.26, 0.02, 260))),
        line(`M${x + 10} -64L${x + wide - 10} -64`, light.lit(oklch(0.6, 0.01, 250)), 3),
        detail([0.2, 0.4, 0.6, 0.8].map(at => ellipse(x + wide * at, -76, 3)).join(''), light.shade),
      ]
    return [
      body(rectangle(x + 2, -86, wide - 4, 82), vertical([0, light.bright(front, 0.14)], [1, light.dark(front, 0.1)])),
      line(rectangle(x + 8, -78, wide - 16, 66), fade(light.dark(front, 0.3), 0.6), 1.6),
      detail(ellipse(x + wide - 13, -50, 2.4), light.lit(oklch(0.72, 0.1, 85))),
    ]
  }).flat()
  return [
    body(rectangle(-long / 2, -88, long, 88), light.dark(front, 0.3)),
    ...doors,
    body(rectangle(-long / 2 - 4, -94, long + 8, 9), light.bright(oklch(0.56, 0.08, 58), 0.14)),
    detail(rectangle(-long / 2, -4, long, 4), light.shade),
  ]
}

export const table: PiecePainter = ({ light, colour, wood }) => {
  const timber = colour ?? wood
  return [
    body(limb([-66, -70], [-70, 0], 5, 3.6) + limb([66, -70], [70, 0], 5, 3.6), light.dark(timber, 0.14)),
    body(rectangle(-74, -72, 148, 12), light.dark(timber, 0.24)),
    body(
      polygon([
        [-70, -92],
        [70, -92],
        [86, -72],
        [-86, -72],
      ]),
      vertical([0, light.lit(timber)], [1, light.bright(timber, 0.22)]),
    ),
    body(rectangle(-86, -73, 172, 5), light.dark(timber, 0.08)),
  ]
}

/** A bench of heavy timber with a vice. */
export const bench: PiecePainter = own => {
  const { light, wood } = own
  return [
    ...table({ ...own, wood: shift(wood, 0.06) }),
    body(rectangle(-66, -30, 132, 6), light.dark(wood, 0.2)),
    body(rectangle(66, -88, 18, 14) + rectangle(80, -84, 12, 6), light.tube(oklch(0.45, 0.05, 240))),
  ]
}
