import type { LabPicture } from './lab.ts'

/** Which region each pixel is of; regions are numbered from 0. */
export interface Regions {
  readonly width: number
  readonly height: number
  readonly ids: Int32Array
  readonly count: number
}

/** Touching pixels with the same label are one region (two rows of runs, joined). */
export function connect(labels: Uint8Array, width: number, height: number): Regions {
  const parents = createUnion(width * height)
  for (let index = 0; index < labels.length; index++) {
    if (index % width > 0 && labels[index] === labels[index - 1]) parents.join(index, index - 1)
    if (index >= width && labels[index] === labels[index - width]) parents.join(index, index - width)
  }
  return numbered(width, height, index => parents.find(index))
}

function createUnion(size: number) {
  const parents = Int32Array.from({ length: size }, (_, index) => index)
  const find = (start: number): number => {
    let index = start
    for (let up = parents[index] ?? index; up !== index; up = parents[index] ?? index) {
      parents[index] = parents[up] ?? up
      index = up
    }
    return index
  }
  const join = (one: number, other: number) => {
    const a = find(one)
    const b = find(other)
    if (a !== b) parents[Math.max(a, b)] = Math.min(a, b)
  }
  return { find, join }
}

function numbered(width: number, height: number, rootOf: (index: number) => number): Regions {
  const ids = new Int32Array(width * height)
  const numbers = new Map<number, number>()
  for (let index = 0; index < ids.length; index++) {
    const root = rootOf(index)
    const number = numbers.get(root) ?? numbers.size
    if (number === numbers.size) numbers.set(root, number)
    ids[index] = number
  }
  return { width, height, ids, count: numbers.size }
}

export interface RegionStats {
  readonly areas: Float64Array
  /** Three numbers a region: its mean in OKLab. */
  readonly means: Float64Array
}

export function statsOf({ ids, count }: Regions, { lab }: LabPicture): RegionStats {
  const [areas, means] = [new Float64Array(count), new Float64Array(count * 3)]
  for (let index = 0; index < ids.length; index++) {
    const id = ids[index] ?? 0
    areas[id] = (areas[id] ?? 0) + 1
    for (let axis = 0; axis < 3; axis++)
      means[id * 3 + axis] = (means[id * 3 + axis] ?? 0) + (lab[index * 3 + axis] ?? 0)
  }
  for (let index = 0; index < means.length; index++)
    means[index] = (means[index] ?? 0) / (areas[Math.floor(index / 3)] ?? 1)
  return { areas, means }
}

interface Border {
  readonly one: number
  readonly other: number
  length: number
  /** Summed over its length: how different the pixels on both sides are. */
  contrast: number
}

function bordersOf({ ids, width, count }: Regions, { lab }: LabPicture): Border[] {
  const borders = new Map<number, Border>()
  let last: Border = { one: -1, other: -1, length: 0, contrast: 0 }
  const meet = (at: number, next: number) => {
    const a = ids[at] ?? 0
    const b = ids[next] ?? 0
    if (a === b) return
    const one = Math.min(a, b)
    const other = Math.max(a, b)
    const key = one * count + other
    // Along a border the same two meet again and again.
    if (last.one !== one || last.other !== other) {
      last = borders.get(key) ?? { one, other, length: 0, contrast: 0 }
      borders.set(key, last)
    }
    const dl = (lab[at * 3] ?? 0) - (lab[next * 3] ?? 0)
    const da = (lab[at * 3 + 1] ?? 0) - (lab[next * 3 + 1] ?? 0)
    const db = (lab[at * 3 + 2] ?? 0) - (lab[next * 3 + 2] ?? 0)
    last.length += 1
    last.contrast += Math.sqrt(dl * dl + da * da + db * db)
  }
  for (let index = 0; index < ids.length; index++) {
    if ((index + 1) % width > 0) meet(index, index + 1)
    if (index + width < ids.length) meet(index, index + width)
  }
  return [...borders.values()]
}

const distance = ({ means }: RegionStats, { one, other }: Border) =>
  Math.hypot(...[0, 1, 2].map(axis => (means[one * 3 + axis] ?? 0) - (means[other * 3 + axis] ?? 0)))

/** What two regions may differ by at their border, and as a whole, and still be one surface: a sky, a wall. */
const SMOOTH = { border: 0.014, whole: 0.16 }

/** One surface that only the steps of the few colours had parted is put together again. */
export function joinSurfaces(regions: Regions, picture: LabPicture): Regions {
  const stats = statsOf(regions, picture)
  const union = createUnion(regions.count)
  for (const border of bordersOf(regions, picture))
    if (border.contrast / border.length < SMOOTH.border && distance(stats, border) < SMOOTH.whole)
      union.join(border.one, border.other)
  const { width, height, ids } = regions
  return numbered(width, height, index => union.find(ids[index] ?? 0))
}

const ROUNDS = 8

/** Every region that is smaller becomes a part of that neighbour which looks most like it. */
export function joinSmall(regions: Regions, picture: LabPicture, smallest: number): Regions {
  let current = regions
  for (let round = 0; round < ROUNDS; round++) {
    const stats = statsOf(current, picture)
    const best = new Map<number, { border: Border; apart: number }>()
    for (const border of bordersOf(current, picture)) {
      const apart = distance(stats, border)
      for (const id of [border.one, border.other])
        if ((stats.areas[id] ?? 0) < smallest && apart < (best.get(id)?.apart ?? Infinity))
          best.set(id, { border, apart })
    }
    if (best.size === 0) return current
    const union = createUnion(current.count)
    for (const { border } of best.values()) union.join(border.one, border.other)
    const { width, height, ids } = current
    current = numbered(width, height, index => union.find(ids[index] ?? 0))
  }
  return current
}
