import { ProviderError, type ProviderErrorCode, type ProviderErrorOptions } from '../port/errors.ts'
import { codeOf, type CallFailure, type FailureKind } from './failure.ts'
import type { Answer } from './http.ts'
import { messageOf, parseJson, textAt } from './json.ts'
import { retryHintMs } from './retry-hint.ts'

/** What is known of the call that went wrong. */
interface About {
  readonly name: string
  readonly model?: string | undefined
}

/** What a server's own words mean, where a code alone would leave out what helps. */
export interface Meaning {
  readonly code: ProviderErrorCode
  readonly message?: string
  readonly suggestion?: string
}

/** What a server's own words mean; undefined where its status says enough. */
export type Words = (said: {
  readonly status: number
  readonly text: string
}) => ProviderErrorCode | Meaning | undefined

/** Milliseconds until another try where the server says that it is busy and not for how long. */
const STANDARD_WAIT_MS = 10_000
/** A longer wait is as good as none: the queue asks again. */
const MAX_WAIT_MS = 60 * 60 * 1000
/** Characters of what a server says that are looked at. */
const MAX_WORDS = 2000

/** What any of them says when it has too little memory. */
export const OUT_OF_MEMORY = /out of memory|\boutofmemory|\bOOM\b|not enough (gpu |video )?memory|failed to allocate/i

const SENTENCES: Readonly<Partial<Record<ProviderErrorCode, { say: (about: About) => string; suggestion: string }>>> = {
  'provider.auth': {
    say: ({ name }) => `${name} does not accept the key or password.`,
    suggestion: 'Enter it again on the page of the engines.',
  },
  'provider.balance': {
    say: ({ name }) => `${name} makes no pictures now: the balance there is used up.`,
    suggestion: 'Top up the account there, or choose another model.',
  },
  'provider.permission': {
    say: ({ name }) => `${name} does not let this key do that.`,
    suggestion: 'Check what the key may do, or choose another model.',
  },
  'provider.model_gone': {
    say: ({ name, model }) =>
      model === undefined ? `${name} does not answer under this address.` : `${name} does not know the model ${model}.`,
    suggestion: 'Check the address on the page of the engines, or choose another model.',
  },
  'provider.bad_request': {
    say: ({ name, model }) => `${name} refuses these parameters${model === undefined ? '' : ` for ${model}`}.`,
    suggestion: 'Try the defaults of the model: its size, steps and guidance.',
  },
  'provider.rate_limited': {
    say: ({ name }) => `${name} says that there were too many requests.`,
    suggestion: 'Wait a little; fewer generations at a time help, too.',
  },
  'provider.unavailable': {
    say: ({ name }) => `${name} has trouble and could not answer.`,
    suggestion: 'Try again in a few minutes, or choose another model.',
  },
  'provider.failed': {
    say: ({ name }) => `${name} could not make the picture.`,
    suggestion: 'Look at what it prints itself, or try again with simpler parameters.',
  },
  'provider.bad_output': {
    say: ({ name }) => `${name} answered without a picture that can be used.`,
    suggestion: 'Try again, or choose another model.',
  },
  'provider.moderated': {
    say: ({ name }) => `${name} withheld the picture: its filter objects to the prompt or to the picture.`,
    suggestion: 'Change the prompt, or try another seed.',
  },
  'provider.out_of_memory': {
    say: ({ name }) => `${name} ran out of memory.`,
    suggestion: 'Ask for a smaller picture, or choose a smaller model.',
  },
  'provider.timeout': {
    say: ({ name }) => `${name} took too long.`,
    suggestion: 'Try again, or ask for a smaller picture or fewer steps.',
  },
  'provider.task_lost': {
    say: ({ name }) => `${name} took the request and then lost it.`,
    suggestion: 'Try again, or choose another model.',
  },
  'provider.loading': {
    say: ({ name, model }) => `${name} is still loading ${model ?? 'the model'}.`,
    suggestion: 'Wait until it is loaded.',
  },
}

/** Our own words for a code; `options` may have better ones. */
export const serverError = (
  code: ProviderErrorCode,
  about: About,
  { message, ...options }: ProviderErrorOptions & { message?: string } = {},
): ProviderError => {
  const sentence = SENTENCES[code]
  return new ProviderError(code, message ?? sentence?.say(about) ?? `${about.name} could not be used.`, {
    ...(sentence && { suggestion: sentence.suggestion }),
    ...options,
  })
}

const BY_STATUS: Readonly<Record<number, ProviderErrorCode>> = {
  400: 'provider.bad_request',
  401: 'provider.auth',
  402: 'provider.balance',
  403: 'provider.permission',
  404: 'provider.model_gone',
  408: 'provider.timeout',
  410: 'provider.model_gone',
  413: 'provider.bad_request',
  415: 'provider.bad_request',
  422: 'provider.bad_request',
  429: 'provider.rate_limited',
  500: 'provider.failed',
}

const codeOfStatus = (status: number): ProviderErrorCode =>
  BY_STATUS[status] ?? (status >= 500 ? 'provider.unavailable' : 'provider.bad_request')

/** The words of an error, wherever in the body they stand; for the log, and for what they mean. */
const wordsOf = ({ bytes }: Pick<Answer, 'bytes'>): string => {
  const json = parseJson(bytes)
  const message = messageOf(json) ?? Buffer.from(bytes.subarray(0, MAX_WORDS)).toString('utf8')
  // Where `error` is the mere name of an exception, as WebUIs give it, its words are elsewhere.
  const more = [textAt(json, 'detail'), textAt(json, 'errors')].filter(
    text => text !== undefined && !message.includes(text),
  )
  return [message, ...new Set(more)].join(': ').slice(0, MAX_WORDS)
}

/** An answer with an error status, as our error. */
export const errorOfAnswer = (
  answer: Answer,
  { words, now, ...about }: About & { readonly now: number; readonly words?: Words | undefined },
): ProviderError => {
  const { status, requestId } = answer
  const text = wordsOf(answer)
  const said = {
    upstreamStatus: status,
    upstreamMessage: `${status}: ${text}`,
    ...(requestId !== undefined && { upstreamRequestId: requestId }),
  }
  if (status >= 300 && status < 400)
    return serverError('provider.not_configured', about, {
      ...said,
      message: `${about.name} points elsewhere, and the studio follows no redirects.`,
      suggestion: 'Enter the address that it points to on the page of the engines.',
    })
  const meant =
    words?.({ status, text }) ?? (OUT_OF_MEMORY.test(text) ? 'provider.out_of_memory' : codeOfStatus(status))
  const { code, ...own }: Meaning = typeof meant === 'string' ? { code: meant } : meant
  const namesTime = code === 'provider.rate_limited' || code === 'provider.loading' || status === 503
  return serverError(code, about, {
    ...said,
    ...(status === 413 && {
      message: `${about.name} says that what it was sent is too large.`,
      suggestion: 'Begin with a smaller picture.',
    }),
    ...own,
    ...(namesTime && { retryAfterMs: Math.min(retryHintMs(answer, now) ?? STANDARD_WAIT_MS, MAX_WAIT_MS) }),
  })
}

/** A success that is no JSON where there has to be some. */
export const noJson = ({ status, bytes }: Pick<Answer, 'status' | 'bytes'>, about: About): ProviderError => {
  const isPage = /^\s*(<!doctype|<html|<\?xml)/i.test(Buffer.from(bytes.subarray(0, 200)).toString('utf8'))
  return serverError('provider.bad_output', about, {
    upstreamStatus: status,
    upstreamMessage: Buffer.from(bytes.subarray(0, 200)).toString('utf8'),
    message: isPage
      ? `${about.name} answered with a web page.`
      : `${about.name} answered with something that cannot be read.`,
    suggestion: 'Check the address on the page of the engines: it may lead to another program.',
  })
}

const network = (code: string | undefined, { name }: About): string => {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `The address of ${name.replace(/^The /, 'the ')} cannot be found.`
  if (code === 'ECONNREFUSED') return `${name} refuses connections: it may not be running.`
  if (code?.includes('CERT') || code?.startsWith('ERR_TLS') || code?.startsWith('ERR_SSL'))
    return `${name} offers no secure connection that can be trusted.`
  return `${name} cannot be reached.`
}

const FAILURES: Readonly<
  Record<FailureKind, (failure: CallFailure, about: About) => [ProviderErrorCode, string, string?]>
> = {
  connection: (failure, about) => [
    'provider.unavailable',
    network(codeOf(failure.cause), about),
    'Start it, or check its address on the page of the engines.',
  ],
  broken: (_failure, { name }) => ['provider.unavailable', `${name} broke off in the middle of its answer.`],
  timeout: (_failure, { name }) => ['provider.timeout', `${name} took too long.`],
  too_large: (_failure, { name }) => ['provider.bad_output', `${name} answered with more bytes than are taken here.`],
  compressed: (_failure, { name }) => [
    'provider.bad_output',
    `${name} answered with a compressed body, which the studio does not open.`,
  ],
  refused: (failure, { name }) => [
    'provider.not_configured',
    `${name} cannot be called: ${failure.message.charAt(0).toLowerCase()}${failure.message.slice(1)}`,
    'Enter another address on the page of the engines, or let an admin allow private addresses for this engine.',
  ],
}

/** A call that gave no answer, or none to be used, in our own words. */
export const errorOfFailure = (failure: CallFailure, about: About): ProviderError => {
  const [code, message, suggestion] = FAILURES[failure.kind](failure, about)
  return serverError(code, about, {
    message,
    ...(suggestion !== undefined && { suggestion }),
    // An answer that began, or a silence after the question, may have been paid for.
    mayBeBilled: failure.kind !== 'connection' && failure.kind !== 'refused',
    ...(failure.requestId !== undefined && { upstreamRequestId: failure.requestId }),
    cause: failure,
  })
}
