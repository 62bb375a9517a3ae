import { fade, oklch, ramp, shift } from '../../colour.ts'
import { at, type Composition } from './harmony.ts'
import { ellipse, type Point, polygon, rectangle, smooth } from '../../path.ts'
import { air, body, group, line, type Node, vertical } from '../../shape.ts'

/** Ribbons that flow across the picture, one over the other, like dyed paper or dunes of colour. */
export const ribbons: Composition = ({ width, height, palette }, random, colours) => {
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
export const geometry: Composition = ({ width, height }, random, colours) => {
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
