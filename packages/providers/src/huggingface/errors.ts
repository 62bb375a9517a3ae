import { ProviderError, type ProviderErrorCode, type ProviderErrorOptions } from '../port/errors.ts'
import { type CallFailure, codeOf, type FailureKind } from '../net/failure.ts'
import { modelOf, nameOf, type Party } from './party.ts'

type Text = (party: Party) => string
interface Entry {
  readonly message: Text
  readonly suggestion: Text
}

const settings =
  'Check the Hugging Face token in the settings, or make a new one at https://huggingface.co/settings/tokens.'
const own =
  (text: string, otherwise: string): Text =>
  party =>
    party.kind === 'endpoint' ? text : otherwise

/** What we say for each code, and what helps. The upstream's own words go to the log only. */
const catalogue = {
  'provider.not_configured': {
    message: party => `There is no Hugging Face token, so ${modelOf(party)} cannot be asked.`,
    suggestion: () => 'Add a Hugging Face token in the settings, or choose a model that needs none.',
  },
  'provider.auth': {
    message: party =>
      party.kind === 'endpoint'
        ? `${nameOf(party)} wants a credential that it was not given.`
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
  'provider.permission': {
    message: party =>
      party.kind === 'endpoint'
        ? `${nameOf(party)} refuses the call.`
        : 'The Hugging Face token may not call Inference Providers.',
    suggestion: own(
      'Check who may call the endpoint.',
      'Make a token with the permission "Make calls to Inference Providers" at https://huggingface.co/settings/tokens and put it into the settings.',
    ),
  },
  'provider.gated': {
    message: party =>
      `The model${party.kind === 'hub' ? '' : ` ${party.model}`} is gated: its authors want their conditions accepted first.`,
    suggestion: party =>
      party.kind === 'hub'
        ? 'Accept the conditions on its page on Hugging Face, with the account of the token.'
        : `Accept the conditions at https://huggingface.co/${modelOf(party)} with the account of the token.`,
  },
  'provider.model_gone': {
    message: party =>
      party.kind === 'endpoint'
        ? `${nameOf(party)} does not answer under its address.`
        : `${nameOf(party)} does not serve ${modelOf(party)} any more.`,
    suggestion: own(
      'Check the address of the endpoint in the settings.',
      'Choose another model, or add an endpoint of your own for it in the settings.',
    ),
  },
  'provider.bad_request': {
    message: party => `${nameOf(party)} refuses these parameters for ${modelOf(party)}.`,
    suggestion: () => 'Try the defaults of the model: its size, steps and guidance.',
  },
  'provider.rate_limited': {
    message: party => `${nameOf(party)} says that there were too many requests.`,
    suggestion: () => 'Wait a little; fewer generations at a time help, too.',
  },
  'provider.loading': {
    message: party => `${nameOf(party)} is still loading ${modelOf(party)}.`,
    suggestion: () => 'Wait until it is loaded, usually a minute or two.',
  },
  'provider.unavailable': {
    message: party => `${nameOf(party)} has trouble and could not answer.`,
    suggestion: () => 'Try again in a few minutes, or choose another model.',
  },
  'provider.moderated': {
    message: party => `${nameOf(party)} withheld the image: its filter objects to the prompt or to the picture.`,
    suggestion: () => 'Change the prompt, or try another seed.',
  },
  'provider.failed': {
    message: party => `${nameOf(party)} could not make the image.`,
    suggestion: () => 'Try again, with another seed or simpler parameters.',
  },
  'provider.bad_output': {
    message: party => `${nameOf(party)} answered with something that is no image.`,
    suggestion: () => 'Try again, or choose another model.',
  },
  'provider.timeout': {
    message: party => `${nameOf(party)} took too long.`,
    suggestion: () => 'Try again, or ask for a smaller image or fewer steps.',
  },
} satisfies Record<ProviderErrorCode, Entry>

export const providerError = (
  code: ProviderErrorCode,
  party: Party,
  options: ProviderErrorOptions & { message?: string } = {},
) =>
  new ProviderError(code, options.message ?? catalogue[code].message(party), {
    suggestion: catalogue[code].suggestion(party),
    ...options,
  })

const network = (code: string | undefined, party: Party): string => {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `${nameOf(party)} cannot be found: there may be no network.`
  if (code === 'ECONNREFUSED') return `${nameOf(party)} refuses connections.`
  if (code?.includes('CERT') || code?.startsWith('ERR_TLS') || code?.startsWith('ERR_SSL'))
    return `${nameOf(party)} offers no secure connection that can be trusted.`
  return `${nameOf(party)} cannot be reached.`
}

const failures = {
  connection: ['provider.unavailable', (party, failure) => network(codeOf(failure.cause), party)],
  broken: ['provider.unavailable', party => `${nameOf(party)} broke off in the middle of its answer.`],
  timeout: ['provider.timeout', catalogue['provider.timeout'].message],
  too_large: ['provider.bad_output', party => `${nameOf(party)} answered with more bytes than an image may have here.`],
  compressed: [
    'provider.bad_output',
    party => `${nameOf(party)} answered with a compressed body, which the studio does not open.`,
  ],
  refused: ['provider.bad_output', () => 'The finished image lies at an address that the studio does not call.'],
} satisfies Record<FailureKind, [ProviderErrorCode, (party: Party, failure: CallFailure) => string]>

/** A call that gave no answer, or none to be used, in our own words. */
export const failureToError = (failure: CallFailure, party: Party): ProviderError => {
  const [code, message] = failures[failure.kind]
  const upstream = failure.requestId === undefined ? {} : { upstreamRequestId: failure.requestId }
  return providerError(code, party, { cause: failure, message: message(party, failure), ...upstream })
}
