import { fade, oklch, shift } from '../../colour.ts'
import { ellipse, polygon, rectangle, smooth } from '../../path.ts'
import { body, detail, light as shining, line, vertical } from '../../shape.ts'
import { glint, TILT, turned, type Painter } from './kit.ts'

export const bread: Painter = kit => {
  const crust = kit.colour ?? oklch(0.62, 0.11, 62)
  const cuts = [-20, -7, 6, 19].map(x => `M${x} -30C${x + 4} -25 ${x + 6} -18 ${x + 5} -12`).join('')
  return [
    body(
      smooth([
        [-36, -10],
        [-32, -24],
        [-16, -32],
        [4, -34],
        [24, -29],
        [36, -15],
        [34, -3],
        [18, 0.6],
        [-20, 0.6],
        [-34, -2],
      ]),
      kit.light.ball(crust),
    ),
    line(cuts, kit.light.bright(oklch(0.86, 0.07, 80), 0.1), 3),
    detail(ellipse(-14, -28, 13, 2.4, -14), fade(kit.light.white, 0.22)),
  ]
}

export const cheese: Painter = kit => {
  const colour = kit.colour ?? oklch(0.84, 0.14, 90)
  const holes = ellipse(-8, -8, 3.4, 3) + ellipse(8, -12, 2.4, 2.2) + ellipse(17, -5, 3, 2.6) + ellipse(-19, -5, 2, 1.8)
  return [
    body(
      polygon([
        [-28, -15],
        [20, -27],
        [28, -18],
      ]),
      kit.light.bright(colour, 0.32),
    ),
    body(
      polygon([
        [-28, -15],
        [28, -18],
        [28, 0],
        [-28, 1.5],
      ]),
      vertical([0, kit.light.lit(colour)], [1, kit.light.dark(colour, 0.2)]),
    ),
    detail(holes, kit.light.dark(colour, 0.32)),
  ]
}

export const cake: Painter = kit => {
  const icing = kit.colour ?? kit.random.pick([oklch(0.93, 0.04, 20), oklch(0.4, 0.07, 45), oklch(0.9, 0.06, 350)])
  const sponge = oklch(0.72, 0.1, 70)
  const drips = [-28, -20, -11, -2, 8, 17, 26].map((x, index) => ellipse(x, -31 + (index % 3) * 3.4, 4.4, 6)).join('')
  return [
    body(ellipse(0, 0, 40, 40 * TILT), kit.light.tube(oklch(0.92, 0.015, 85))),
    body(
      turned(
        [
          [31, -2],
          [31, -34],
        ],
        0.3,
      ),
      kit.light.tube(sponge),
    ),
    detail(rectangle(-31, -20, 62, 3), kit.light.lit(icing)),
    detail(drips, kit.light.tube(icing)),
    body(ellipse(0, -34, 31.4, 31.4 * TILT), kit.light.bright(icing, 0.3)),
    ...[-20, -10, 0, 10, 20].map((x, index) =>
      body(ellipse(x, -38 + (index % 2) * 3, 3.6), kit.light.ball(oklch(0.55, 0.2, 22))),
    ),
  ]
}

export const egg: Painter = kit => {
  const colour = kit.colour ?? kit.random.pick([oklch(0.9, 0.03, 75), oklch(0.76, 0.08, 58)])
  return [
    body(
      smooth([
        [0, -21],
        [5.4, -17],
        [8, -9],
        [5, -1.6],
        [0, 0],
        [-5, -1.6],
        [-8, -9],
        [-5.4, -17],
      ]),
      kit.light.ball(colour),
    ),
    glint(kit, -3, -13, 1.4, 2.6, 0.5),
  ]
}

export const skull: Painter = kit => {
  const bone = kit.colour ?? oklch(0.88, 0.04, 85)
  const dark = kit.light.dark(oklch(0.3, 0.03, 60), 0.4)
  return [
    body(
      smooth([
        [-14, -3],
        [-14, -14],
        [-21, -21],
        [-21, -35],
        [-10, -44],
        [6, -45],
        [19, -37],
        [21, -24],
        [14, -14],
        [13, -3],
        [6, 0],
        [-8, 0],
      ]),
      kit.light.ball(bone),
    ),
    detail(ellipse(-9, -22, 6, 6.4) + ellipse(9, -22, 6, 6.4), dark),
    detail(
      polygon([
        [0, -17],
        [3, -10.6],
        [-3, -10.6],
      ]),
      dark,
    ),
    line('M-11 -6L11 -6M-7 -8.6L-7 -2M-2.4 -8.6L-2.4 -1.6M2.4 -8.6L2.4 -1.6M7 -8.6L7 -2', dark, 1),
  ]
}

export const hourglass: Painter = kit => {
  const wood = kit.colour ?? oklch(0.44, 0.08, 50)
  const sand = oklch(0.8, 0.1, 80)
  const pane = fade(kit.light.lit(oklch(0.88, 0.02, 220)), 0.45)
  return [
    detail(rectangle(-13, -50, 2.6, 48) + rectangle(10.4, -50, 2.6, 48), kit.light.tube(wood)),
    body(
      turned(
        [
          [10, -4],
          [10.4, -14],
          [1.4, -27],
          [10.4, -40],
          [10, -50],
        ],
        0.8,
      ),
      pane,
    ),
    shining(
      turned(
        [
          [9, -4.4],
          [9.2, -9],
          [1, -16],
        ],
        0.5,
      ),
      kit.light.lit(sand),
    ),
    shining(
      turned(
        [
          [1, -27],
          [7, -35],
          [7.4, -38],
        ],
        0.5,
      ),
      kit.light.lit(sand),
    ),
    line('M0 -27L0 -15', kit.light.lit(sand), 0.9),
    body(
      turned(
        [
          [16, -0.6],
          [16, -5],
        ],
        0.3,
      ),
      kit.light.tube(wood),
    ),
    body(
      turned(
        [
          [16, -50],
          [16, -55],
        ],
        0.3,
      ),
      kit.light.tube(shift(wood, 0.04)),
    ),
    glint(kit, -5, -42, 1, 4, 0.7),
  ]
}
