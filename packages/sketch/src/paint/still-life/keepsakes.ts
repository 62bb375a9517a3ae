import { fade, mix, oklch, shift, type Colour } from '../../colour.ts'
import { ellipse, limb, polygon, rectangle, smooth, sparkle } from '../../path.ts'
import { body, detail, line, type Node } from '../../shape.ts'
import { fitted } from '../lettering/letters.ts'
import { glint, turned, TILT, type Painter } from './kit.ts'
import { vaseBody } from './vessels.ts'

const COVERS = [
  oklch(0.42, 0.12, 25),
  oklch(0.4, 0.08, 250),
  oklch(0.44, 0.08, 155),
  oklch(0.66, 0.11, 75),
  oklch(0.36, 0.07, 310),
] as const

/** A small pile, each a little askew. */
export const book: Painter = kit => {
  const { pile } = kit
  return Array.from({ length: pile }, (_, index): Node[] => {
    const cover = kit.colour ?? COVERS[(index + kit.random.whole(0, 4)) % COVERS.length] ?? COVERS[0]
    const [x, y, half] = [kit.random.bell() * 3, -index * 9.4, 33 - index * 2.4]
    const thick = 9
    return [
      body(rectangle(x - half, y - thick, half * 2, thick), kit.light.tube(cover)),
      detail(
        rectangle(x - half + 5, y - thick + 1.5, half * 2 - 5.6, thick - 3),
        kit.light.bright(oklch(0.9, 0.03, 85), 0.1),
      ),
      line(`M${x - half + 6} ${y - 4.5}L${x + half - 1} ${y - 4.5}`, fade(kit.light.shade, 0.22), 0.5),
      ...(index === pile - 1
        ? [
            body(
              polygon([
                [x - half, y - thick],
                [x - half + 7, y - thick - 7],
                [x + half + 1, y - thick - 7],
                [x + half, y - thick],
              ]),
              kit.light.bright(cover, 0.12),
            ),
          ]
        : []),
    ]
  }).flat()
}

export const clock: Painter = kit => {
  const metal = kit.colour ?? oklch(0.68, 0.11, 80)
  const marks = Array.from({ length: 12 }, (_, index) => {
    const angle = (index * Math.PI) / 6
    return ellipse(Math.sin(angle) * 14, -23 - Math.cos(angle) * 14, index % 3 === 0 ? 1.2 : 0.7)
  }).join('')
  return [
    body(limb([-12, -6], [-16, 0], 2.2, 2) + limb([12, -6], [16, 0], 2.2, 2), kit.light.lit(metal)),
    body(ellipse(-12, -44, 6.4, 5, -30) + ellipse(12, -44, 6.4, 5, 30), kit.light.tube(metal)),
    body(ellipse(0, -23, 21), kit.light.ball(metal)),
    detail(ellipse(0, -23, 17.4), kit.light.bright(oklch(0.94, 0.02, 90), 0.2)),
    detail(marks, kit.light.shade),
    line('M0 -23L0 -34M0 -23L8 -19', kit.light.shade, 1.5),
    glint(kit, -8, -32, 1.6, 4, 0.5),
  ]
}

export const globe: Painter = kit => {
  const [sea, land, wood] = [kit.colour ?? oklch(0.6, 0.09, 235), oklch(0.68, 0.1, 120), oklch(0.42, 0.08, 50)]
  const lands =
    smooth([
      [-14, -52],
      [-4, -58],
      [2, -50],
      [-4, -44],
      [-6, -34],
      [-13, -42],
    ]) +
    smooth([
      [6, -50],
      [15, -52],
      [18, -42],
      [10, -32],
      [8, -40],
    ])
  return [
    body(ellipse(0, 0, 17, 17 * TILT), kit.light.tube(wood)),
    body(
      turned(
        [
          [14, -1],
          [4, -6],
          [3, -16],
          [5, -20],
        ],
        0.6,
      ),
      kit.light.tube(wood),
    ),
    line('M-16 -62C-34 -36 -20 -16 2 -17', kit.light.lit(oklch(0.72, 0.11, 85)), 2.6, 'body'),
    body(ellipse(0, -41, 22.5), kit.light.ball(sea)),
    detail(lands, fade(kit.light.lit(land), 0.85)),
    glint(kit, -9, -50, 2.4, 4.4, 0.45),
  ]
}

const BLOOMS: readonly [Colour, ...Colour[]] = [
  oklch(0.66, 0.19, 12),
  oklch(0.84, 0.14, 88),
  oklch(0.72, 0.14, 350),
  oklch(0.9, 0.04, 90),
  oklch(0.62, 0.14, 300),
]

const bloom = (x: number, y: number, size: number, colour: Colour): Node[] => {
  const petals = Array.from({ length: 7 }, (_, index) => {
    const angle = (index / 7) * 6.28 + x
    return ellipse(
      x + Math.cos(angle) * size * 0.55,
      y + Math.sin(angle) * size * 0.5,
      size * 0.52,
      size * 0.42,
      (angle * 180) / Math.PI,
    )
  }).join('')
  return [
    body(petals, colour),
    detail(ellipse(x, y, size * 0.5, size * 0.46), shift(colour, -0.06, 1.1)),
    detail(ellipse(x, y, size * 0.26), mix(colour, oklch(0.8, 0.14, 85), 0.7)),
  ]
}

export const flowers: Painter = kit => {
  const { light, random } = kit
  const heads = Array.from({ length: 9 }, (_, index) => {
    const across = ((index % 3) - 1) * 17 + random.bell() * 6
    return {
      x: across,
      y: -78 - Math.floor(index / 3) * 15 - (17 - Math.abs(across)) * 0.35 + random.bell() * 4,
      size: random.between(9, 12.5),
    }
  }).toSorted((a, b) => a.y - b.y)
  const green = oklch(0.52, 0.1, 142)
  const stems = heads.map(({ x, y }) => `M${x * 0.15} -56C${x * 0.2} -66 ${x * 0.7} -70 ${x} ${y}`).join('')
  const leaves = Array.from({ length: 9 }, (_, index) => {
    const [x, y] = [((index % 5) - 2) * 11 + random.bell() * 4, -66 - random.between(0, 26)]
    return ellipse(x, y, 9, 3.4, x * 3 - 70 + (x > 0 ? 50 : 90))
  }).join('')
  return [
    line(stems, light.lit(green), 1.6),
    body(leaves, light.lit(green)),
    ...heads.flatMap(({ x, y, size }, index) =>
      bloom(
        x,
        y,
        size,
        light.lit(
          shift(kit.colour ?? (kit.random.chance(0.6) ? BLOOMS[0] : random.pick(BLOOMS)), (index % 3) * 0.03 - 0.03),
        ),
      ),
    ),
    ...vaseBody(
      kit,
      kit.colour
        ? oklch(0.88, 0.03, 85)
        : random.pick([oklch(0.6, 0.08, 220), oklch(0.86, 0.04, 85), oklch(0.5, 0.1, 40)]),
    ),
  ]
}

/** Wrapped in paper and string, with a tag: what is in it nobody here can draw, so its name stands on it. */
export const parcel: Painter = kit => {
  const paper = kit.colour ?? oklch(0.72, 0.075, 68)
  const { light } = kit
  const string = light.lit(oklch(0.5, 0.15, 25))
  const name = kit.label === null ? '' : fitted(kit.letters, kit.label, { x: 4, y: -18, width: 46, height: 8 })
  return [
    body(
      polygon([
        [-36, -42],
        [-26, -56],
        [42, -56],
        [36, -42],
      ]),
      light.bright(paper, 0.26),
    ),
    body(
      polygon([
        [36, -42],
        [42, -56],
        [42, -10],
        [36, 0],
      ]),
      light.dark(paper, 0.34),
    ),
    body(rectangle(-36, -42, 72, 42), {
      kind: 'linear',
      from: [0, 0],
      to: [1, 1],
      stops: [
        [0, light.bright(paper, 0.12)],
        [1, light.dark(paper, 0.16)],
      ],
    }),
    line('M-12 0L-12 -42L-4 -56M-36 -26L36 -26L42 -38', string, 1.8),
    line('M-10 -48C-22 -62 -26 -52 -10 -48C4 -64 10 -54 -10 -48', string, 1.6),
    line('M-11 -46C-6 -40 -26 -36 -23 -24', light.bright(oklch(0.8, 0.05, 80), 0.1), 0.8),
    body(
      polygon([
        [-27, -25],
        [30, -25],
        [30, -11],
        [-27, -11],
        [-31, -18],
      ]),
      light.bright(oklch(0.94, 0.03, 88), 0.2),
    ),
    detail(ellipse(-25, -18, 1.3), light.dark(paper, 0.4)),
    ...(name === ''
      ? [detail(sparkle(2, -18, 4, 4), light.shade)]
      : [detail(name, light.dark(oklch(0.3, 0.04, 50), 0.3))]),
  ]
}
