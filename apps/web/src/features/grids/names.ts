import type { GridAxis } from '@atelier/contracts'
import type { AxisKind } from '../../stores/grid-draft.ts'
import { useGrids } from '../../stores/grids.ts'
import { useModels } from '../../stores/models.ts'
import { styleName } from '../../stores/style-name.ts'
import { useStyles } from '../../stores/styles.ts'
import { t } from './text.ts'

export const KIND_NAMES = {
  model: 'kindModel',
  seed: 'kindSeed',
  steps: 'kindSteps',
  guidance: 'kindGuidance',
  size: 'kindSize',
  prompt: 'kindPrompt',
  style: 'kindStyle',
  strength: 'kindStrength',
  sampler: 'kindSampler',
  scheduler: 'kindScheduler',
} as const satisfies Record<AxisKind, string>

const AXIS_NAMES = {
  model: 'axisModel',
  seed: 'axisSeed',
  steps: 'axisSteps',
  guidance: 'axisGuidance',
  strength: 'axisStrength',
  sampler: 'axisSampler',
  scheduler: 'axisScheduler',
  size: 'axisSize',
  style: 'axisStyle',
} as const

/** The axis as a heading: a part of the prompt is named by itself. */
export const axisName = (axis: GridAxis) =>
  axis.kind === 'prompt' ? t('axisPart', { part: axis.search }) : t(AXIS_NAMES[axis.kind])

/** "3 seeds", for a line about the grid. */
export function axisCount(axis: GridAxis): string {
  const count = axis.values.length
  switch (axis.kind) {
    case 'model':
      return t('countModel', { count })
    case 'seed':
      return t('countSeed', { count })
    case 'steps':
      return t('countStepsValues', { count })
    case 'guidance':
      return t('countGuidance', { count })
    case 'strength':
      return t('countStrength', { count })
    case 'sampler':
      return t('countSampler', { count })
    case 'scheduler':
      return t('countScheduler', { count })
    case 'size':
      return t('countSize', { count })
    case 'prompt':
      return t('countPrompt', { count, part: axis.search })
    case 'style':
      return t('countStyle', { count })
    default:
      throw new TypeError(`${String(axis satisfies never)} is no axis`)
  }
}

/** Names of values, as headings and in sentences. */
export function useNames() {
  const models = useModels()
  const styles = useStyles()
  const grids = useGrids()

  /** A grid knows what its styles were called, also where one is gone. */
  function nameOfStyle(id: string): string {
    const style = styles.byId.get(id)
    if (style) return styleName(style)
    return [...grids.details.values()].find(({ styleNames }) => styleNames[id])?.styleNames[id] ?? id
  }

  /** As a heading, below the axis' own name. */
  function valueName(axis: GridAxis, at: number): string {
    const value = axis.values[at]
    if (axis.kind === 'model') return models.byId.get(String(value))?.name ?? String(value)
    if (axis.kind === 'style') return value === '' ? t('noStyle') : nameOfStyle(String(value))
    if (axis.kind === 'size') return String(value).replace('x', ' × ')
    return value === '' ? t('leftOut') : String(value)
  }

  /** On its own: a number says what it is of. */
  function fullName(axis: GridAxis, at: number): string {
    const value = valueName(axis, at)
    if (axis.kind === 'seed') return t('valueSeed', { value })
    if (axis.kind === 'steps') return t('valueSteps', { value })
    if (axis.kind === 'strength') return t('valueStrength', { value })
    return axis.kind === 'guidance' ? t('valueGuidance', { value }) : value
  }

  return { valueName, fullName }
}
