import { fade, mix, oklch, shift, type Colour } from '../../colour.ts'
import { ellipse, limb, smooth, type Point } from '../../path.ts'
import { air, body, detail, line, type Node } from '../../shape.ts'
import { glint, type Kit, type Painter } from './kit.ts'

const WOOD = oklch(0.38, 0.06, 60)
const LEAF = oklch(0.56, 0.12, 138)

const leaf = ({ light }: Kit, x: number, y: number, long: number): Node =>
  body(
    smooth([
      [x, y],
      [x + long * 0.45, y - long * 0.42],
      [x + long, y - long * 0.3],
      [x + long * 0.5, y + long * 0.06],
    ]),
    light.lit(LEAF),
  )

const stalk = ({ light }: Kit, x: number, y: number, tall: number): Node =>
  body(limb([x, y], [x + tall * 0.3, y - tall], 0.9, 1.2), light.lit(WOOD))

/** A blush of another colour on one side. */
const blush = (colour: Colour, x: number, y: number, radius: number): Node =>
  air(ellipse(x, y, radius), {
    kind: 'radial',
    at: [0.5, 0.5],
    radius: 0.5,
    stops: [
      [0, fade(colour, 0.55)],
      [1, fade(colour, 0)],
    ],
  })

export const apple: Painter = kit => {
  const colour = kit.colour ?? kit.random.pick([oklch(0.54, 0.19, 27), oklch(0.7, 0.17, 125), oklch(0.62, 0.18, 35)])
  const outline = smooth([
    [0, -24.6],
    [6, -26.6],
    [12.4, -21],
    [12.6, -11],
    [8, -2],
    [3, -0.2],
    [0, -1],
    [-3, -0.2],
    [-8, -2],
    [-12.6, -11],
    [-12.4, -21],
    [-6, -26.6],
  ])
  return [
    body(outline, kit.light.ball(colour)),
    blush(kit.light.lit(oklch(0.8, 0.15, 90)), 3, -18, 9),
    detail(ellipse(0, -24.4, 4, 1.5), kit.light.dark(colour, 0.35)),
    stalk(kit, 0, -24, 6),
    leaf(kit, 1, -27, 9),
    glint(kit, -5, -19, 1.8, 3.2, 0.55),
  ]
}

export const pear: Painter = kit => {
  const colour = kit.colour ?? kit.random.pick([oklch(0.78, 0.15, 112), oklch(0.74, 0.14, 92)])
  const outline = smooth([
    [0, -36],
    [4.6, -33.5],
    [6.6, -26],
    [11.6, -16],
    [12, -7],
    [6.5, -0.6],
    [0, 0],
    [-6.5, -0.6],
    [-12, -7],
    [-11.6, -16],
    [-6.6, -26],
    [-4.6, -33.5],
  ])
  return [
    body(outline, kit.light.ball(colour)),
    blush(kit.light.lit(oklch(0.62, 0.16, 40)), 6, -12, 8),
    stalk(kit, 0, -35, 7),
    glint(kit, -4.6, -14, 1.8, 3.6, 0.5),
  ]
}

/** A ball of a fruit: its skin has pores, a stalk's end on top. */
const citrus =
  (usual: Colour, radius: number, long = 1): Painter =>
  kit => {
    const colour = kit.colour ?? usual
    const pores = Array.from({ length: 16 }, () =>
      ellipse(kit.random.bell() * radius * 0.7 * long, -radius + kit.random.bell() * radius * 0.7, 0.45),
    ).join('')
    return [
      body(ellipse(0, -radius, radius * long, radius), kit.light.ball(colour)),
      ...(long > 1.1 ? [body(ellipse(radius * long, -radius, 2.6, 2), kit.light.dark(colour, 0.18))] : []),
      detail(pores, fade(kit.light.dark(colour, 0.3), 0.4)),
      detail(ellipse(1, -radius * 1.86, 1.6, 0.8), kit.light.lit(LEAF)),
      glint(kit, -radius * 0.4, -radius * 1.4, 1.9, 3, 0.5),
    ]
  }
export const orange = citrus(oklch(0.72, 0.18, 55), 12.5)
export const lemon = citrus(oklch(0.87, 0.16, 100), 9.5, 1.3)

export const peach: Painter = kit => {
  const colour = kit.colour ?? oklch(0.77, 0.13, 58)
  return [
    body(ellipse(0, -12, 12.4, 12), kit.light.ball(colour)),
    blush(kit.light.lit(oklch(0.6, 0.18, 22)), 3, -12, 10),
    line('M1 -23C-4 -18 -5 -10 -2 -3', kit.light.dark(colour, 0.25), 0.8),
    leaf(kit, 0, -23, 10),
  ]
}

export const plum: Painter = kit => {
  const colour = kit.colour ?? oklch(0.4, 0.12, 318)
  return [
    body(ellipse(0, -9.5, 10.5, 9.5), kit.light.ball(colour)),
    line('M1 -18.5C-3 -14 -4 -8 -2 -3', kit.light.dark(colour, 0.4), 0.8),
    stalk(kit, 0, -18, 4),
    glint(kit, -4, -13, 2, 2.6, 0.35),
  ]
}

export const tomato: Painter = kit => {
  const colour = kit.colour ?? oklch(0.6, 0.21, 30)
  const crown = [-1, -0.4, 0.4, 1].map(at => limb([0, -19.4], [at * 7, -17.6 - Math.abs(at)], 1, 0.5)).join('')
  return [
    body(ellipse(0, -10, 12.5, 10), kit.light.ball(colour)),
    body(crown, kit.light.lit(LEAF)),
    glint(kit, -5, -14, 1.8, 2.6),
  ]
}

export const banana: Painter = kit => {
  const colour = kit.colour ?? oklch(0.88, 0.16, 95)
  const one = (lift: number): Node[] => [
    body(
      smooth([
        [-25, -17 - lift],
        [-21, -18 - lift],
        [-13, -10 - lift * 0.7],
        [2, -6.5 - lift * 0.5],
        [16, -11 - lift * 0.4],
        [23, -17],
        [25, -14],
        [18, -4 - lift * 0.3],
        [2, 0 - lift * 0.4],
        [-14, -3 - lift * 0.6],
      ]),
      {
        kind: 'linear',
        from: [0, 0],
        to: [0.1, 1],
        stops: [
          [0, kit.light.bright(colour, 0.3)],
          [0.5, kit.light.lit(colour)],
          [1, kit.light.dark(colour, 0.35)],
        ],
      },
    ),
    detail(ellipse(24.4, -15.6, 1.6, 2), kit.light.lit(WOOD)),
  ]
  return [...one(9), ...one(4.5), ...one(0), body(limb([-25, -25], [-23, -16], 2, 2.6), kit.light.dark(colour, 0.25))]
}

export const grapes: Painter = kit => {
  const colour = kit.colour ?? kit.random.pick([oklch(0.4, 0.13, 310), oklch(0.74, 0.14, 122), oklch(0.36, 0.11, 350)])
  const rows: readonly (readonly [count: number, y: number])[] = [
    [4, -22],
    [6, -16],
    [6, -10.5],
    [5, -5.4],
  ]
  const berries = rows.flatMap(([count, y]) =>
    Array.from({ length: count }, (_, index): Point => [
      (index - (count - 1) / 2) * 8.2 + kit.random.bell() * 1.4,
      y + kit.random.bell() * 1.2,
    ]),
  )
  return [
    body(limb([0, -24], [5, -33], 1.1, 1.5), kit.light.lit(WOOD)),
    leaf(kit, 3, -29, 13),
    ...berries.flatMap(([x, y]) => [
      body(ellipse(x, y, 5.3), kit.light.ball(shift(colour, kit.random.bell() * 0.03))),
      glint(kit, x - 1.7, y - 2, 0.9, 1.2, 0.55),
    ]),
  ]
}

export const cherry: Painter = kit => {
  const colour = kit.colour ?? oklch(0.48, 0.19, 22)
  return [
    line('M-6 -10C-4 -20 0 -26 5 -29C6 -22 8 -16 8 -10', kit.light.lit(mix(LEAF, WOOD, 0.4)), 1.1),
    leaf(kit, 4, -28, 9),
    ...[-7, 8].flatMap((x): Node[] => [
      body(ellipse(x, -6.4, 6.8, 6.4), kit.light.ball(colour)),
      glint(kit, x - 2.4, -8.6, 1, 1.7),
    ]),
  ]
}

export const pumpkin: Painter = kit => {
  const colour = kit.colour ?? oklch(0.7, 0.17, 54)
  const ribs = [-22, 22, -12.5, 12.5, 0].map(x =>
    body(
      ellipse(x, -19, 15 - Math.abs(x) * 0.1, 19 - Math.abs(x) * 0.13),
      kit.light.ball(shift(colour, -Math.abs(x) * 0.002)),
    ),
  )
  return [
    ...ribs,
    body(
      smooth([
        [-4, -35],
        [-2, -45],
        [5, -48],
        [7, -45],
        [3, -42],
        [4, -35],
      ]),
      kit.light.tube(oklch(0.5, 0.08, 120)),
    ),
  ]
}

export const melon: Painter = kit => {
  const [rind, flesh] = [kit.colour ?? oklch(0.48, 0.11, 145), oklch(0.63, 0.2, 22)]
  const arc = (radius: number): Point[] =>
    Array.from({ length: 13 }, (_, index): Point => {
      const angle = (Math.PI * index) / 12
      return [Math.cos(angle) * radius, -34 + Math.sin(angle) * radius]
    })
  const slice = (radius: number) => smooth(arc(radius), false, 1) + 'Z'
  const seeds = [-18, -9, 0, 9, 18].map(x => ellipse(x, -34 + 17 - Math.abs(x) * 0.35, 1.1, 1.9)).join('')
  return [
    body(slice(34), kit.light.lit(rind)),
    detail(slice(31), kit.light.bright(oklch(0.93, 0.05, 120), 0.1)),
    detail(slice(29), kit.light.lit(flesh)),
    detail(seeds, kit.light.lit(oklch(0.22, 0.02, 40))),
  ]
}
