import { requestInvalid } from '../../platform/common.errors.ts'
import { isTooLong } from '../../platform/operations/field-errors.ts'
import type { AppError, FieldError } from '../../platform/errors.ts'
import type { Dialect } from './dialect.ts'

/** Codes that OpenAI's clients look for, in the place of ours. */
const CODES: Readonly<Record<string, string>> = {
  'auth.required': 'invalid_api_key',
  'auth.invalid': 'invalid_api_key',
  'auth.forbidden': 'insufficient_permissions',
  'model.not_found': 'model_not_found',
  'quota.exceeded': 'insufficient_quota',
  'budget.exceeded': 'billing_hard_limit_reached',
  'queue.full': 'rate_limit_exceeded',
  'provider.rate_limited': 'rate_limit_exceeded',
  'provider.moderated': 'moderation_blocked',
  'route.not_found': 'unknown_url',
}

/** Refusals before anything was asked of an engine, that pass by themselves. */
const WORTH_REPEATING = new Set([
  'request.timeout',
  'queue.full',
  'server.busy',
  'server.stopping',
  'database.unavailable',
])

function typeOf({ status, code }: AppError): string {
  if (code === 'quota.exceeded' || code === 'budget.exceeded') return 'insufficient_quota'
  if (status === 429) return 'rate_limit_error'
  return status >= 500 ? 'server_error' : 'invalid_request_error'
}

/** The name of a parameter, of `/body/size` or `/size`. Part of a list is told as the list. */
function paramOf([first]: readonly FieldError[] = []): string | null {
  const [, name = null] = /^\/(?:(?:body|query|path|headers)\/)?([^/]+)/.exec(first?.path ?? '') ?? []
  return name
}

/** All that is wrong in one sentence, since there is one place for it, with parameters as their clients call them. */
const sentenceOf = ({ code, message, errors = [] }: AppError) =>
  errors.length > (code === requestInvalid.code ? 0 : 1)
    ? `${errors.map(error => `${paramOf([error])} ${error.message}`).join('; ')}.`
    : message

/** Theirs, where they have one: also for what is too long, which some clients shorten by themselves. */
const codeOf = ({ code, errors: [first] = [] }: AppError) =>
  first && isTooLong(first) ? 'string_above_max_length' : (CODES[code] ?? code)

export const OPENAI: Dialect = {
  name: 'openai',
  prefix: '/v1',
  scheme: 'Bearer',
  nullIsNothing: true,
  showError: error => ({
    status: error.status,
    type: 'application/json; charset=utf-8',
    // Their clients ask twice more by themselves, which could be paid for each time.
    headers: { 'x-should-retry': String(WORTH_REPEATING.has(error.code)) },
    body: {
      error: {
        message: sentenceOf(error),
        type: typeOf(error),
        param: paramOf(error.errors),
        code: codeOf(error),
      },
    },
  }),
}
