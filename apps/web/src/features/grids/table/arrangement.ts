import { MAX_GRID_AXES } from '@atelier/contracts'

/** Which axis goes where, by its place among the grid's axes. */
export interface Arrangement {
  readonly across: number
  readonly down: number | undefined
  /** One table for each of its values. */
  readonly third: number | undefined
}

export type Role = keyof Arrangement
export interface Table {
  /** Of the third axis; 0 where there is none. */
  readonly at: number
  /** The grid's cells, row by row. */
  readonly rows: readonly (readonly number[])[]
}

/** As the sheet has it when nothing is said: the last axis across, the one before it down. */
export function defaultArrangement(axes: number): Arrangement {
  const [across = 0, down, third] = Array.from(
    { length: Math.min(axes, MAX_GRID_AXES) },
    (_, index) => index,
  ).toReversed()
  return { across, down, third }
}

/** What an address says (`?across=0&down=2`); where that makes no sense, the default. */
export function arrangementOf(query: Readonly<Record<string, unknown>>, axes: number): Arrangement {
  const fallback = defaultArrangement(axes)
  const [across, down] = [placeOf(query['across'], axes), placeOf(query['down'], axes)]
  if (across === undefined || axes < 2 || down === undefined || down === across) return fallback
  return {
    across,
    down,
    third: axes < MAX_GRID_AXES ? undefined : [0, 1, 2].find(index => index !== across && index !== down),
  }
}

function placeOf(text: unknown, axes: number): number | undefined {
  const place = typeof text === 'string' && /^\d$/.test(text) ? Number(text) : undefined
  return place !== undefined && place < axes ? place : undefined
}

/** Puts an axis into a role; the one that had it takes the other's place. */
export function withRole(arrangement: Arrangement, role: Role, axis: number): Arrangement {
  const other = (['across', 'down', 'third'] as const).find(name => arrangement[name] === axis)
  return other === undefined ? arrangement : { ...arrangement, [other]: arrangement[role], [role]: axis }
}

/** Which cell stands at a value of each axis; the last axis is the fastest. */
export const cellAt = (lengths: readonly number[], at: readonly number[]): number =>
  lengths.reduce((cell, length, axis) => cell * length + (at[axis] ?? 0), 0)

/** The value of each axis that a cell stands at. */
export function valuesAt(lengths: readonly number[], cell: number): number[] {
  const at: number[] = []
  let rest = cell
  for (const length of lengths.toReversed()) {
    at.unshift(rest % length)
    rest = Math.floor(rest / length)
  }
  return at
}

/** Every cell in its place: a table for each value of the third axis. */
export function tablesOf(lengths: readonly number[], { across, down, third }: Arrangement): Table[] {
  const range = (axis: number | undefined) =>
    Array.from({ length: axis === undefined ? 1 : (lengths[axis] ?? 0) }, (_, index) => index)
  return range(third).map(at => ({
    at,
    rows: range(down).map(row =>
      range(across).map(column =>
        cellAt(
          lengths,
          lengths.map(
            (_, axis) => ({ [String(third)]: at, [String(down)]: row, [String(across)]: column })[String(axis)] ?? 0,
          ),
        ),
      ),
    ),
  }))
}

/** The neighbour along an axis; undefined at its end. */
export function neighbourOf(
  lengths: readonly number[],
  cell: number,
  axis: number | undefined,
  by: number,
): number | undefined {
  if (axis === undefined) return undefined
  const at = valuesAt(lengths, cell)
  const next = (at[axis] ?? 0) + by
  return next < 0 || next >= (lengths[axis] ?? 0) ? undefined : cellAt(lengths, at.with(axis, next))
}
