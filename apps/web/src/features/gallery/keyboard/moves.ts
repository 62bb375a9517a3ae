import type { Geometry, PlacedRow, PlacedTile } from '../view/geometry.ts'

export type Move = 'left' | 'right' | 'up' | 'down' | 'page-up' | 'page-down' | 'first' | 'last'

interface Moves {
  readonly geometry: Geometry
  /** A section's rows, read if they have to be. */
  readonly reach: (at: number) => Promise<readonly PlacedRow[]>
  /** How far a page is, pixels. */
  readonly page: () => number
}

/** Where one gets to in the grid by the keyboard: the next picture in that direction, also over pictures not loaded. */
export function createMoves({ geometry, reach, page }: Moves) {
  /** Up and down keep to one column, although no two rows have the same ones. */
  let column: number | undefined

  async function from(place: PlacedTile, move: Move): Promise<string | undefined> {
    if (move === 'left' || move === 'right') {
      column = undefined
      return aside(place, move === 'left' ? -1 : 1)
    }
    column ??= middleOf(place, place.index)
    if (move === 'up' || move === 'down') return nearest(await rowBeside(place, move === 'up' ? -1 : 1), column)
    if (move === 'page-up' || move === 'page-down')
      return nearest(await rowAt(place.top + (move === 'page-up' ? -page() : page())), column)
    column = undefined
    return move === 'first' ? first() : last()
  }

  async function aside(place: PlacedTile, step: -1 | 1) {
    const inRow = place.ids[place.index + step]
    if (inRow !== undefined) return inRow
    const row = await rowBeside(place, step)
    return row && row.top !== place.top ? row.ids.at(step === 1 ? 0 : -1) : undefined
  }

  /** The row itself where there is none beyond. */
  async function rowBeside({ at, row }: PlacedRow, step: -1 | 1): Promise<PlacedRow | undefined> {
    const rows = geometry.rowsOf(at)
    const k = rows.findIndex(other => other.row.first === row.first)
    if (rows[k + step]) return rows[k + step]
    const beyond = at + step
    if (beyond < 0 || beyond >= geometry.sections.length) return rows[k]
    return (await reach(beyond)).at(step === 1 ? 0 : -1)
  }

  async function rowAt(top: number): Promise<PlacedRow | undefined> {
    const inside = Math.min(Math.max(top, 0), geometry.total - 1)
    const rows = await reach(geometry.sectionIndexAt(inside))
    return rows.findLast(row => row.top <= inside) ?? rows[0]
  }

  const first = async () => (await reach(0))[0]?.ids[0]
  const last = async () => (await reach(geometry.sections.length - 1)).at(-1)?.ids.at(-1)

  return {
    from,
    first,
    forgetColumn: () => {
      column = undefined
    },
  }
}

const middleOf = ({ row }: PlacedRow, index: number) =>
  (row.tiles[index]?.left ?? 0) + (row.tiles[index]?.width ?? 0) / 2

function nearest(row: PlacedRow | undefined, x: number): string | undefined {
  if (!row) return undefined
  const distances = row.ids.map((_, k) => Math.abs(middleOf(row, k) - x))
  return row.ids[distances.indexOf(Math.min(...distances))]
}
