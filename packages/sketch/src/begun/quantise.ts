import type { LabPicture } from './lab.ts'

const STEPS = 24
const SPREAD = 0.32
const ROUNDS = 8

interface Bucket {
  readonly mean: readonly [number, number, number]
  readonly pixels: number
}

const step = (value: number, min: number, max: number) =>
  Math.min(STEPS - 1, Math.max(0, Math.floor(((value - min) / (max - min)) * STEPS)))

/** The colours of a picture, those that look alike as one. */
function bucketsOf({ lab }: LabPicture): Bucket[] {
  const sums = new Map<number, [l: number, a: number, b: number, pixels: number]>()
  for (let index = 0; index < lab.length; index += 3) {
    const l = lab[index] ?? 0
    const a = lab[index + 1] ?? 0
    const b = lab[index + 2] ?? 0
    const key = (step(l, 0, 1) * STEPS + step(a, -SPREAD, SPREAD)) * STEPS + step(b, -SPREAD, SPREAD)
    const sum = sums.get(key)
    if (!sum) sums.set(key, [l, a, b, 1])
    else {
      sum[0] += l
      sum[1] += a
      sum[2] += b
      sum[3] += 1
    }
  }
  return [...sums.values()].map(([l, a, b, pixels]) => ({ mean: [l / pixels, a / pixels, b / pixels], pixels }))
}

type Point = readonly [number, number, number]

const apart = (one: Point, other: Point): number =>
  (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 + (one[2] - other[2]) ** 2

function nearest(colours: readonly Point[], to: Point): number {
  let [best, distance] = [0, Infinity]
  for (let index = 0; index < colours.length; index++) {
    const own = apart(colours[index] ?? to, to)
    if (own < distance) [best, distance] = [index, own]
  }
  return best
}

/** First the colour that covers most, then always the one that is missed most: far from all others, and not only a speck. */
function seeds(buckets: readonly Bucket[], amount: number): Point[] {
  const first = buckets.reduce((best, bucket) => (bucket.pixels > best.pixels ? bucket : best))
  const chosen: Point[] = [first.mean]
  const distances = buckets.map(({ mean }) => apart(mean, first.mean))
  while (chosen.length < amount) {
    let [best, missed] = [-1, 0]
    for (const [index, { pixels }] of buckets.entries()) {
      const own = (distances[index] ?? 0) * Math.sqrt(pixels)
      if (own > missed) [best, missed] = [index, own]
    }
    const next = buckets[best]?.mean
    if (!next) break
    chosen.push(next)
    for (const [index, { mean }] of buckets.entries())
      distances[index] = Math.min(distances[index] ?? 0, apart(mean, next))
  }
  return chosen
}

/** The few colours that stand for a picture best (k-means over its buckets). */
function fewColours(picture: LabPicture, amount: number): readonly Point[] {
  const buckets = bucketsOf(picture)
  let colours = seeds(buckets, amount)
  for (let round = 0; round < ROUNDS; round++) {
    const sums = colours.map(() => [0, 0, 0, 0])
    for (const { mean, pixels } of buckets) {
      const sum = sums[nearest(colours, mean)]
      if (!sum) continue
      for (const [axis, value] of mean.entries()) sum[axis] = (sum[axis] ?? 0) + value * pixels
      sum[3] = (sum[3] ?? 0) + pixels
    }
    colours = colours.map((colour, index): Point => {
      const [l = 0, a = 0, b = 0, pixels = 0] = sums[index] ?? []
      return pixels === 0 ? colour : [l / pixels, a / pixels, b / pixels]
    })
  }
  return colours
}

/** For each pixel which of a few colours it is nearest to. */
export function quantise(picture: LabPicture, amount: number): Uint8Array {
  const { lab, width, height } = picture
  const colours = new Float64Array(fewColours(picture, amount).flat())
  const labels = new Uint8Array(width * height)
  for (let index = 0; index < labels.length; index++) {
    const l = lab[index * 3] ?? 0
    const a = lab[index * 3 + 1] ?? 0
    const b = lab[index * 3 + 2] ?? 0
    let best = 0
    let least = Infinity
    for (let at = 0; at < colours.length; at += 3) {
      const dl = l - (colours[at] ?? 0)
      const da = a - (colours[at + 1] ?? 0)
      const db = b - (colours[at + 2] ?? 0)
      const apartness = dl * dl + da * da + db * db
      if (apartness >= least) continue
      least = apartness
      best = at / 3
    }
    labels[index] = best
  }
  return labels
}
