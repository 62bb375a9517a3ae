import { fade, mix, oklch } from '../../colour.ts'
import { shaded, type Site, whole, windowLight } from './site.ts'
import type { Stage } from '../stage.ts'
import { ellipse, polygon, rectangle, smooth } from '../../path.ts'
import { air, body, detail, group, type Node, radial, vertical } from '../../shape.ts'

export function lighthouse(stage: Stage, { x, y, size, depth, random, colour }: Site): Node {
  const white = stage.lit(oklch(0.96, 0.01, 90), depth)
  const band = stage.lit(colour ?? oklch(0.56, 0.19, 27), depth)
  const half = (t: number) => size * (0.17 - 0.065 * t)
  const section = (from: number, to: number) =>
    polygon([
      [x - half(from), y - size * 1.5 * from],
      [x - half(to), y - size * 1.5 * to],
      [x + half(to), y - size * 1.5 * to],
      [x + half(from), y - size * 1.5 * from],
    ])
  const top = y - size * 1.5
  const rock = mix(stage.local('rock', depth), stage.palette.shade, 0.25)
  const side = random.sign()
  const late = stage.dark || stage.scene.weather.grey > 0.4
  const beams = late
    ? [side, -side].map(to =>
        air(
          polygon([
            [x, top - size * 0.12],
            [x + to * size * 6, top - size * 0.75],
            [x + to * size * 6, top + size * 0.35],
          ]),
          {
            kind: 'linear',
            from: [to > 0 ? 0 : 1, 0],
            to: [to > 0 ? 1 : 0, 0],
            stops: [
              [0, fade(stage.palette.local.lamp, 0.7)],
              [1, fade(stage.palette.local.lamp, 0)],
            ],
          },
        ),
      )
    : []
  return group([
    ...beams,
    whole([
      body(
        smooth(
          [
            [x - size * 0.95, y + size * 0.3],
            [x - size * 0.62, y + size * 0.02],
            [x - size * 0.28, y - size * 0.06],
            [x + size * 0.3, y - size * 0.02],
            [x + size * 0.66, y + size * 0.1],
            [x + size * 1.1, y + size * 0.3],
          ],
          false,
        ),
        vertical([0, rock], [1, mix(rock, stage.palette.shade, 0.5)]),
      ),
      body(rectangle(x + size * 0.1, y - size * 0.3, size * 0.42, size * 0.3), shaded(stage, white)),
      body(
        polygon([
          [x + size * 0.06, y - size * 0.28],
          [x + size * 0.16, y - size * 0.46],
          [x + size * 0.46, y - size * 0.46],
          [x + size * 0.56, y - size * 0.28],
        ]),
        band,
      ),
      body(section(0, 1), shaded(stage, white)),
      ...[
        [0.2, 0.4],
        [0.6, 0.8],
      ].map(([from, to]) => detail(section(from ?? 0, to ?? 0), shaded(stage, band))),
      body(rectangle(x - size * 0.15, top - size * 0.02, size * 0.3, size * 0.045), stage.palette.shade),
      body(
        rectangle(x - size * 0.075, top - size * 0.2, size * 0.15, size * 0.18),
        late ? stage.palette.local.lamp : mix(white, stage.palette.local.lamp, 0.4),
      ),
      body(
        polygon([
          [x - size * 0.11, top - size * 0.19],
          [x, top - size * 0.36],
          [x + size * 0.11, top - size * 0.19],
        ]),
        band,
      ),
      windowLight(
        stage,
        [0.3, 0.5, 0.7].map(t => ellipse(x, y - size * 1.5 * t, size * 0.02, size * 0.04)).join(''),
        white,
      ),
    ]),
    ...(late
      ? [
          air(
            ellipse(x, top - size * 0.11, size * 0.8),
            radial(
              [0, fade(stage.palette.local.lamp, 0.9)],
              [0.3, fade(stage.palette.local.lamp, 0.3)],
              [1, fade(stage.palette.local.lamp, 0)],
            ),
          ),
        ]
      : []),
  ])
}
