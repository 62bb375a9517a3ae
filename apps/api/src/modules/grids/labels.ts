import type { GridAxis } from '@atelier/contracts'

const NAMES = {
  model: 'Model',
  seed: 'Seed',
  steps: 'Steps',
  guidance: 'Guidance',
  size: 'Size',
  style: 'Style',
} as const

export const nameOf = (axis: GridAxis) => (axis.kind === 'prompt' ? `In place of “${axis.search}”` : NAMES[axis.kind])

export const sizeLabel = (width: number, height: number) => `${width} × ${height}`

/** What a person reads for each value of an axis; styles by their names. */
export function labelsOf(axis: GridAxis, styleNames: ReadonlyMap<string, string>): string[] {
  switch (axis.kind) {
    case 'model':
      return shortest(axis.values)
    case 'size':
      return axis.values.map(value => value.replace('x', ' × '))
    case 'style':
      return axis.values.map(id => (id ? (styleNames.get(id) ?? id) : 'No style'))
    case 'prompt':
      return axis.values.map(value => value.trim() || '(nothing)')
    default:
      return axis.values.map(String)
  }
}

/** Without whose models they are, as long as that leaves them apart. */
function shortest(models: readonly string[]): string[] {
  const short = models.map(model => model.split('/').at(-1) ?? model)
  return new Set(short).size === models.length ? short : [...models]
}
