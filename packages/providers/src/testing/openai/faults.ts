import { createAnswerFaults } from '../stand-in/answer-faults.ts'
import { type HttpFault, isHttpFault } from '../upstream/http-faults.ts'
import { isPictureFault, type PictureFault, pictureFaults } from '../upstream/pictures.ts'

const error = (code: string | null, message: string, type = 'invalid_request_error') => ({
  error: { message, type, param: null, code },
})

/** What OpenAI and servers like it say instead of a picture: status and body. */
const answers = {
  'invalid-api-key': [401, error('invalid_api_key', 'Incorrect API key provided: sk-abc***xyz.')],
  'insufficient-quota': [
    429,
    error('insufficient_quota', 'You exceeded your current quota, please check your plan.', 'insufficient_quota'),
  ],
  'billing-hard-limit': [400, error('billing_hard_limit_reached', 'Billing hard limit has been reached')],
  'rate-limit': [429, error('rate_limit_exceeded', 'Rate limit reached for gpt-image in organization.', 'requests')],
  'moderation-blocked': [400, error('moderation_blocked', 'Your request was rejected by the safety system.')],
  'content-policy': [400, error('content_policy_violation', 'Your request was rejected.')],
  'model-not-found': [
    404,
    error('model_not_found', "The model 'gone' does not exist or you do not have access to it."),
  ],
  'unverified-organization': [
    403,
    error(null, 'Your organization must be verified to use the model `gpt-image-2`. Please go to the settings.'),
  ],
  'account-deactivated': [401, error('account_deactivated', 'The account has been deactivated.')],
  country: [403, error('unsupported_country_region_territory', 'Country, region, or territory not supported')],
  'prompt-too-long': [400, error('string_above_max_length', "Invalid 'prompt': string too long.")],
  'payment-required': [402, error(null, 'Payment required')],
  forbidden: [403, error(null, 'Missing scopes: model.request')],
  'not-found': [404, error(null, 'Invalid URL (POST /v1/images/generations)')],
  'payload-too-large': [413, error(null, 'The body is too large')],
  unprocessable: [422, { detail: [{ loc: ['body', 'size'], msg: 'size must be WIDTHxHEIGHT', type: 'value_error' }] }],
  'out-of-memory': [500, { detail: 'Image generation failed: CUDA out of memory. Tried to allocate 2.00 GiB' }],
  'unknown-sampler': [400, { error: 'unknown sampler: dpm++9' }],
  'queue-full': [503, { error: 'queue is full' }],
  'engine-loading': [503, { error: { message: 'model stablediffusion is still loading', code: 503 } }],
  'no-diffusion': [503, { detail: 'No diffusion stage found in multi-stage pipeline.' }],
  'error-in-success': [200, error('server_error', 'The model could not make it.')],
  'empty-list': [200, { created: 1, data: [] }],
} as const satisfies Record<string, readonly [number, object]>

/** How the picture comes to be had, where that goes wrong. */
const OUTCOMES = [
  'by-url',
  'url-private',
  'url-metadata',
  'url-file',
  'url-gone',
  'url-data',
  'not-respected',
  'preview-garbage',
  'preview-huge',
  'stream-cut',
  'stream-error',
  'stream-ignored',
] as const

type OpenAiAnswer = keyof typeof answers
export type OpenAiOutcome = (typeof OUTCOMES)[number]
type OwnFault = PictureFault | OpenAiAnswer | OpenAiOutcome
export type OpenAiFault = HttpFault | OwnFault

const isOutcome = (name: string): name is OpenAiOutcome => OUTCOMES.some(known => known === name)

const { isAnswer, strike } = createAnswerFaults(answers)
export { strike }

const isOwnFault = (name: string): name is OwnFault => isAnswer(name) || isPictureFault(name) || isOutcome(name)
export const isOpenAiFault = (name: string): name is OpenAiFault => isHttpFault(name) || isOwnFault(name)

/** What a plan can order besides the faults of HTTP. */
export const OWN_FAULTS: readonly OwnFault[] = [
  ...Object.keys(answers),
  ...Object.keys(pictureFaults),
  ...OUTCOMES,
].filter(isOwnFault)

/** What passes by itself, beside what does everywhere. */
export const PASSING: readonly string[] = ['rate-limit', 'engine-loading'] satisfies OpenAiFault[]
