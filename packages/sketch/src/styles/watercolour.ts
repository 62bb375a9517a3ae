import { fade, mix, oklch, shift, type Colour } from '../colour.ts'
import { polygon, type Point } from '../path.ts'
import { createRandom } from '../random.ts'
import type { Scene } from '../scene.ts'
import { air, type Node, type Shape } from '../shape.ts'
import { mapShapes, plainColour, recolourPaint, type Style } from './style.ts'
import { wobble } from './wobble.ts'

const PAPER = oklch(0.975, 0.012, 85)

/** Thinned with water: lighter, a little more colourful, and the paper shines through. */
const diluted = (colour: Colour): Colour => {
  const washed = mix(shift(colour, 0.03, 1.28), PAPER, 0.2)
  return { ...washed, alpha: (colour.alpha ?? 1) * 0.86 }
}

/** A wash: its first coat spreads a little, the second lies inside, and pigment gathers at the edge. */
function wash(shape: Shape, phase: number, bold: boolean): Node[] {
  if (!shape.fill)
    return [
      {
        ...shape,
        d: wobble(shape.d, 4, phase),
        ...(shape.stroke ? { stroke: fade(diluted(shape.stroke), 0.7 * (shape.stroke.alpha ?? 1)) } : {}),
      },
    ]
  const fill = recolourPaint(shape.fill, diluted)
  const edge = shift(plainColour(shape.fill), -0.12, 1.2)
  const strength = edge.alpha ?? 1
  if (!bold) return [{ ...shape, d: wobble(shape.d, 3, phase), fill }]
  return [
    {
      ...shape,
      role: 'air',
      d: wobble(shape.d, 15, phase + 1.3),
      fill: recolourPaint(fill, colour => fade(colour, (colour.alpha ?? 1) * 0.42)),
    },
    { ...shape, d: wobble(shape.d, 8, phase), fill, stroke: fade(edge, 0.3 * strength), width: 2.2 },
    {
      ...shape,
      role: 'air',
      d: wobble(shape.d, 10, phase + 0.5),
      fill: recolourPaint(fill, colour => fade(colour, (colour.alpha ?? 1) * 0.22)),
    },
  ]
}

/** The bare paper around the painting, with the ragged edge that the brush left. */
function margin({ width, height, seed }: Scene): Node[] {
  const random = createRandom(seed).fork('margin')
  const edge = Math.min(width, height) * 0.035
  const ragged = (length: number, across: (t: number, depth: number) => Point): Point[] => {
    const steps = Math.ceil(length / 16)
    return Array.from({ length: steps + 1 }, (_, index) =>
      across(index / steps, edge * (0.8 + random.next() * 0.35 + Math.sin(index * 0.37) * 0.18)),
    )
  }
  const strips: Point[][] = [
    [[-5, -5], [width + 5, -5], ...ragged(width, (t, depth) => [width * (1 - t), depth])],
    [[-5, height + 5], [width + 5, height + 5], ...ragged(width, (t, depth) => [width * (1 - t), height - depth])],
    [[-5, -5], [-5, height + 5], ...ragged(height, (t, depth) => [depth, height * (1 - t)])],
    [[width + 5, -5], [width + 5, height + 5], ...ragged(height, (t, depth) => [width - depth, height * (1 - t)])],
  ]
  return strips.map(points => air(polygon(points), PAPER))
}

const blot = (x: number, y: number, radius: number, ragged: number): string =>
  wobble(
    polygon(
      Array.from({ length: 26 }, (_, index): Point => [
        x + Math.cos(index * 0.2417) * radius,
        y + Math.sin(index * 0.2417) * radius,
      ]),
    ),
    radius * ragged,
    x,
  )

/** Spots where a drop of water pushed the paint away, and spatters from the brush. */
function blooms({ width, height, seed, palette }: Scene): Node[] {
  const random = createRandom(seed).fork('blooms')
  const drops = Array.from({ length: 9 }, () => {
    const [x, y, radius] = [
      random.between(0.05, 0.95) * width,
      random.between(0.05, 0.95) * height,
      random.between(50, 170),
    ]
    return [
      air(blot(x, y, radius, 0.5), fade(PAPER, 0.07)),
      air(blot(x + 8, y + 6, radius * 0.86, 0.55), fade(PAPER, 0.06)),
    ]
  }).flat()
  const spatter = Array.from({ length: 34 }, () =>
    air(
      blot(random.between(0, 1) * width, random.between(0, 1) * height, random.next() ** 3 * 8 + 1.2, 0.2),
      fade(mix(palette.accent, palette.shade, 0.4), 0.28),
    ),
  )
  return [...drops, ...spatter]
}

export const watercolour: Style = {
  restyle: (nodes, scene) => {
    let phase = scene.seed % 97
    return mapShapes(nodes, (shape, whole) => {
      phase += 0.37
      return wash(shape, whole ? scene.seed % 97 : phase, shape.role === 'body' && !whole)
    })
  },
  frame: (washed, scene) => [
    air(`M0 0L${scene.width} 0L${scene.width} ${scene.height}L0 ${scene.height}Z`, PAPER),
    ...washed,
    ...blooms(scene),
    ...margin(scene),
  ],
  texture: 'paper',
}
