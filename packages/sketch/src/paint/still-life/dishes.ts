import { ellipse, smooth } from '../../path.ts'
import { body, detail, line } from '../../shape.ts'
import { glint, TILT, type Painter } from './kit.ts'
import { GLAZES, PORCELAIN } from './vessels.ts'

/** Its front hides the lower half of what lies in it. */
export const bowl: Painter = kit => {
  const colour = kit.colour ?? kit.random.pick(GLAZES)
  return [
    body(ellipse(0, -30, 38, 38 * TILT), kit.light.bright(colour, 0.3)),
    detail(ellipse(0, -29.4, 36, 35 * TILT), kit.light.dark(colour, 0.35)),
    ...kit.inside,
    body(
      smooth(
        [
          [-38, -30],
          [-30, -14],
          [-15, -2],
          [-8, 1.4],
          [8, 1.4],
          [15, -2],
          [30, -14],
          [38, -30],
          [24, -23.8],
          [0, -21.6],
          [-24, -23.8],
        ],
        true,
        0.7,
      ),
      kit.light.tube(colour),
    ),
    line('M-37.6 -29.6C-28 -20.5 28 -20.5 37.6 -29.6', kit.light.bright(colour, 0.42), 1.3),
    glint(kit, -20, -15, 1.8, 5, 0.4),
  ]
}

export const plate: Painter = kit => {
  const colour = kit.colour ?? kit.random.pick(PORCELAIN)
  return [
    body(ellipse(0, -2, 40, 40 * TILT), kit.light.tube(colour)),
    detail(ellipse(0, -3, 38.6, 38 * TILT), kit.light.bright(colour, 0.3)),
    detail(ellipse(0, -2.4, 26, 25 * TILT), kit.light.lit(colour)),
    ...kit.inside,
  ]
}
