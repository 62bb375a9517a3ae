import { fade, mix, oklch, type Colour } from '../../colour.ts'
import type { BeingId } from '../../elements.ts'
import { swell } from '../../geometry.ts'
import { lens, polygon, rectangle, terrain, type Point } from '../../path.ts'
import type { Scene } from '../../scene.ts'
import { air, body, detail, vertical, type Node } from '../../shape.ts'
import { soil } from '../land.ts'
import type { Stage } from '../stage.ts'

const ON_ROADS: ReadonlySet<BeingId> = new Set(['car', 'truck', 'bus', 'bicycle', 'motorcycle'])

/** What a scene's vehicles need below their wheels. */
function wayOf({ subjects, setting }: Scene): 'road' | 'rails' | 'tramway' | null {
  if (setting !== 'land') return null
  const ids = subjects.map(({ id }) => id)
  if (ids.includes('tram')) return 'tramway'
  if (ids.some(id => ON_ROADS.has(id))) return 'road'
  return ids.includes('train') ? 'rails' : null
}

const TOP = 0.8
const LOW = 0.945

function asphalt(stage: Stage, withRails: boolean): Node[] {
  const { width, height, palette } = stage
  const random = stage.random('road')
  const wet = stage.scene.weather.rain
  const grey = mix(stage.lit(oklch(0.46, 0.012, 270), 0.04), palette.shade, 0.2)
  const white = stage.lit(oklch(0.93, 0.02, 90), 0.02)
  const [top, low] = [height * TOP, height * LOW]
  const dashes = Array.from({ length: 9 }, (_, index) => {
    const x = width * (index * 0.128 - 0.03)
    return polygon([
      [x, top + (low - top) * 0.72],
      [x + width * 0.062, top + (low - top) * 0.72],
      [x + width * 0.058, top + (low - top) * 0.765],
      [x - width * 0.006, top + (low - top) * 0.765],
    ])
  }).join('')
  const worn = Array.from({ length: 18 }, () =>
    lens(width * random.next(), top + (low - top) * random.next(), random.between(20, 90), random.between(1, 3)),
  ).join('')
  return [
    body(
      rectangle(-10, top, width + 20, low - top),
      vertical([0, mix(grey, palette.haze, 0.3)], [0.4, grey], [1, mix(grey, palette.shade, 0.3)]),
    ),
    detail(worn, fade(wet ? palette.haze : palette.shade, 0.2)),
    detail(rectangle(-10, top + 5, width + 20, 4) + rectangle(-10, low - 11, width + 20, 5.5), fade(white, 0.75)),
    ...(withRails ? rails(stage, top + (low - top) * 0.5) : [detail(dashes, fade(white, 0.85))]),
  ]
}

function rails({ width, height, palette, lit }: Stage, y: number): Node[] {
  const steel = mix(lit(oklch(0.68, 0.015, 250), 0.02), palette.haze, 0.15)
  const gap = height * 0.03
  return [
    detail(rectangle(-10, y + 3, width + 20, 5) + rectangle(-10, y + gap + 4, width + 20, 6), fade(palette.shade, 0.5)),
    body(rectangle(-10, y, width + 20, 4), steel),
    body(rectangle(-10, y + gap, width + 20, 5), steel),
  ]
}

/** Gravel, sleepers and two rails. */
function railway(stage: Stage): Node[] {
  const { width, height, palette, lit } = stage
  const [top, low] = [height * (TOP + 0.02), height * (LOW - 0.03)]
  const gravel = mix(lit(oklch(0.58, 0.02, 60), 0.03), palette.shade, 0.15)
  const sleepers = Array.from({ length: 30 }, (_, index) => {
    const x = (index / 29) * (width + 60) - 30
    return polygon([
      [x, top + 12],
      [x + 15, top + 12],
      [x + 12, low - 10],
      [x - 6, low - 10],
    ])
  }).join('')
  return [
    body(
      rectangle(-10, top, width + 20, low - top),
      vertical([0, mix(gravel, palette.haze, 0.25)], [1, mix(gravel, palette.shade, 0.4)]),
    ),
    detail(sleepers, lit(oklch(0.36, 0.05, 50), 0.02)),
    ...rails(stage, top + (low - top) * 0.42),
  ]
}

interface Front {
  /** Behind the road, where trees and houses stand. */
  readonly verge: readonly Point[]
  readonly edge: readonly Point[]
  readonly nodes: readonly Node[]
}

/** The ground in front with a road or rails across it, on which the wheels stand; null where nothing rolls. */
export function paintWay(stage: Stage): Front | null {
  const way = wayOf(stage.scene)
  if (way === null) return null
  const { width, height, palette, scene } = stage
  const verge: Colour = stage.local(soil(stage), 0.04)
  const back = swell(stage.random('verge'), { width, base: height * (TOP - 0.03), relief: height * 0.008, waves: 0.6 })
  const level = height * (TOP + (LOW - TOP) * (way === 'rails' ? 0.42 : 0.36))
  const pavement = scene.ground === 'city' ? stage.lit(oklch(0.66, 0.015, 70), 0.05) : verge
  return {
    verge: back.map(([x, y]): Point => [x, y + 6]),
    edge: [
      [0, level],
      [width, level],
    ],
    nodes: [
      body(
        terrain(back, height + 10),
        vertical([0, mix(pavement, palette.sun, stage.dark ? 0.03 : 0.1)], [1, mix(pavement, palette.shade, 0.4)]),
      ),
      ...(way === 'rails' ? railway(stage) : asphalt(stage, way === 'tramway')),
      air(
        rectangle(0, height * LOW, width, height * 0.02),
        vertical([0, fade(palette.shade, 0.3)], [1, fade(palette.shade, 0)]),
      ),
    ],
  }
}
