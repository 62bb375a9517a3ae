import { ProviderError, type ProviderErrorCode, type ProviderErrorOptions } from '../port/errors.ts'
import { type CallFailure, codeOf, type FailureKind } from '../net/failure.ts'
import { modelOf, nameOf, type Target } from './target.ts'

type Text = (target: Target) => string
interface Entry {
  readonly message: Text
  readonly suggestion: Text
}

const settings =
  'Check the Hugging Face token in the settings, or make a new one at https://huggingface.co/settings/tokens.'
const own =
  (text: string, otherwise: string): Text =>
  target =>
    target.kind === 'endpoint' ? text : otherwise

/** What we say for each code, and what helps. The upstream's own words go to the log only. */
const catalogue = {
  'provider.not_configured': {
    message: target => `There is no Hugging Face token, so ${modelOf(target)} cannot be asked.`,
    suggestion: () => 'Add a Hugging Face token in the settings, or choose a model that needs none.',
  },
  'provider.auth': {
    message: target =>
      target.kind === 'endpoint'
        ? `${nameOf(target)} wants a credential that it was not given.`
        : 'Hugging Face does not accept the token.',
    suggestion: own(
      'Check who may call the endpoint; the Hugging Face token is sent to endpoints at Hugging Face only.',
      settings,
    ),
  },
  'provider.credits': {
    message: () => 'The credits of this Hugging Face account are used up for this month.',
    suggestion: () =>
      'Buy credits or subscribe at https://huggingface.co/settings/billing, wait for next month, or choose a model that needs none.',
  },
  'provider.quota': {
    message: target => `${nameOf(target)} says that a limit for the day or the month is reached.`,
    suggestion: own(
      'Wait until the limit starts anew, or choose another model.',
      'Wait until the limit starts anew, raise it at https://huggingface.co/settings/billing, or choose another model.',
    ),
  },
  'provider.balance': {
    message: target => `${nameOf(target)} makes no images now: the balance there is used up.`,
    suggestion: own(
      'Top up the account that the endpoint is paid from, or choose another model.',
      'Choose another model. If you gave Hugging Face a key of your own for this provider, top up the balance there; your credits at Hugging Face are another account.',
    ),
  },
  'provider.pay_as_you_go': {
    message: target => `${nameOf(target)} cannot be used: pay as you go is not enabled for this provider.`,
    suggestion: () =>
      'Choose another model, or see https://huggingface.co/settings/inference-providers for the providers that are enabled.',
  },
  'provider.account_locked': {
    message: target => `${nameOf(target)} has locked the account that pays for images there.`,
    suggestion: own(
      'Ask whoever runs the endpoint, or choose another model.',
      'Choose another model. If you gave Hugging Face a key of your own for this provider, ask its support to unlock the account.',
    ),
  },
  'provider.permission': {
    message: target =>
      target.kind === 'endpoint'
        ? `${nameOf(target)} refuses the call.`
        : 'The Hugging Face token may not call Inference Providers.',
    suggestion: own(
      'Check who may call the endpoint.',
      'Make a token with the permission "Make calls to Inference Providers" at https://huggingface.co/settings/tokens and put it into the settings.',
    ),
  },
  'provider.gated': {
    message: target =>
      `The model${target.kind === 'hub' ? '' : ` ${target.model}`} is gated: its authors want their conditions accepted first.`,
    suggestion: target =>
      target.kind === 'hub'
        ? 'Accept the conditions on its page on Hugging Face, with the account of the token.'
        : `Accept the conditions at https://huggingface.co/${modelOf(target)} with the account of the token.`,
  },
  'provider.model_gone': {
    message: target =>
      target.kind === 'endpoint'
        ? `${nameOf(target)} does not answer under its address.`
        : `${nameOf(target)} does not serve ${modelOf(target)} any more.`,
    suggestion: own(
      'Check the address of the endpoint in the settings.',
      'Choose another model, or add an endpoint of your own for it in the settings.',
    ),
  },
  'provider.task_lost': {
    message: target => `${nameOf(target)} took the request and then lost it: it does not know the task any more.`,
    suggestion: () => 'Try again, or choose another model.',
  },
  'provider.bad_request': {
    message: target => `${nameOf(target)} refuses these parameters for ${modelOf(target)}.`,
    suggestion: () => 'Try the defaults of the model: its size, steps and guidance.',
  },
  'provider.task_unsupported': {
    message: target => `${nameOf(target)} cannot do this with ${modelOf(target)}.`,
    suggestion: () => 'Choose a model that can.',
  },
  'provider.rate_limited': {
    message: target => `${nameOf(target)} says that there were too many requests.`,
    suggestion: () => 'Wait a little; fewer generations at a time help, too.',
  },
  'provider.loading': {
    message: target => `${nameOf(target)} is still loading ${modelOf(target)}.`,
    suggestion: () => 'Wait until it is loaded, usually a minute or two.',
  },
  'provider.unavailable': {
    message: target => `${nameOf(target)} has trouble and could not answer.`,
    suggestion: () => 'Try again in a few minutes, or choose another model.',
  },
  'provider.moderated': {
    message: target => `${nameOf(target)} withheld the image: its filter objects to the prompt or to the picture.`,
    suggestion: () => 'Change the prompt, or try another seed.',
  },
  'provider.failed': {
    message: target => `${nameOf(target)} could not make the image.`,
    suggestion: () => 'Try again, with another seed or simpler parameters.',
  },
  'provider.bad_output': {
    message: target => `${nameOf(target)} answered with something that is no image.`,
    suggestion: () => 'Try again, or choose another model.',
  },
  'provider.timeout': {
    message: target => `${nameOf(target)} took too long.`,
    suggestion: () => 'Try again, or ask for a smaller image or fewer steps.',
  },
  'provider.out_of_memory': {
    message: target => `${nameOf(target)} ran out of memory.`,
    suggestion: () => 'Ask for a smaller image, or choose another model.',
  },
} satisfies Record<ProviderErrorCode, Entry>

export const providerError = (
  code: ProviderErrorCode,
  target: Target,
  options: ProviderErrorOptions & { message?: string } = {},
) =>
  new ProviderError(code, options.message ?? catalogue[code].message(target), {
    suggestion: catalogue[code].suggestion(target),
    ...options,
  })

const network = (code: string | undefined, target: Target): string => {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `${nameOf(target)} cannot be found: there may be no network.`
  if (code === 'ECONNREFUSED') return `${nameOf(target)} refuses connections.`
  if (code?.includes('CERT') || code?.startsWith('ERR_TLS') || code?.startsWith('ERR_SSL'))
    return `${nameOf(target)} offers no secure connection that can be trusted.`
  return `${nameOf(target)} cannot be reached.`
}

const failures = {
  connection: ['provider.unavailable', (target, failure) => network(codeOf(failure.cause), target)],
  broken: ['provider.unavailable', target => `${nameOf(target)} broke off in the middle of its answer.`],
  timeout: ['provider.timeout', catalogue['provider.timeout'].message],
  too_large: [
    'provider.bad_output',
    target => `${nameOf(target)} answered with more bytes than an image may have here.`,
  ],
  compressed: [
    'provider.bad_output',
    target => `${nameOf(target)} answered with a compressed body, which the studio does not open.`,
  ],
  refused: ['provider.bad_output', () => 'The finished image lies at an address that the studio does not call.'],
} satisfies Record<FailureKind, [ProviderErrorCode, (target: Target, failure: CallFailure) => string]>

/** Of a call, not of an image that lies elsewhere. */
export const outOfReach = (target: Target, cause: CallFailure) =>
  providerError('provider.not_configured', target, {
    cause,
    message: `${nameOf(target)} is on a private network, where this studio does not call.`,
    suggestion: 'Let whoever runs the studio set ALLOW_PRIVATE_NETWORK=true, or use a public address.',
  })

/** A call that gave no answer, or none to be used, in our own words. */
export const failureToError = (failure: CallFailure, target: Target): ProviderError => {
  if (failure.kind === 'refused' && target.kind === 'endpoint') return outOfReach(target, failure)
  const [code, message] = failures[failure.kind]
  const upstream = failure.requestId === undefined ? {} : { upstreamRequestId: failure.requestId }
  return providerError(code, target, { cause: failure, message: message(target, failure), ...upstream })
}
