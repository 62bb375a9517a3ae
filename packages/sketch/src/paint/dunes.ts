import { fade, mix } from '../colour.ts'
import { heightAt } from '../geometry.ts'
import { lens, smooth, terrain, type Point } from '../path.ts'
import type { Random } from '../random.ts'
import { body, detail, group, vertical, type Node } from '../shape.ts'
import type { Stage } from './stage.ts'

interface Dune {
  readonly edge: readonly Point[]
  readonly peak: Point
  readonly base: number
  readonly tall: number
}

/** A long slope up to one sharp top and a shorter one down. */
function outline(random: Random, width: number, base: number, tall: number): Dune {
  const [x, half] = [random.between(0.12, 0.88) * width, random.between(0.7, 1.1) * width]
  const lean = random.between(0.8, 1.25)
  const edge = Array.from({ length: 25 }, (_, index): Point => {
    const px = ((index / 24) * 1.1 - 0.05) * width
    const t = Math.abs(px - x) / (half * (px < x ? lean : 1 / lean))
    return [px, base - tall * Math.exp(-t * t * 5.5) * (1 - t * 0.25)]
  })
  const peak: Point = [x, heightAt(edge, x)]
  return {
    edge: [...edge.filter(([px]) => Math.abs(px - x) > width * 0.015), peak].toSorted((a, b) => a[0] - b[0]),
    peak,
    base,
    tall,
  }
}

/** The flank away from the light, bounded by the winding crest that runs from the top down to us. */
function shadedFlank(random: Random, { edge, peak, base, tall }: Dune, width: number, side: number): string {
  const [x, y] = peak
  const deep = base - y + tall * 0.9
  const bend = width * random.between(0.06, 0.14) * -side
  const crest: Point[] = [
    [x, y],
    [x + bend * 0.55, y + deep * 0.16],
    [x + bend * 0.2, y + deep * 0.36],
    [x - bend * 0.9, y + deep * 0.62],
    [x - bend * 1.2, y + deep],
  ]
  const rim = edge.filter(([px]) => (px - x) * side > 0)
  const ordered = side > 0 ? rim.toReversed() : rim
  const far = ordered[0] ?? [x, y]
  return `${smooth(crest, false)}L${far[0].toFixed(1)} ${(y + deep).toFixed(1)}L${ordered.map(([px, py]) => `${px.toFixed(1)} ${py.toFixed(1)}`).join('L')}Z`
}

/** Dunes: each with a bright and a shaded flank that meet in a winding crest. */
export function paintDunes(stage: Stage): Node[] {
  const { width, height, horizon, palette, orb } = stage
  const random = stage.random('dunes')
  return Array.from({ length: 5 }, (_, index) => {
    const t = index / 4
    const depth = 0.62 - t * 0.58
    const base = horizon + 20 + t ** 1.4 * (height - horizon) * 0.62
    const dune = outline(random, width, base, (40 + t * 110) * Math.min(1.4, height / 1000))
    const colour = stage.local('dune', depth)
    const [bright, dark] = [mix(colour, palette.sun, stage.dark ? 0.06 : 0.22), mix(colour, palette.shade, 0.36)]
    const side = (orb?.[0] ?? 0) < dune.peak[0] ? 1 : -1
    return group([
      body(
        terrain(dune.edge, height + 10),
        vertical([0, bright], [0.4, colour], [1, mix(colour, palette.shade, 0.15)]),
      ),
      detail(
        shadedFlank(random, dune, width, side),
        vertical([0, dark], [0.75, mix(dark, colour, 0.45)], [1, fade(colour, 0)]),
      ),
      ...(index > 1 ? [detail(ripples(stage, random, dune), fade(palette.shade, 0.13))] : []),
    ])
  })
}

/** What the wind draws into the sand. */
function ripples({ width, height }: Stage, random: Random, { edge }: Dune): string {
  return Array.from({ length: 16 }, () => {
    const x = random.between(0, 1) * width
    return lens(
      x,
      heightAt(edge, x) + random.between(30, height * 0.16),
      random.between(24, 90),
      random.between(0.8, 1.8),
    )
  }).join('')
}
