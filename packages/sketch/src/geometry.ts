import type { Point } from './path.ts'
import type { Random } from './random.ts'

export interface RidgeOptions {
  readonly width: number
  readonly base: number
  /** How high the highest points rise above the base, about. */
  readonly relief: number
  /** 0 rolling, 1 craggy. */
  readonly roughness: number
  readonly points: number
}

/** A rising and falling line from left to right, by halving (midpoint displacement). `points` is rounded up to a power of two. */
export function ridge(random: Random, { width, base, relief, roughness, points }: RidgeOptions): Point[] {
  const steps = 2 ** Math.ceil(Math.log2(points))
  const heights: number[] = Array.from({ length: steps + 1 }, () => 0)
  heights[0] = random.next()
  heights[steps] = random.next()
  let reach = 0.5
  for (let span = steps; span > 1; span /= 2) {
    for (let left = 0; left < steps; left += span) {
      const middle = ((heights[left] ?? 0) + (heights[left + span] ?? 0)) / 2
      heights[left + span / 2] = middle + random.between(-reach, reach)
    }
    reach *= 0.42 + roughness * 0.16
  }
  const margin = width * 0.04
  return heights.map((value, index): Point => [-margin + (index / steps) * (width + margin * 2), base - value * relief])
}

/** A gentle line of a few slow waves: hills, dunes, snow, shores. */
export function swell(
  random: Random,
  { width, base, relief, waves = 1.6 }: { width: number; base: number; relief: number; waves?: number },
): Point[] {
  const [phase1, phase2, phase3] = [random.between(0, 6.28), random.between(0, 6.28), random.between(0, 6.28)]
  const count = Math.ceil(10 + waves * 4)
  return Array.from({ length: count + 1 }, (_, index): Point => {
    const t = index / count
    const value =
      Math.sin(t * waves * 6.28 + phase1) * 0.6 +
      Math.sin(t * waves * 2.3 * 6.28 + phase2) * 0.25 +
      Math.sin(t * waves * 0.5 * 6.28 + phase3) * 0.4
    return [(t * 1.08 - 0.04) * width, base - value * relief]
  })
}

/** The height of a line at x, between its points. */
export function heightAt(edge: readonly Point[], x: number): number {
  for (let index = 1; index < edge.length; index++) {
    const [left, right] = [edge[index - 1], edge[index]]
    if (left && right && x <= right[0])
      return left[1] + (right[1] - left[1]) * Math.max(0, (x - left[0]) / (right[0] - left[0] || 1))
  }
  return edge.at(-1)?.[1] ?? 0
}
