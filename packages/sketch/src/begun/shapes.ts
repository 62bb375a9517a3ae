import { setImmediate } from 'node:timers/promises'
import { mix, shift, type Colour } from '../colour.ts'
import type { StyleId } from '../lexicon.ts'
import { polygon, rectangle, rounded, type Point } from '../path.ts'
import { createRandom, type Random } from '../random.ts'
import type { Scene } from '../scene.ts'
import { air, body, type Gradient, type Node } from '../shape.ts'
import type { Raster } from '../styles/style.ts'
import { fromLab, toLabPicture, type LabPicture } from './lab.ts'
import { quantise } from './quantise.ts'
import { connect, joinSmall, joinSurfaces, statsOf, type Regions } from './regions.ts'
import { smoothOut } from './smooth-out.ts'
import { outlines } from './trace.ts'

interface Detail {
  readonly colours: number
  /** The smallest region, as a share of the picture. */
  readonly smallest: number
  /** Pixels of the small picture by which an outline may be off. */
  readonly tolerance: number
  /** Whether a region may go from one colour to another. */
  readonly shaded: boolean
}

const USUAL: Detail = { colours: 22, smallest: 0.00025, tolerance: 0.55, shaded: true }

/** What a style needs of a picture: scissors and tubes make fewer forms than a brush. */
const DETAILS: Readonly<Partial<Record<StyleId, Detail>>> = {
  watercolour: { colours: 16, smallest: 0.0006, tolerance: 0.7, shaded: true },
  lineart: { colours: 9, smallest: 0.0009, tolerance: 0.7, shaded: false },
  neon: { colours: 9, smallest: 0.0012, tolerance: 0.8, shaded: false },
  papercut: { colours: 9, smallest: 0.0012, tolerance: 0.9, shaded: false },
  minimal: { colours: 6, smallest: 0.004, tolerance: 1.2, shaded: false },
  abstract: { colours: 7, smallest: 0.003, tolerance: 2.6, shaded: false },
}

const detailOf = (style: StyleId | null): Detail => (style ? (DETAILS[style] ?? USUAL) : USUAL)

/** More forms than these take longer than they are worth; then the smallest are given up. */
const MOST_REGIONS = 700

function regionsOf(picture: LabPicture, { colours, smallest }: Detail): Regions {
  const { width, height } = picture
  const pieces = connect(quantise(picture, colours), width, height)
  const area = width * height
  let regions = joinSmall(joinSurfaces(joinSmall(pieces, picture, 6), picture), picture, area * smallest)
  for (let least = smallest * 1.6; regions.count > MOST_REGIONS; least *= 1.6)
    regions = joinSmall(regions, picture, area * least)
  return regions
}

/** How the colour of each region changes from left to right and from top to bottom: three numbers for each way, by least squares. */
function slopesOf({ ids, width, count }: Regions, { lab }: LabPicture, means: Float64Array) {
  const [places, areas] = [new Float64Array(count * 2), new Float64Array(count)]
  for (let index = 0; index < ids.length; index++) {
    const id = ids[index] ?? 0
    areas[id] = (areas[id] ?? 0) + 1
    places[id * 2] = (places[id * 2] ?? 0) + (index % width)
    places[id * 2 + 1] = (places[id * 2 + 1] ?? 0) + Math.floor(index / width)
  }
  const [spreads, products] = [new Float64Array(count * 2), new Float64Array(count * 6)]
  for (let index = 0; index < ids.length; index++) {
    const id = ids[index] ?? 0
    for (const way of [0, 1]) {
      const own = way === 0 ? index % width : Math.floor(index / width)
      const offset = own - (places[id * 2 + way] ?? 0) / (areas[id] ?? 1)
      spreads[id * 2 + way] = (spreads[id * 2 + way] ?? 0) + offset * offset
      for (let axis = 0; axis < 3; axis++)
        products[id * 6 + way * 3 + axis] =
          (products[id * 6 + way * 3 + axis] ?? 0) +
          offset * ((lab[index * 3 + axis] ?? 0) - (means[id * 3 + axis] ?? 0))
    }
  }
  return (id: number, way: number): readonly [number, number, number] => {
    const spread = spreads[id * 2 + way] ?? 0
    const along = (axis: number) => (spread === 0 ? 0 : (products[id * 6 + way * 3 + axis] ?? 0) / spread)
    return [along(0), along(1), along(2)]
  }
}

type Tone = (colour: Colour) => Colour

const extent = (points: readonly Point[], way: 0 | 1): number => {
  const values = points.map(point => point[way])
  return Math.max(...values) - Math.min(...values)
}

/** Below this a change of colour is not seen. */
const SEEN = 0.035

function shadeOf(
  mean: readonly [number, number, number],
  slopes: readonly (readonly [number, number, number])[],
  sizes: readonly number[],
  tone: Tone,
): Colour | Gradient {
  const changes = slopes.map((slope, way) => slope.map(value => value * (sizes[way] ?? 0)))
  const [across = 0, down = 0] = changes.map(change => Math.hypot(...change))
  if (Math.max(across, down) < SEEN) return tone(fromLab(...mean))
  const way = across > down ? 0 : 1
  const [l = 0, a = 0, b = 0] = changes[way] ?? []
  const at = (share: number) => tone(fromLab(mean[0] + l * share, mean[1] + a * share, mean[2] + b * share))
  return {
    kind: 'linear',
    from: [0, 0],
    to: way === 0 ? [1, 0] : [0, 1],
    stops: [
      [0, at(-0.5)],
      [0.5, at(0)],
      [1, at(0.5)],
    ],
  }
}

/** No brush mixes the same colour twice. */
const mixedByHand = (random: Random): Tone => {
  const [lightness, hue] = [random.bell() * 0.014, random.bell() * 3]
  return colour => shift(colour, lightness, 1, hue)
}

export interface Forms {
  /** What is farthest back first; the first covers the whole picture. */
  readonly nodes: readonly Node[]
  readonly regions: Regions
}

/** Takes a small picture apart into flat forms, and paints each in the colour that `tone` makes of its own. */
export async function formsOf(raster: Raster, scene: Scene, tone: Tone, signal: AbortSignal): Promise<Forms> {
  const detail = detailOf(scene.style)
  const smoothed = smoothOut(raster)
  await setImmediate()
  signal.throwIfAborted()
  const picture = toLabPicture(smoothed)
  const regions = regionsOf(picture, detail)
  await setImmediate()
  signal.throwIfAborted()
  const { means } = statsOf(regions, picture)
  const slopes = slopesOf(regions, picture, means)
  const random = createRandom(scene.seed).fork('forms')
  const [wide, tall] = [scene.width / regions.width, scene.height / regions.height]
  const nodes = outlines(regions, detail.tolerance).map(({ id, points }) => {
    const mean = [means[id * 3] ?? 0, means[id * 3 + 1] ?? 0, means[id * 3 + 2] ?? 0] as const
    const own = mixedByHand(random.fork(`${id}`))
    const mixed: Tone = colour => own(tone(colour))
    const placed = points.map(([x, y]): Point => [x * wide, y * tall])
    const d = scene.style === 'abstract' || scene.style === 'lowpoly' ? polygon(placed) : rounded(placed)
    const sizes = [extent(points, 0), extent(points, 1)]
    return body(
      d,
      detail.shaded ? shadeOf(mean, [slopes(id, 0), slopes(id, 1)], sizes, mixed) : mixed(fromLab(...mean)),
    )
  })
  return { nodes: [groundOf(nodes, scene), ...nodes], regions }
}

/** Below all forms the colour of the largest: nothing else shines through a gap. */
function groundOf(nodes: readonly Node[], { width, height, palette }: Scene): Node {
  const [largest] = nodes
  const fill = largest && 'fill' in largest ? largest.fill : undefined
  const colour = fill === undefined ? palette.haze : 'kind' in fill ? fill.stops[1]?.[1] : fill
  return air(rectangle(0, 0, width, height), mix(colour ?? palette.haze, palette.haze, 0.1))
}
