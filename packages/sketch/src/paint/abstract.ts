import { fade, mix, oklch, ramp, shift, type Colour } from '../colour.ts'
import { ellipse, polygon, rectangle, smooth, type Point } from '../path.ts'
import { createRandom, type Random } from '../random.ts'
import { air, body, detail, group, line, radial, vertical, verticalRamp, type Node } from '../shape.ts'
import type { Stage } from './stage.ts'

type Tone = readonly [lightness: number, chroma: number, hue: number]
type Harmony = readonly [Tone, Tone, ...Tone[]]

/** Five colours each, from the one that leads to the one that accents: lightness, chroma, hue. */
const HARMONIES: readonly [Harmony, ...Harmony[]] = [
  [
    [0.62, 0.19, 28],
    [0.82, 0.13, 78],
    [0.42, 0.09, 245],
    [0.9, 0.05, 85],
    [0.66, 0.1, 195],
  ],
  [
    [0.5, 0.13, 265],
    [0.74, 0.12, 230],
    [0.32, 0.09, 275],
    [0.9, 0.06, 95],
    [0.72, 0.17, 45],
  ],
  [
    [0.58, 0.1, 165],
    [0.78, 0.1, 140],
    [0.36, 0.07, 190],
    [0.93, 0.05, 105],
    [0.7, 0.16, 35],
  ],
  [
    [0.6, 0.17, 350],
    [0.78, 0.11, 15],
    [0.38, 0.12, 320],
    [0.92, 0.05, 60],
    [0.8, 0.13, 85],
  ],
  [
    [0.55, 0.16, 300],
    [0.74, 0.12, 320],
    [0.34, 0.1, 285],
    [0.9, 0.05, 340],
    [0.82, 0.13, 175],
  ],
  [
    [0.66, 0.15, 52],
    [0.84, 0.11, 88],
    [0.42, 0.09, 30],
    [0.94, 0.04, 90],
    [0.55, 0.09, 205],
  ],
  [
    [0.68, 0.11, 205],
    [0.86, 0.07, 190],
    [0.4, 0.08, 230],
    [0.94, 0.03, 180],
    [0.74, 0.15, 25],
  ],
  [
    [0.72, 0.14, 120],
    [0.87, 0.12, 108],
    [0.4, 0.08, 150],
    [0.95, 0.04, 105],
    [0.62, 0.17, 5],
  ],
]

/** Five colours in harmony, chosen by the words; colours that were named lead. */
function harmony({ palette }: Stage, random: Random): [Colour, ...Colour[]] {
  const turn = random.bell() * 18
  const [first, second, ...rest] = random.pick(HARMONIES)
  const tone = ([l, c, h]: Tone) => oklch(l, c, h + turn)
  if (!palette.named) return [tone(first), tone(second), ...rest.map(tone)]
  const lead = palette.accent
  return [
    lead,
    palette.second,
    shift(lead, lead.l > 0.5 ? -0.28 : 0.2, 0.8, 12),
    shift(lead, 0.96 - lead.l, 0.3, -20),
    shift(lead, 0.04, 0.9, 165),
  ]
}

type Composition = (stage: Stage, random: Random, colours: readonly [Colour, ...Colour[]]) => Node[]

const at = (colours: readonly [Colour, ...Colour[]], index: number): Colour =>
  colours[index % colours.length] ?? colours[0]

/** Ribbons that flow across the picture, one over the other, like dyed paper or dunes of colour. */
const ribbons: Composition = ({ width, height, palette }, random, colours) => {
  const [waves, phase, drift] = [random.between(0.7, 1.5), random.between(0, 6.28), random.between(0.25, 0.6)]
  const tones = ramp([colours[0], ...colours.slice(1), colours[0]], 13)
  return tones.map((colour, index) => {
    const t = index / (tones.length - 1)
    const edge = Array.from({ length: 14 }, (_, step): Point => {
      const u = step / 13
      return [
        (u * 1.1 - 0.05) * width,
        height * (t * 1.12 - 0.12) +
          Math.sin(u * waves * 6.28 + phase + index * drift) * height * 0.085 +
          Math.sin(u * waves * 11 + phase * 2 - index * 0.4) * height * 0.025,
      ]
    })
    const d = `${smooth(edge, false)}L${width * 1.05} ${height + 20}L${-width * 0.05} ${height + 20}Z`
    const shadow = smooth(
      edge.map(([x, y]): Point => [x, y - 7]),
      false,
    )
    return group([
      line(shadow, fade(palette.shade, 0.1), 16, 'air'),
      line(shadow, fade(palette.shade, 0.08), 30, 'air'),
      body(d, {
        kind: 'linear',
        from: [0, 0],
        to: [1, 0.35],
        stops: [
          [0, shift(colour, 0.06)],
          [0.5, colour],
          [1, shift(colour, -0.07, 1, 14)],
        ],
      }),
    ])
  })
}

/** Circles, arcs, bars and triangles in balance on a calm ground. */
const geometry: Composition = ({ width, height }, random, colours) => {
  const unit = Math.min(width, height)
  const paper = oklch(0.94, 0.02, at(colours, 0).h + 60)
  const [fx, fy] = [width * random.pick([0.36, 0.62]), height * random.pick([0.38, 0.6])]
  const nodes: Node[] = [air(rectangle(0, 0, width, height), paper)]
  const tilt = random.between(-0.5, 0.5)
  for (let index = 0; index < 9; index++) {
    const [x, y, long] = [random.between(0, 1) * width, random.between(0, 1) * height, unit * random.between(0.3, 1.1)]
    const [u, v, half] = [(Math.cos(tilt) * long) / 2, (Math.sin(tilt) * long) / 2, random.pick([2.5, 4, 14, 34])]
    nodes.push(
      body(
        polygon([
          [x - u, y - v - half],
          [x + u, y + v - half],
          [x + u, y + v + half],
          [x - u, y - v + half],
        ]),
        at(colours, index),
        half > 10 ? 0.85 : 1,
      ),
    )
  }
  nodes.push(body(ellipse(fx, fy, unit * 0.25), vertical([0, at(colours, 0)], [1, shift(at(colours, 0), -0.1, 1, 25)])))
  for (let index = 0; index < 16; index++) {
    const reach = unit * (0.1 + random.next() * 0.52)
    const angle = random.between(0, 6.28)
    const [x, y, size] = [fx + Math.cos(angle) * reach, fy + Math.sin(angle) * reach, unit * random.between(0.02, 0.13)]
    const colour = at(colours, index + 1)
    const kind = index % 4
    if (kind === 0) nodes.push(body(ellipse(x, y, size), fade(colour, 0.88)))
    else if (kind === 1) nodes.push(line(ellipse(x, y, size), colour, size * 0.18, 'body'))
    else if (kind === 2)
      nodes.push(
        body(
          polygon(
            [0, 2.1, 4.2].map((turn): Point => [
              x + Math.cos(angle + turn) * size * 1.2,
              y + Math.sin(angle + turn) * size * 1.2,
            ]),
          ),
          fade(colour, 0.9),
        ),
      )
    else
      nodes.push(
        body(
          smooth(
            Array.from({ length: 7 }, (_, step): Point => [
              x + Math.cos(angle + step * 0.523) * size,
              y + Math.sin(angle + step * 0.523) * size,
            ]),
            false,
          ),
          colour,
        ),
      )
  }
  return nodes
}

/** Rings around a bright heart, with small bodies on their paths. */
const orbits: Composition = ({ width, height }, random, colours) => {
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
const currents: Composition = ({ width, height }, random, colours) => {
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
const tiles: Composition = ({ width, height }, random, colours) => {
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

const COMPOSITIONS: readonly [Composition, ...Composition[]] = [ribbons, geometry, orbits, currents, tiles]

/** The words choose the kind of composition, the seed how it comes out. */
export function drawAbstract(stage: Stage): Node[] {
  const random = stage.random('abstract')
  const kinds = createRandom(stage.scene.wordsHash)
  const composition = kinds.pick(COMPOSITIONS)
  return composition(stage, random, harmony(stage, kinds))
}
