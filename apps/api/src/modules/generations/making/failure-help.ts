import type { ProviderErrorCode } from '@atelier/providers'
import { budgetExceeded, databaseUnavailable, internalError, storageFull } from '../../../platform/common.errors.ts'

/** What the page of errors says of each failure of a provider. */
const PROVIDER_FAILURES = {
  'provider.not_configured':
    'The provider needs a token or an address first. Set it in the settings, or use a model of the built-in engine.',
  'provider.auth': 'The provider does not accept the token. Enter a new one in the settings.',
  'provider.credits': 'The included credits are used up, and paying as you go is not enabled at the provider.',
  'provider.quota':
    'A limit for the day or the month is reached at the provider. Wait until it starts anew, or raise it there.',
  'provider.balance':
    'The balance at the inference provider is used up, and no other one could make the image. Use another model.',
  'provider.pay_as_you_go':
    'Pay as you go is not enabled for the inference provider, and no other one could make the image. Use another model.',
  'provider.account_locked':
    'The inference provider has locked the account that pays there, and no other one could make the image. Use another model.',
  'provider.permission': 'The token lacks the permission "Inference Providers". Make one that has it.',
  'provider.gated': 'The model asks its users to accept its terms first, on its page at the Hub.',
  'provider.model_gone': 'Nobody serves this model any more. Use the replacement that the catalogue names.',
  'provider.task_lost':
    'The provider took the request and then did not know it any more. Try again, or use another model.',
  'provider.bad_request': 'The provider refused a parameter or the prompt. Change it and try again.',
  'provider.task_unsupported': 'The model cannot do what was asked of it. `tasks` of a model lists what it can.',
  'provider.rate_limited':
    'Too many requests at the provider. The generation waits by itself, longer each time, for up to an hour.',
  'provider.loading': 'The model is being loaded at the provider. The generation waits by itself, for up to an hour.',
  'provider.unavailable': 'The provider does not answer, or answers with a fault of its own. Try again later.',
  'provider.moderated': 'The provider held the image back because of its content rules. Change the prompt.',
  'provider.failed': 'The provider took the request and then gave up. Try again.',
  'provider.bad_output': 'The provider sent something that is not a usable image. Try again, or use another model.',
  'provider.timeout':
    'The image was not finished in time. Try a smaller size or fewer steps, or raise GENERATION_TIMEOUT_S.',
  'provider.out_of_memory': 'The engine ran out of memory. Choose a smaller size or fewer pictures at a time.',
} as const satisfies Record<ProviderErrorCode, string>

/** The codes that a generation can fail with, and what helps. */
export const FAILURES = {
  ...PROVIDER_FAILURES,
  'generation.start_missing':
    'The file of a picture that it begins with is gone from the storage, or is damaged. Restore it from a backup, or begin with another one.',
  'generation.interrupted':
    'The studio stopped several times while this was being made. Retry it, or choose a smaller size.',
  'storage.unavailable': 'The image could not be written. Check DATA_DIR, then retry.',
  ...Object.fromEntries(
    [budgetExceeded, databaseUnavailable, storageFull, internalError].map(({ code, help }) => [code, help]),
  ),
}
