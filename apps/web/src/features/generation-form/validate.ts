import type { Model } from '@atelier/contracts'
import type { ApiError } from '../../api/errors.ts'
import type { Draft } from '../../stores/draft-values.ts'
import { reasonText } from './model-texts.ts'
import { t } from './text.ts'

/** Characters, as the API takes them. */
export const PROMPT_LENGTH = 4000

const FIELDS = ['prompt', 'negativePrompt', 'model', 'width', 'height', 'steps', 'guidance', 'seed', 'count'] as const
export type Field = (typeof FIELDS)[number]
export type FieldErrors = Readonly<Partial<Record<Field, string>>>

/** What would be refused, before it is sent. Numbers are inside their limits already. */
export function validate({ prompt, negativePrompt }: Draft, model: Model): FieldErrors {
  const longest = model.limits.negativePrompt?.maxLength
  return {
    ...(!prompt.trim() && { prompt: t('promptMissing') }),
    ...(prompt.trim().length > PROMPT_LENGTH && { prompt: t('promptTooLong', { most: PROMPT_LENGTH }) }),
    ...(longest !== undefined &&
      negativePrompt !== null &&
      negativePrompt.trim().length > longest && { negativePrompt: t('tooLong', { most: longest }) }),
    ...(model.status !== 'ready' && { model: reasonText(model) }),
  }
}

/** The fields that the server refused; empty where it refused the whole. */
export const refusedFields = ({ errors }: Pick<ApiError, 'errors'>): FieldErrors =>
  Object.fromEntries(
    FIELDS.flatMap(field => {
      const error = errors.find(({ path }) => path === `/body/${field}`)
      return error ? [[field, sentence(error.message)]] : []
    }),
  )

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`
