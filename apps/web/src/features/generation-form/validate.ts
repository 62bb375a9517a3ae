import { lengthOf, MAX_PROMPT_LENGTH, type Model } from '@atelier/contracts'
import type { ApiError } from '../../api/errors.ts'
import { fieldText } from '../../i18n/problems.ts'
import type { Draft } from '../../stores/draft-values.ts'
import { unusableText } from './model-texts.ts'
import { t } from './text.ts'

const FIELDS = ['prompt', 'negativePrompt', 'model', 'width', 'height', 'steps', 'guidance', 'seed', 'count'] as const
export type Field = (typeof FIELDS)[number]
export type FieldErrors = Readonly<Partial<Record<Field, string>>>

/** What would be refused, before it is sent. Numbers are inside their limits already. */
export function validate({ prompt, negativePrompt }: Draft, model: Model): FieldErrors {
  const longest = model.limits.negativePrompt?.maxLength
  return {
    ...(!prompt.trim() && { prompt: t('promptMissing') }),
    ...(lengthOf(prompt.trim()) > MAX_PROMPT_LENGTH && { prompt: t('promptTooLong', { most: MAX_PROMPT_LENGTH }) }),
    ...(longest !== undefined &&
      negativePrompt !== null &&
      lengthOf(negativePrompt.trim()) > longest && { negativePrompt: t('tooLong', { most: longest }) }),
    ...(model.status !== 'ready' && { model: unusableText(model) }),
  }
}

/** The fields that the server refused; empty where it refused the whole. */
export const refusedFields = (refusal: Pick<ApiError, 'code' | 'detail' | 'errors'>): FieldErrors =>
  Object.fromEntries(
    FIELDS.flatMap(field => {
      const error = refusal.errors.find(({ path }) => path === `/body/${field}`)
      return error ? [[field, fieldText(error, refusal)]] : []
    }),
  )
