import { fade, mix, oklch, type Colour } from '../../colour.ts'
import { swell } from '../../geometry.ts'
import { ellipse, polygon, rectangle, smooth, terrain } from '../../path.ts'
import { air, body, detail, group, light as shining, line, vertical, verticalRamp, type Node } from '../../shape.ts'
import type { Light } from '../indoors/light.ts'
import type { Stage } from '../stage.ts'
import { paintWall } from '../still-life/table.ts'

/** The back wall and the floor boards, which run towards us. */
export function paintShell(stage: Stage, light: Light, wall: Colour, wood: Colour, floor: number): Node[] {
  const { width, height } = stage
  const boards = Array.from({ length: 15 }, (_, index) => {
    const at = (index - 7) / 7
    return `M${(width * (0.5 + at * 0.62)).toFixed(1)} ${floor.toFixed(1)}L${(width * (0.5 + at * 1.5)).toFixed(1)} ${height.toFixed(1)}`
  }).join('')
  return [
    ...paintWall(stage, light, wall),
    body(
      rectangle(-10, floor, width + 20, height - floor + 10),
      vertical([0, light.dark(wood, 0.18)], [1, light.bright(wood, 0.12)]),
    ),
    line(boards, fade(light.dark(wood, 0.4), 0.45), 2),
    air(rectangle(0, floor, width, height * 0.05), vertical([0, fade(light.shade, 0.34)], [1, fade(light.shade, 0)])),
    body(rectangle(-10, floor - height * 0.022, width + 20, height * 0.022), light.bright(wall, 0.34)),
    line(`M0 ${floor}L${width} ${floor}`, fade(light.shade, 0.4), 2),
  ]
}

/** Light from the window on the floor. */
export const paintSunPatch = ({ height }: Stage, light: Light, x: number, floor: number, wide: number): Node[] =>
  light.evening
    ? []
    : [-0.52, 0.04].map(at =>
        air(
          polygon([
            [x + wide * at, floor + height * 0.05],
            [x + wide * (at + 0.46), floor + height * 0.05],
            [x + wide * (at + 0.86), floor + height * 0.25],
            [x + wide * (at + 0.24), floor + height * 0.25],
          ]),
          fade(light.white, 0.2),
        ),
      )

/** A window with the hour's sky in it; `x`, `y` is its middle. */
export function paintWindow(
  stage: Stage,
  light: Light,
  x: number,
  y: number,
  wide: number,
  tall: number,
  cloth: Colour,
): Node[] {
  const { palette, scene } = stage
  const random = stage.random('view')
  const [left, top] = [x - wide / 2, y - tall / 2]
  const hills = [0.66, 0.8].map((at, index) => {
    const edge = swell(random, { width: wide * 1.1, base: top + tall * at, relief: tall * 0.08 })
    return body(
      terrain(
        edge.map(([px, py]) => [px + left - wide * 0.05, py] as const),
        top + tall + 4,
      ),
      stage.local(scene.weather.snow ? 'snow' : 'grass', 0.6 - index * 0.3),
    )
  })
  const orb = scene.sky.sun ?? scene.sky.moon
  const frame = light.bright(oklch(0.93, 0.015, 85), 0.2)
  const folds = (side: number) =>
    smooth(
      [
        [x + side * wide * 0.42, top - tall * 0.1],
        [x + side * wide * 0.74, top - tall * 0.1],
        [x + side * wide * 0.78, top + tall * 1.16],
        [x + side * wide * 0.56, top + tall * 1.18],
        [x + side * wide * 0.52, top + tall * 0.5],
      ],
      true,
      0.4,
    )
  return [
    group(
      [
        body(rectangle(left, top, wide, tall), verticalRamp(palette.sky)),
        ...(orb ? [shining(ellipse(x + wide * (orb.x - 0.5) * 0.8, top + tall * 0.3, tall * 0.09), palette.sun)] : []),
        ...(scene.sky.stars && light.evening
          ? [
              detail(
                Array.from({ length: 14 }, () =>
                  ellipse(left + wide * random.next(), top + tall * random.next() * 0.55, 1.4),
                ).join(''),
                palette.sun,
              ),
            ]
          : []),
        ...hills,
      ],
      { clip: rectangle(left, top, wide, tall) },
    ),
    air(
      polygon([
        [left, top],
        [left + wide * 0.3, top],
        [left, top + tall * 0.6],
      ]),
      fade(light.white, 0.14),
    ),
    line(
      rectangle(left, top, wide, tall) +
        `M${x} ${top}L${x} ${top + tall}M${left} ${top + tall * 0.42}L${left + wide} ${top + tall * 0.42}`,
      frame,
      Math.max(5, wide * 0.035),
      'body',
    ),
    body(rectangle(left - wide * 0.07, top + tall, wide * 1.14, tall * 0.05), frame),
    ...[-1, 1].map(side =>
      body(folds(side), {
        kind: 'linear',
        from: [0, 0],
        to: [1, 0],
        stops: [0, 1, 2, 3, 4, 5, 6].map(
          step => [step / 6, step % 2 === 0 ? light.dark(cloth, 0.12) : light.bright(cloth, 0.16)] as const,
        ),
      }),
    ),
    line(
      `M${x - wide * 0.86} ${top - tall * 0.1}L${x + wide * 0.86} ${top - tall * 0.1}`,
      light.lit(mix(oklch(0.4, 0.07, 50), cloth, 0.1)),
      6,
      'body',
    ),
  ]
}
