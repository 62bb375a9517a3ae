import {
  lengthOf,
  MAX_PROMPT_LENGTH,
  styledNegative,
  styledPrompt,
  type Limit,
  type ModelLimits,
  type NewGeneration,
  type Style,
  type StyleParameters,
  type Typed,
} from '@atelier/contracts'
import { stylesTooLong } from './styles.errors.ts'

export type StyleTemplate = Pick<Style, 'name' | 'prompt' | 'negativePrompt' | 'parameters'>

export interface Styled {
  /** What is sent: the request without its styles, which are in it. */
  readonly request: Omit<NewGeneration, 'styles'>
  /** What was typed; null where there are no styles, so that nothing else was. */
  readonly typed: Typed | null
}

/**
 * Puts styles around a request, one after another: the second goes around what the first made of it. Negative parts and
 * parameters are for models that have such; where they have not, they are left out, for the style was not made for this model.
 * What the request says itself is never changed. Throws `stylesTooLong`.
 */
export function applyStyles(
  { styles: ids, ...request }: NewGeneration,
  styles: readonly StyleTemplate[],
  limits: ModelLimits,
): Styled {
  if (ids && ids.length !== styles.length) throw new Error('the styles of a request were not all resolved')
  if (styles.length === 0) return { request, typed: null }
  const prompt = required(styledPrompt(request.prompt, styles), 'prompt', MAX_PROMPT_LENGTH)
  const typed = {
    prompt: request.prompt,
    negativePrompt: request.negativePrompt || null,
    styles: styles.map(style => style.name),
  }
  const parameters = Object.assign({}, ...styles.map(style => fitted(style.parameters, limits))) as StyleParameters // of such only
  if (!limits.negativePrompt) return { request: { ...parameters, ...request, prompt }, typed }
  const negativePrompt = required(
    styledNegative(request.negativePrompt ?? '', styles),
    'negativePrompt',
    Math.min(MAX_PROMPT_LENGTH, limits.negativePrompt.maxLength),
  )
  return { request: { ...parameters, ...request, prompt, ...(negativePrompt && { negativePrompt }) }, typed }
}

/** Counted as the contract counts, in whole characters. */
function required(text: string, name: 'prompt' | 'negativePrompt', max: number): string {
  const length = lengthOf(text)
  if (length > max) throw stylesTooLong(name, length, max)
  return text
}

/** A style's values as the model takes them. */
function fitted(parameters: StyleParameters | null, limits: ModelLimits): StyleParameters {
  const fit = (name: keyof StyleParameters) => {
    const [value, limit] = [parameters?.[name], limits[name]]
    return value === undefined || !limit ? {} : { [name]: nearest(value, limit) }
  }
  return { ...fit('width'), ...fit('height'), ...fit('steps'), ...fit('guidance') }
}

/** The nearest value that the limit allows; steps are counted from zero, as `settleParameters` does. */
function nearest(value: number, { min, max, multipleOf }: Limit): number {
  const within = Math.min(max, Math.max(min, value))
  if (!multipleOf) return within
  const snapped = Math.round(within / multipleOf) * multipleOf
  const inside =
    snapped > max
      ? Math.floor(max / multipleOf) * multipleOf
      : snapped < min
        ? Math.ceil(min / multipleOf) * multipleOf
        : snapped
  // 0.1 + 0.2 and its like.
  return Number(inside.toFixed(6))
}
