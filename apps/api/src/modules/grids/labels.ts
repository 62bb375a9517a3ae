import type { GridAxis } from '@atelier/contracts'
import type { SheetWords } from './sheet-words.ts'

export const nameOf = (axis: GridAxis, words: SheetWords) =>
  axis.kind === 'prompt' ? words.inPlaceOf(axis.search) : words[axis.kind]

export const sizeLabel = (width: number, height: number) => `${width} × ${height}`

/** What a person reads for each value of an axis; styles by their names. */
export function labelsOf(axis: GridAxis, styleNames: ReadonlyMap<string, string>, words: SheetWords): string[] {
  switch (axis.kind) {
    case 'model':
      return shortest(axis.values)
    case 'size':
      return axis.values.map(value => value.replace('x', ' × '))
    case 'style':
      return axis.values.map(id => (id ? (styleNames.get(id) ?? id) : words.noStyle))
    case 'prompt':
      return axis.values.map(value => value.trim() || words.nothing)
    case 'sampler':
    case 'scheduler':
      return axis.values
    default:
      return axis.values.map(words.number)
  }
}

/** Without whose models they are, as long as that leaves them apart. */
function shortest(models: readonly string[]): string[] {
  const short = models.map(model => model.split('/').at(-1) ?? model)
  return new Set(short).size === models.length ? short : [...models]
}
