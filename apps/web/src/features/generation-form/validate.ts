import { lengthOf, MAX_PROMPT_LENGTH, type Model, type Task } from '@atelier/contracts'
import type { ApiError } from '../../api/errors.ts'
import { fieldText } from '../../i18n/problems.ts'
import type { Draft } from '../../stores/draft-values.ts'
import { cannotText, unusableText } from './model-texts.ts'
import { t } from './text.ts'

const FIELDS = [
  'prompt',
  'negativePrompt',
  'model',
  'width',
  'height',
  'steps',
  'guidance',
  'seed',
  'count',
  'start',
  'options',
] as const
export type Field = (typeof FIELDS)[number]
export type FieldErrors = Readonly<Partial<Record<Field, string>>>

/** What it is to begin with. */
type Begun = { readonly task: Task; readonly isWhole: boolean }

/** Where the API has more fields for what is one in the form. */
const ALSO: Readonly<Partial<Record<Field, readonly string[]>>> = {
  start: ['inputs', 'task', 'strength', 'scale', 'extend'],
  options: ['options', 'sampler', 'scheduler', 'loras'],
}

/** What would be refused, before it is sent. Numbers are inside their limits already. */
export function validate({ prompt, negativePrompt }: Draft, model: Model, beyond?: Begun): FieldErrors {
  const longest = model.limits.negativePrompt?.maxLength
  const task = beyond?.task ?? 'text-to-image'
  return {
    // What is only enlarged needs no words.
    ...(!prompt.trim() && task !== 'upscale' && { prompt: t('promptMissing') }),
    ...(lengthOf(prompt.trim()) > MAX_PROMPT_LENGTH && { prompt: t('promptTooLong', { most: MAX_PROMPT_LENGTH }) }),
    ...(longest !== undefined &&
      negativePrompt !== null &&
      lengthOf(negativePrompt.trim()) > longest && { negativePrompt: t('tooLong', { most: longest }) }),
    ...(model.status !== 'ready' && { model: unusableText(model) }),
    ...(!model.tasks.includes(task) && { model: cannotText(model, task) }),
    ...(beyond?.isWhole === false && { start: t(task === 'inpaint' ? 'maskMissing' : 'frameMissing') }),
  }
}

/** The fields that the server refused; empty where it refused the whole. */
export const refusedFields = (refusal: Pick<ApiError, 'code' | 'detail' | 'errors'>): FieldErrors =>
  Object.fromEntries(
    FIELDS.flatMap(field => {
      const names = ALSO[field] ?? [field]
      const error = refusal.errors.find(({ path }) => names.includes(path.split('/')[2] ?? ''))
      return error ? [[field, fieldText(error, refusal)]] : []
    }),
  )
