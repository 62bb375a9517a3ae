import { isObject, type Json } from '../../net/json.ts'
import { createPlan, type StruckFault } from '../stand-in/plan.ts'
import { createPromptFaults } from '../stand-in/prompt-faults.ts'
import { startStandIn } from '../stand-in/server.ts'
import { type Exchange, sendJson } from '../upstream/exchange.ts'
import { createPictures, isPictureFault, pictureFaults, type PictureFormat } from '../upstream/pictures.ts'
import { isOpenRouterFault, type OpenRouterFault, OWN_FAULTS, PASSING, strike } from './faults.ts'
import { type StandInModel, standardModels } from './models.ts'

export interface OpenRouterStandInOptions {
  /** A free one when left out. */
  readonly port?: number
  /** The only key that is accepted; any when left out. */
  readonly apiKey?: string
  readonly models?: readonly StandInModel[]
  /** What is left of the limit of the key; null where it has none. */
  readonly limitRemaining?: number | null
}

const BASE = '/api/v1'
const COST = 0.0421
const FORMATS: Readonly<Record<string, PictureFormat>> = { png: 'png', jpeg: 'jpeg', webp: 'webp' }
const SIDES: Readonly<Record<string, number>> = { '512': 512, '1K': 1024, '2K': 2048, '4K': 4096 }

const entryOf = ({ id, name, inputs, parameters }: StandInModel) => ({
  id,
  name,
  description: `${name} makes pictures.`,
  created: 1_700_000_000,
  architecture: { input_modalities: inputs, output_modalities: ['image'] },
  supported_parameters: parameters,
  supports_streaming: false,
  endpoints: `${BASE}/images/models/${id}/endpoints`,
})

const endpointsOf = ({ id, endpoints, parameters }: StandInModel) => ({
  id,
  endpoints: endpoints.map(({ provider, pricing }) => ({
    provider_name: provider,
    provider_slug: provider.toLowerCase().replaceAll(' ', '-'),
    provider_tag: null,
    supported_parameters: parameters,
    allowed_passthrough_parameters: [],
    supports_streaming: false,
    pricing,
  })),
})

const textOf = (body: Json, name: string) => (typeof body[name] === 'string' ? body[name] : '')

const sizeOf = (body: Json) => {
  const [width, height] = textOf(body, 'size').split('x').map(Number)
  if (width && height) return { width, height }
  const [across = 1, down = 1] = (textOf(body, 'aspect_ratio') || '1:1').split(':').map(Number)
  const scale = (SIDES[textOf(body, 'resolution')] ?? 1024) / Math.sqrt(across * down)
  return { width: Math.round(across * scale), height: Math.round(down * scale) }
}

/** What is wrong with a field of a model that it describes in this way. */
const isWrong = (value: unknown, described: unknown): boolean => {
  if (!isObject(described)) return true
  const { values, min, max } = described
  if (Array.isArray(values)) return !values.includes(value)
  const amount = Array.isArray(value) ? value.length : value
  return (
    typeof min === 'number' &&
    typeof max === 'number' &&
    typeof amount === 'number' &&
    !(amount >= min && amount <= max)
  )
}

const ALWAYS: ReadonlySet<string> = new Set(['model', 'prompt'])

const objectionTo = (body: Json, model: StandInModel | undefined): string | undefined => {
  if (!model) return 'No endpoints found for this model'
  if (typeof body['prompt'] !== 'string') return 'prompt is required'
  const fields = Object.entries(body).filter(([name]) => !ALWAYS.has(name))
  const wrong = fields.find(([name, value]) => isWrong(value, model.parameters[name]))
  return wrong && `${wrong[0]} is not supported`
}

/** OpenRouter's image API on this machine: it refuses what a model does not say that it takes. */
export const startOpenRouterStandIn = async (options: OpenRouterStandInOptions = {}) => {
  const { apiKey, models = standardModels(), limitRemaining = null, port } = options
  const plan = createPlan(OWN_FAULTS)
  const fromPrompt = createPromptFaults({ isKnown: isOpenRouterFault, passing: PASSING })
  const paint = createPictures(false)
  const orders: Json[] = []
  let made = 0

  /** Answers by a fault that strikes the whole exchange; else tells the one that is due. */
  const struck = (exchange: Exchange, prompt = ''): OpenRouterFault | 'answered' | undefined => {
    const fault = plan.due(exchange) ?? (exchange.received.method === 'POST' ? fromPrompt(prompt) : undefined)
    if (!fault) return undefined
    exchange.received.fault = fault.name
    return strike(exchange, fault.name, fault.seconds) ? 'answered' : fault.name
  }

  const makePicture = async (exchange: Exchange) => {
    const body = exchange.received.body
    if (!isObject(body)) return sendJson(exchange, 400, { error: { code: 400, message: 'Invalid JSON' } })
    const fault = struck(exchange, textOf(body, 'prompt'))
    if (fault === 'answered') return
    orders.push(body)
    const model = models.find(({ id }) => id === body['model'])
    const objection = objectionTo(body, model)
    if (objection !== undefined) {
      const code = model ? 400 : 404
      return sendJson(exchange, code, { error: { code, message: objection } })
    }
    const request = {
      prompt: textOf(body, 'prompt'),
      seed: Number(body['seed'] ?? 1),
      ...sizeOf(body),
      format: FORMATS[textOf(body, 'output_format')] ?? 'png',
    }
    const { bytes, mimeType } =
      fault && isPictureFault(fault) ? await pictureFaults[fault](request) : await paint(request)
    made += 1
    const data = [{ b64_json: Buffer.from(bytes).toString('base64'), media_type: mimeType }]
    const usage = { prompt_tokens: 8, completion_tokens: 1290, total_tokens: 1298, cost: COST }
    sendJson(exchange, 200, { created: 1_700_000_000, data, usage }, { 'x-request-id': `req-${made}` })
  }

  const answerGet = (exchange: Exchange, path: string) => {
    if (struck(exchange) === 'answered') return
    if (path === '/key') return sendJson(exchange, 200, { data: { label: 'test', limit_remaining: limitRemaining } })
    if (path === '/images/models') return sendJson(exchange, 200, { data: models.map(entryOf) })
    const model = models.find(({ id }) => path === `/images/models/${id}/endpoints`)
    return model
      ? sendJson(exchange, 200, endpointsOf(model))
      : sendJson(exchange, 404, { error: { code: 404, message: 'Not Found' } })
  }

  /** The list of models is everybody's. */
  const isRefused = ({ received: { headers, method } }: Exchange, path: string) => {
    if (method === 'GET' && path !== '/key') return false
    return apiKey === undefined ? !headers.authorization : headers.authorization !== `Bearer ${apiKey}`
  }

  const standIn = await startStandIn({
    port,
    kindOf: path => (path.startsWith(BASE) ? 'api' : 'other'),
    answer: exchange => {
      const path = exchange.url.pathname.slice(BASE.length)
      if (isRefused(exchange, path)) {
        strike(exchange, 'invalid-key', undefined)
        return
      }
      return exchange.received.method === 'GET' ? answerGet(exchange, path) : makePicture(exchange)
    },
  })

  return {
    url: standIn.url,
    baseUrl: `${standIn.url}${BASE}`,
    requests: standIn.requests,
    until: standIn.until,
    /** What was asked for and not struck by a fault before, in order. */
    orders,
    /** How many pictures were made, and would have been paid for. */
    made: () => made,
    fault: (name: OpenRouterFault, { at = 'POST', ...how }: Partial<StruckFault> = {}) => {
      plan.order(name, { at, ...how })
    },
    clearFaults: plan.clear,
    close: standIn.close,
  }
}
export type OpenRouterStandIn = Awaited<ReturnType<typeof startOpenRouterStandIn>>
