import { MAX_STYLES_COMBINED, type DefaultParameters, type Style } from '@atelier/contracts'

/** With its name, so that it can be shown before the styles are read. */
export type ChosenStyle = Pick<Style, 'id' | 'name'>

/** As they were stored; whatever is not a style is left out. */
export const chosenStyles = (stored: unknown): ChosenStyle[] =>
  (Array.isArray(stored) ? stored : [])
    .filter(isChosen)
    .slice(0, MAX_STYLES_COMBINED)
    .map(({ id, name }) => ({ id, name }))

const isChosen = (value: unknown): value is ChosenStyle =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  'name' in value &&
  typeof value.id === 'string' &&
  typeof value.name === 'string'

export const NO_PARAMETERS: DefaultParameters = {
  width: null,
  height: null,
  steps: null,
  guidance: null,
  count: null,
  negativePrompt: null,
}

/** What the form begins with: the values of the styles, the last one's first, and then those of the settings. */
export const withStyles = (
  defaults: DefaultParameters | undefined,
  styles: readonly Pick<Style, 'parameters'>[],
): DefaultParameters | undefined =>
  styles.some(style => style.parameters)
    ? Object.assign({}, NO_PARAMETERS, defaults, ...styles.map(style => style.parameters))
    : defaults

/** One place earlier or later; as it was at either end. */
export function moved<T>(items: readonly T[], at: number, by: -1 | 1): T[] {
  const [item] = items.slice(at, at + 1)
  const to = at + by
  return item === undefined || to < 0 || to >= items.length ? [...items] : items.toSpliced(at, 1).toSpliced(to, 0, item)
}
