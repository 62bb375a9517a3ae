import { MAX_GRID_CELLS, type GridAxis, type NewGrid } from '@atelier/contracts'
import { axisTwice, gridTooLarge } from './grids.errors.ts'
import { findPromptParts, putPromptParts } from './prompt-parts.ts'

type Base = NewGrid['base']

/** What one cell asks for. */
export interface CellRequest {
  readonly request: Base
  /** The number of its value on each axis. */
  readonly at: readonly number[]
}

const countCells = (axes: readonly GridAxis[]) => axes.reduce((cells, axis) => cells * axis.values.length, 1)

/** The number of a cell's value on each axis: the last axis goes fastest. */
export function placeOf(cell: number, axes: readonly Pick<GridAxis, 'values'>[]): number[] {
  let rest = cell
  return axes
    .toReversed()
    .map(({ values }) => {
      const at = rest % values.length
      rest = Math.floor(rest / values.length)
      return at
    })
    .toReversed()
}

/** What every cell asks for, in their order. Throws what is wrong with the axes themselves; limits are for whoever knows the models. */
export function requestsOf({ base, axes }: Pick<NewGrid, 'base' | 'axes'>): CellRequest[] {
  for (const [at, { kind }] of axes.entries()) {
    if (kind !== 'prompt' && axes.findIndex(other => other.kind === kind) < at) throw axisTwice(kind, at)
  }
  const cells = countCells(axes)
  if (cells > MAX_GRID_CELLS) throw gridTooLarge(cells)
  const parts = findPromptParts(base.prompt, axes)

  return Array.from({ length: cells }, (_, cell) => {
    const at = placeOf(cell, axes)
    const prompt = putPromptParts(base.prompt, parts, axis => String(axes[axis]?.values[at[axis] ?? 0] ?? ''))
    return {
      request: axes.reduce<Base>((request, axis, index) => ({ ...request, ...valueOf(axis, at[index] ?? 0, base) }), {
        ...base,
        prompt,
      }),
      at,
    }
  })
}

/** What a value of an axis says in the place of the base. */
function valueOf(axis: GridAxis, at: number, base: Base): Partial<Base> {
  switch (axis.kind) {
    case 'model':
      return { model: axis.values[at] ?? '' }
    case 'seed':
      return { seed: axis.values[at] ?? 0 }
    case 'steps':
      return { steps: axis.values[at] ?? 0 }
    case 'guidance':
      return { guidance: axis.values[at] ?? 0 }
    case 'strength':
      return { strength: axis.values[at] ?? 0 }
    case 'sampler':
      return { sampler: axis.values[at] ?? '' }
    case 'scheduler':
      return { scheduler: axis.values[at] ?? '' }
    case 'size': {
      const [width = 0, height = 0] = (axis.values[at] ?? '').split('x').map(Number)
      return { width, height }
    }
    // Behind those of the base; the empty one is none.
    case 'style':
      return { styles: [...new Set([...(base.styles ?? []), axis.values[at] ?? ''])].filter(Boolean) }
    // Put into the prompt already, all of them together.
    default:
      return {}
  }
}
