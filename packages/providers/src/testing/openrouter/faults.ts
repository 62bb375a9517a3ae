import { createAnswerFaults } from '../stand-in/answer-faults.ts'
import { type HttpFault, isHttpFault } from '../upstream/http-faults.ts'
import { isPictureFault, type PictureFault, pictureFaults } from '../upstream/pictures.ts'

const error = (code: number, message: string, metadata?: object) => ({
  error: { code, message, ...(metadata && { metadata }) },
})

/** What OpenRouter says instead of a picture: status and body. */
const answers = {
  'invalid-key': [401, error(401, 'No auth credentials found')],
  'no-credits-left': [402, error(402, 'Insufficient credits. Add more using https://openrouter.ai/settings/credits')],
  flagged: [
    403,
    error(403, 'The input was flagged', {
      reasons: ['violence'],
      flagged_input: 'a secret of the user',
      provider_name: 'OpenAI',
    }),
  ],
  forbidden: [403, error(403, 'The key has no permission for this')],
  'no-endpoints': [404, error(404, 'No endpoints found for this model')],
  'data-policy': [404, error(404, 'No endpoints found matching your data policy')],
  'bad-parameter': [400, error(400, 'size does not match aspect_ratio')],
  'timed-out': [408, error(408, 'The request timed out')],
  'payload-too-large': [413, error(413, 'The body is too large')],
  unprocessable: [422, error(422, 'prompt: too long')],
  'too-many': [429, error(429, 'Rate limit exceeded: free-models-per-min')],
  'provider-down': [502, error(502, 'Provider returned error', { provider_name: 'Bytedance', raw: 'boom' })],
  'nobody-available': [503, error(503, 'No available model provider that meets your routing requirements')],
  overloaded: [529, error(529, 'Provider is overloaded')],
  'edge-timeout': [524, error(524, 'A timeout occurred')],
  'broke-inside': [500, error(500, 'Internal Server Error')],
  'error-in-success': [200, error(502, 'Provider returned error', { provider_name: '<script>' })],
  'empty-list': [200, { created: 1, data: [] }],
} as const satisfies Record<string, readonly [number, object]>

type OpenRouterAnswer = keyof typeof answers
type OwnFault = OpenRouterAnswer | PictureFault
export type OpenRouterFault = OwnFault | HttpFault

const { isAnswer, strike } = createAnswerFaults(answers)
export { strike }

const isOwnFault = (name: string): name is OwnFault => isAnswer(name) || isPictureFault(name)
export const isOpenRouterFault = (name: string): name is OpenRouterFault => isHttpFault(name) || isOwnFault(name)

/** What a plan can order besides the faults of HTTP. */
export const OWN_FAULTS: readonly OwnFault[] = [...Object.keys(answers), ...Object.keys(pictureFaults)].filter(
  isOwnFault,
)

/** What passes by itself, beside what does everywhere. */
export const PASSING: readonly string[] = [
  'too-many',
  'provider-down',
  'nobody-available',
  'overloaded',
] satisfies OpenRouterFault[]
