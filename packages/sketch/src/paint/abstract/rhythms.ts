import { fade, mix, oklch, ramp, shift } from '../../colour.ts'
import { at, type Composition } from './harmony.ts'
import { ellipse, type Point, polygon, rectangle, smooth } from '../../path.ts'
import { air, body, detail, group, line, type Node, radial, vertical, verticalRamp } from '../../shape.ts'

/** Rings around a bright heart, with small bodies on their paths. */
export const orbits: Composition = ({ width, height }, random, colours) => {
  const unit = Math.min(width, height)
  const [x, y] = [width * random.pick([0.38, 0.5, 0.62]), height * random.pick([0.42, 0.55])]
  const night = { ...at(colours, 2), l: 0.2, c: 0.07 }
  const nodes: Node[] = [
    air(
      rectangle(0, 0, width, height),
      verticalRamp(ramp([night, shift(night, 0.1, 1.3, 20), shift(night, 0.24, 1.6, 40)], 7)),
    ),
    air(
      ellipse(x, y, unit * 0.8),
      radial([0, fade(at(colours, 1), 0.75)], [0.4, fade(at(colours, 0), 0.25)], [1, fade(at(colours, 0), 0)]),
    ),
  ]
  const squeeze = random.between(0.5, 1)
  const turn = random.between(-40, 40)
  const dust = Array.from({ length: 130 }, () =>
    detail(
      ellipse(random.between(0, 1) * width, random.between(0, 1) * height, random.next() ** 4 * 3.4 + 0.8),
      fade(at(colours, 3), random.between(0.3, 0.9)),
    ),
  )
  const discs = [9, 6, 3].map(ring =>
    body(
      ellipse(x, y, unit * (0.13 + ring * 0.062), unit * (0.13 + ring * 0.062) * squeeze, turn),
      fade(at(colours, ring), 0.2),
    ),
  )
  nodes.push(...dust, ...discs)
  for (let ring = 0; ring < 13; ring++) {
    const radius = unit * (0.13 + ring * 0.062)
    const colour = at(colours, ring)
    nodes.push(
      line(
        ellipse(x, y, radius, radius * squeeze, turn),
        fade(shift(colour, 0.12), 0.75 - ring * 0.03),
        random.between(1.5, ring % 3 === 0 ? 24 : 7),
        'body',
      ),
    )
    for (let moon = 0; moon < 1 + (ring % 3); moon++) {
      const [angle, size] = [random.between(0, 6.28), random.between(5, 12 + ring * 3.6)]
      const [u, v] = [Math.cos(angle) * radius, Math.sin(angle) * radius * squeeze]
      const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)]
      const tone = shift(at(colours, ring + moon + 1), 0.08)
      nodes.push(
        body(ellipse(x + u * cos - v * sin, y + u * sin + v * cos, size), {
          kind: 'radial',
          at: [0.35, 0.3],
          radius: 0.75,
          stops: [
            [0, shift(tone, 0.1)],
            [1, shift(tone, -0.2)],
          ],
        }),
      )
    }
  }
  nodes.push(
    body(
      ellipse(x, y, unit * 0.09),
      vertical([0, oklch(0.97, 0.06, at(colours, 1).h)], [1, shift(at(colours, 1), 0.1)]),
    ),
  )
  return nodes
}

/** Many fine lines that follow one invisible current. */
export const currents: Composition = ({ width, height }, random, colours) => {
  const ground = { ...at(colours, 2), l: 0.24, c: 0.06 }
  const [p1, p2, p3, k1, k2] = [
    random.between(0, 6.28),
    random.between(0, 6.28),
    random.between(0, 6.28),
    random.between(2.2, 4.4),
    random.between(1.8, 3.8),
  ]
  const direction = (x: number, y: number) =>
    Math.sin((x / width) * k1 + p1) * 1.3 +
    Math.cos((y / height) * k2 + p2) * 1.3 +
    Math.sin(((x + y) / (width + height)) * 5 + p3) * 0.7
  const nodes: Node[] = [
    air(
      rectangle(0, 0, width, height),
      verticalRamp(ramp([ground, mix(ground, at(colours, 0), 0.35), shift(ground, -0.04)], 7)),
    ),
  ]
  for (let index = 0; index < 330; index++) {
    let [x, y] = [random.between(-0.05, 1.05) * width, random.between(-0.05, 1.05) * height]
    const tone = at(colours, Math.floor(((direction(x, y) + 3.3) / 6.6) * 5 + random.next() * 0.9))
    const points: Point[] = Array.from({ length: 15 }, () => {
      const point: Point = [x, y]
      const angle = direction(x, y)
      ;[x, y] = [x + Math.cos(angle) * 22, y + Math.sin(angle) * 22]
      return point
    })
    nodes.push(
      line(
        smooth(points, false),
        fade(shift(tone, 0.06 + random.bell() * 0.1), random.between(0.5, 0.95)),
        random.next() ** 3 * 15 + 2,
        'detail',
      ),
    )
  }
  return nodes
}

/** Quarter circles and triangles in a grid, turned at random. */
export const tiles: Composition = ({ width, height }, random, colours) => {
  const across = random.whole(4, 6)
  const size = Math.min(width, height) / across
  const nodes: Node[] = []
  const tones = [...colours, oklch(0.94, 0.03, colours[0].h + 50), { ...colours[0], l: 0.26, c: 0.07 }] as const
  const tone = () => tones[random.whole(0, tones.length - 1)] ?? colours[0]
  for (let row = 0; row < Math.min(26, height / size); row++) {
    for (let column = 0; column < Math.min(26, width / size); column++) {
      const [x, y, back, front] = [column * size, row * size, tone(), tone()]
      const square = rectangle(x, y, size + 0.6, size + 0.6)
      const [cx, cy] = [x + (random.chance(0.5) ? size : 0), y + (random.chance(0.5) ? size : 0)]
      const kind = random.whole(0, 4)
      const inner =
        kind === 0
          ? [body(ellipse(cx, cy, size), front), body(ellipse(cx, cy, size * 0.5), tone())]
          : kind === 1
            ? [
                body(
                  polygon([
                    [x, y],
                    [x + size, y],
                    [cx, y + size],
                  ]),
                  front,
                ),
              ]
            : kind === 2
              ? [
                  body(ellipse(x + size / 2, y + size / 2, size * 0.36), front),
                  detail(ellipse(x + size / 2, y + size / 2, size * 0.16), tone()),
                ]
              : kind === 3
                ? [body(ellipse(x + size / 2, cy, size / 2), front)]
                : [0, 1, 2].map(stripe =>
                    detail(rectangle(x, y + size * (stripe * 0.36 + 0.04), size, size * 0.18), front),
                  )
      nodes.push(group([body(square, back), ...inner], { clip: square }))
    }
  }
  return nodes
}
