import { fromRgb, type Colour } from '../colour.ts'
import { limb, polygon, rectangle, type Point } from '../path.ts'
import { createRandom } from '../random.ts'
import type { Scene } from '../scene.ts'
import { air, body, type Node } from '../shape.ts'
import type { Raster, Style } from './style.ts'

function sampler({ width, height, pixels }: Raster, scene: Scene) {
  const offset = (x: number, y: number) => {
    const [column, row] = [
      Math.min(width - 1, Math.max(0, Math.floor((x / scene.width) * width))),
      Math.min(height - 1, Math.max(0, Math.floor((y / scene.height) * height))),
    ]
    return (row * width + column) * 3
  }
  const at = (x: number, y: number): Colour => {
    const index = offset(x, y)
    return fromRgb(pixels[index] ?? 0, pixels[index + 1] ?? 0, pixels[index + 2] ?? 0)
  }
  const brightness = (x: number, y: number): number => {
    const index = offset(x, y)
    return (pixels[index] ?? 0) * 0.3 + (pixels[index + 1] ?? 0) * 0.6 + (pixels[index + 2] ?? 0) * 0.1
  }
  return { at, brightness }
}

const GROUND_CELLS = 26

/** The ground on which the strokes are laid: what shows between them is about of the right colour. */
function ground({ width, height }: Scene, at: (x: number, y: number) => Colour): Node[] {
  const [wide, tall] = [width / GROUND_CELLS, height / GROUND_CELLS]
  return Array.from({ length: GROUND_CELLS ** 2 }, (_, index) => {
    const [x, y] = [(index % GROUND_CELLS) * wide, Math.floor(index / GROUND_CELLS) * tall]
    return air(rectangle(x, y, wide + 1, tall + 1), at(x + wide / 2, y + tall / 2))
  })
}

/** Strokes that follow the forms: along the edge where there is one, else along a slow swirl. */
function strokes(raster: Raster, scene: Scene): (() => Node[])[] {
  const { at, brightness } = sampler(raster, scene)
  const random = createRandom(scene.seed).fork('strokes')
  const swirl = random.between(0, 6.28)
  const area = (scene.width * scene.height) / 1e6
  const pass = (count: number, long: number, wide: number, onlyEdges: boolean): Node[] =>
    Array.from({ length: Math.round(count * Math.min(2, area)) }, () => {
      const [x, y] = [random.between(-0.01, 1.01) * scene.width, random.between(-0.01, 1.01) * scene.height]
      const step = onlyEdges ? 3 : 9
      const [gx, gy] = [
        brightness(x + step, y) - brightness(x - step, y),
        brightness(x, y + step) - brightness(x, y - step),
      ]
      const edge = Math.hypot(gx, gy)
      if (onlyEdges && edge < 8) return []
      const flow = Math.sin(x * 0.0062 + swirl) * 0.8 + Math.cos(y * 0.0071 + swirl * 1.7) * 0.8
      const angle = edge > 9 ? Math.atan2(gx, -gy) : flow
      const [u, v] = [Math.cos(angle), Math.sin(angle)]
      const length = long * random.between(0.6, 1.2) * (edge > 30 ? 0.55 : 1)
      const colour = at(x, y)
      const own = {
        ...colour,
        l: Math.min(1, Math.max(0, colour.l + random.bell() * (onlyEdges ? 0.02 : 0.04))),
        c: colour.c * random.between(0.95, 1.3),
        h: colour.h + random.bell() * 9,
      }
      return [
        body(
          limb(
            [x - (u * length) / 2, y - (v * length) / 2],
            [x + (u * length) / 2, y + (v * length) / 2],
            wide * random.between(0.7, 1.1),
            wide * random.between(0.35, 0.8),
          ),
          own,
        ),
      ]
    }).flat()
  return [
    () => ground(scene, at),
    () => pass(1100, 74, 14, false),
    ...Array.from({ length: 2 }, () => () => pass(1150, 38, 6.5, false)),
    ...Array.from({ length: 4 }, () => () => pass(1300, 20, 3, true)),
  ]
}

/** Triangles on a disturbed grid, each of one colour. */
function facets(raster: Raster, scene: Scene): Node[] {
  const { at, brightness } = sampler(raster, scene)
  const random = createRandom(scene.seed).fork('facets')
  const size = Math.max(26, Math.sqrt((scene.width * scene.height) / 1250))
  const [columns, rows] = [Math.ceil(scene.width / size), Math.ceil(scene.height / size)]
  const grid = Array.from({ length: rows + 1 }, (_, row) =>
    Array.from({ length: columns + 1 }, (__, column): Point => {
      const [x, y] = [(column / columns) * scene.width, (row / rows) * scene.height]
      const inner = column > 0 && column < columns && row > 0 && row < rows
      return inner
        ? towardsEdge([x + random.bell() * size * 0.4, y + random.bell() * size * 0.4])
        : [x + (x === 0 ? -4 : x >= scene.width ? 4 : 0), y + (y === 0 ? -4 : y >= scene.height ? 4 : 0)]
    }),
  )

  /** Corners gather on the edges of forms, so that the forms stay readable. */
  function towardsEdge([x, y]: Point): Point {
    let best = { x, y, edge: 0 }
    for (let index = 0; index < 6; index++) {
      const [px, py] = [x + random.bell() * size * 0.42, y + random.bell() * size * 0.42]
      const edge =
        Math.abs(brightness(px + 5, py) - brightness(px - 5, py)) +
        Math.abs(brightness(px, py + 5) - brightness(px, py - 5))
      if (edge > best.edge + 4) best = { x: px, y: py, edge }
    }
    return [best.x, best.y]
  }
  const facet = (a: Point, b: Point, c: Point): Node => {
    const middle: Point = [(a[0] + b[0] + c[0]) / 3, (a[1] + b[1] + c[1]) / 3]
    const slope = ((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])) / (size * size)
    const colour = at(middle[0], middle[1])
    const own = { ...colour, l: colour.l + (slope > 0.95 ? 0.012 : -0.012) + random.bell() * 0.022, c: colour.c * 1.12 }
    return { ...body(polygon([a, b, c]), own), stroke: own, width: 0.9 }
  }
  const nodes: Node[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [a, b, c, e] = [
        grid[row]?.[column],
        grid[row]?.[column + 1],
        grid[row + 1]?.[column + 1],
        grid[row + 1]?.[column],
      ]
      if (!a || !b || !c || !e) continue
      nodes.push(...(random.chance(0.5) ? [facet(a, b, c), facet(a, c, e)] : [facet(a, b, e), facet(b, c, e)]))
    }
  }
  return nodes
}

/** Thick paint, laid in strokes from broad to fine. */
export const oil: Style = { repaint: { sample: 440, paint: strokes }, texture: 'canvas' }

/** A surface of flat facets. */
export const lowpoly: Style = {
  repaint: { sample: 256, paint: (raster, scene) => [() => facets(raster, scene)] },
  texture: 'none',
}
