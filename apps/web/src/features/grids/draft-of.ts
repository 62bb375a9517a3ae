import type { GridAxis } from '@atelier/contracts'
import type { AxisDraft, GridDraft } from '../../stores/grid-draft.ts'
import type { GridDetail } from '../../stores/grids.ts'

/** A grid as it was written, for another one like it. */
export function draftOf({ base, axes }: Pick<GridDetail, 'base' | 'axes'>): Omit<GridDraft, 'title'> {
  const { prompt, negativePrompt = null, model = null, width, height, steps = null, guidance = null, seed = null } = base
  return {
    base: { prompt, negativePrompt, model, size: width !== undefined && height !== undefined ? { width, height } : null, steps, guidance, seed, count: null },
    axes: axes.map(axisDraftOf),
  }
}

function axisDraftOf(axis: GridAxis): AxisDraft {
  const empty = { kind: axis.kind, text: '', search: '', picked: [] }
  if (axis.kind === 'prompt') return { ...empty, search: axis.search, text: axis.values.join('\n') }
  if (axis.kind === 'model' || axis.kind === 'size' || axis.kind === 'style') return { ...empty, picked: axis.values }
  return { ...empty, text: axis.values.join(', ') }
}
