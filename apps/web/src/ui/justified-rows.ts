/** Pixels, from the upper left corner of the section. */
export interface Tile {
  readonly left: number
  readonly width: number
}
export interface Row {
  readonly top: number
  readonly height: number
  readonly first: number
  readonly tiles: readonly Tile[]
}
export interface Layout {
  readonly rows: readonly Row[]
  /** With the gap beneath the last row, so that sections follow each other as rows do. */
  readonly height: number
}

export interface LayoutOptions {
  /** Of the whole grid, pixels. */
  readonly width: number
  /** What rows are as high as, more or less. */
  readonly rowHeight: number
  readonly gap: number
}

/** Extreme shapes are cut to these, or one panorama would be a row of its own. */
const NARROWEST = 0.5
const WIDEST = 2.5
/** Rows are never higher than this many times what was asked; such a row stays short of the right edge. */
const HIGHEST = 1.5
const LOWEST = 0.5

export const shapeOf = ({ width, height }: { readonly width: number; readonly height: number }) =>
  Math.min(Math.max(width / height, NARROWEST), WIDEST)

/**
 * Justified rows: every picture keeps its shape, and all rows fill the width. Where to break is chosen for the section
 * as a whole, so that its last row is full as well and the next section goes on beneath it as if there were no seam.
 * Only at the very end of the gallery may a row stay short.
 */
export function layoutRows(ratios: readonly number[], options: LayoutOptions, isEnd: boolean): Layout {
  if (options.width <= 0) return { rows: [], height: 0 }
  const rows: Row[] = []
  let top = 0
  for (const [first, behind] of breaks(ratios, options, isEnd)) {
    const height = rowHeightOf(ratios, first, behind, options)
    let left = 0
    const tiles = ratios.slice(first, behind).map(ratio => {
      const tile = { left, width: ratio * height }
      left += tile.width + options.gap
      return tile
    })
    rows.push({ top, height, first, tiles })
    top += height + options.gap
  }
  return { rows, height: top }
}

/** The height that a section will have, by how wide its images are on average. */
export function estimatedHeight(count: number, aspectRatio: number, { width, rowHeight, gap }: LayoutOptions): number {
  if (count === 0 || width <= 0) return 0
  return Math.max(1, Math.round((count * (aspectRatio * rowHeight + gap)) / (width + gap))) * (rowHeight + gap)
}

function rowHeightOf(
  ratios: readonly number[],
  first: number,
  behind: number,
  { width, rowHeight, gap }: LayoutOptions,
): number {
  let sum = 0
  for (let k = first; k < behind; k += 1) sum += ratios[k] ?? 1
  const full = (width - gap * (behind - first - 1)) / sum
  return full > rowHeight * HIGHEST ? rowHeight : full
}

/** The breaks whose rows differ least from the height that was asked for, found by going over all that make sense. */
function breaks(
  ratios: readonly number[],
  { width, rowHeight, gap }: LayoutOptions,
  isEnd: boolean,
): [first: number, behind: number][] {
  const count = ratios.length
  const cost = new Float64Array(count + 1).fill(Infinity)
  const from = new Int32Array(count + 1)
  cost[0] = 0
  for (let behind = 1; behind <= count; behind += 1) {
    let sum = 0
    for (let first = behind - 1; first >= 0; first -= 1) {
      sum += ratios[first] ?? 1
      const height = (width - gap * (behind - first - 1)) / sum
      if (height < rowHeight * LOWEST && first < behind - 1) break
      const mayBeShort = isEnd && behind === count && height > rowHeight
      const total = (cost[first] ?? 0) + (mayBeShort ? 0 : Math.log(height / rowHeight) ** 2)
      if (total < (cost[behind] ?? 0)) {
        cost[behind] = total
        from[behind] = first
      }
    }
  }
  const found: [number, number][] = []
  for (let behind = count; behind > 0; behind = from[behind] ?? 0) found.push([from[behind] ?? 0, behind])
  return found.toReversed()
}
