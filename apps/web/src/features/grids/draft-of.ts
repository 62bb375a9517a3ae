import type { GridAxis } from '@atelier/contracts'
import type { ChosenStyle } from '../../stores/chosen-styles.ts'
import type { AxisDraft, GridDraft } from '../../stores/grid-draft.ts'
import type { GridDetail } from '../../stores/grid-entries.ts'

/** A grid as it was written, for another one like it; a style that is not there any more is left out. */
export function draftOf(
  { base, axes }: Pick<GridDetail, 'base' | 'axes'>,
  known: readonly ChosenStyle[] = [],
): Omit<GridDraft, 'title'> {
  const {
    prompt,
    styles = [],
    negativePrompt = null,
    model = null,
    width,
    height,
    steps = null,
    guidance = null,
    seed = null,
    parentId = null,
  } = base
  const chosen = styles.flatMap(id => known.filter(style => style.id === id)).map(({ id, name }) => ({ id, name }))
  return {
    base: {
      prompt,
      styles: chosen,
      negativePrompt,
      model,
      size: width !== undefined && height !== undefined ? { width, height } : null,
      steps,
      guidance,
      seed,
      count: null,
      parentId,
    },
    axes: axes.map(axisDraftOf),
  }
}

function axisDraftOf(axis: GridAxis): AxisDraft {
  const empty = { kind: axis.kind, text: '', search: '', picked: [] }
  switch (axis.kind) {
    case 'prompt':
      return { ...empty, search: axis.search, text: axis.values.join('\n') }
    case 'seed':
    case 'steps':
    case 'guidance':
    case 'strength':
      return { ...empty, text: axis.values.join(', ') }
    default:
      return { ...empty, picked: axis.values }
  }
}
