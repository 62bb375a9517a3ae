export interface Shape { readonly id: string, readonly width: number, readonly height: number }
/** Pixels, from the upper left corner of the grid. */
export interface Tile { readonly id: string, readonly left: number, readonly top: number, readonly width: number, readonly height: number }
export interface Layout { readonly tiles: readonly Tile[], readonly height: number }

export interface LayoutOptions {
  /** Of the whole grid, pixels. */
  readonly width: number
  readonly rowHeight: number
  readonly gap: number
  /** More will follow, so a row that is not full is left for later and nothing shown ever moves. */
  readonly hasMore: boolean
}

/** Extreme shapes are cut to these, or one panorama would be a row of its own. */
const NARROWEST = 0.5
const WIDEST = 2.5

/** Rows of equal width in which every picture keeps its shape, as high as `rowHeight` or a little less. */
export function layoutRows(shapes: readonly Shape[], { width, rowHeight, gap, hasMore }: LayoutOptions): Layout {
  // Not measured yet.
  if (width <= 0) return { tiles: [], height: 0 }
  const tiles: Tile[] = []
  let top = 0
  let row: { id: string, ratio: number }[] = []
  let ratios = 0

  const place = (height: number) => {
    let left = 0
    for (const { id, ratio } of row) {
      tiles.push({ id, left, top, width: ratio * height, height })
      left += ratio * height + gap
    }
    top += height + gap
    row = []
    ratios = 0
  }

  for (const { id, width: across, height: down } of shapes) {
    const ratio = Math.min(Math.max(across / down, NARROWEST), WIDEST)
    row.push({ id, ratio })
    ratios += ratio
    const height = (width - gap * (row.length - 1)) / ratios
    if (height <= rowHeight) place(height)
  }
  if (row.length > 0 && !hasMore) place(Math.min(rowHeight, (width - gap * (row.length - 1)) / ratios))
  return { tiles, height: Math.max(0, top - gap) }
}

/** Those that touch the stretch from `from` to `to`. Tiles are in order of their tops. */
export function tilesBetween({ tiles }: Layout, from: number, to: number): readonly Tile[] {
  const first = firstIndex(tiles, tile => tile.top + tile.height >= from)
  const behind = firstIndex(tiles, tile => tile.top > to)
  return tiles.slice(first, behind)
}

function firstIndex(tiles: readonly Tile[], isBehind: (tile: Tile) => boolean): number {
  let low = 0
  let high = tiles.length
  while (low < high) {
    const middle = (low + high) >> 1
    const tile = tiles[middle]
    if (tile && isBehind(tile)) high = middle
    else low = middle + 1
  }
  return low
}
