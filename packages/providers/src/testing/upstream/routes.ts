import { field, sendBytes, sendJson, type Exchange } from './exchange.ts'
import type { Job } from './jobs.ts'
import type { Picture } from './pictures.ts'

/** How the stand-in speaks as one inference provider. Paths are those behind `/router/{provider}`. */
export interface UpstreamRoute {
  /** The id of the model that a call asks for, or undefined where the path is none of this provider's calls. */
  readonly modelOf: (path: string, body: Readonly<Record<string, unknown>>) => string | undefined
  /** The id of the job that a poll asks for. */
  readonly jobOf: (path: string) => string | undefined
  readonly call: (exchange: Exchange, job: Job, tools: RouteTools) => Promise<void> | void
  readonly poll: (exchange: Exchange, job: Job, tools: RouteTools) => Promise<void> | void
  /** How a job is cancelled; absent where the provider has no way. */
  readonly cancel?: UpstreamCancel
}

/** What came of cancelling: it was stopped, had been over before, or nobody knows it. */
type CancelOutcome = 'stopped' | 'over' | 'unknown'

interface UpstreamCancel {
  /** The id of the job that is to be cancelled, or undefined where this call is about something else. */
  readonly jobOf: (exchange: Exchange, path: string) => string | undefined
  readonly answer: (exchange: Exchange, id: string, outcome: CancelOutcome) => void
}

export interface RouteTools {
  readonly pictureOf: (job: Job) => Promise<Picture>
  /** Where the image of a job lies, or where a fault says that it lies. */
  readonly urlOf: (job: Job) => Promise<string>
  /** Counts a poll. */
  readonly isDone: (job: Job) => boolean
}

const base64 = ({ bytes }: Picture) => Buffer.from(bytes).toString('base64')
const noPoll = (exchange: Exchange) => sendJson(exchange, 404, { error: 'Not Found' })
const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
const outcomeOf = ({ fault }: Job) => fault?.name

/** The answers that need no poll, where an image is withheld or cannot be made. */
const refused = (exchange: Exchange, job: Job): boolean => {
  if (outcomeOf(job) === 'moderated') sendJson(exchange, 200, { has_nsfw_concepts: [true], data: [], images: [] })
  else if (outcomeOf(job) === 'failed') sendJson(exchange, 200, { status: 'failed', error: 'The worker gave up' })
  else return false
  return true
}

const hfInference: UpstreamRoute = {
  modelOf: path => path.match(/^\/models\/(.+)$/)?.[1],
  jobOf: () => undefined,
  call: async (exchange, job, { pictureOf, urlOf }) => {
    if (refused(exchange, job)) return
    if (outcomeOf(job) === 'json-image')
      return sendJson(exchange, 200, { data: [{ b64_json: base64(await pictureOf(job)) }] })
    if (outcomeOf(job)?.startsWith('url-')) return sendJson(exchange, 200, { output: [await urlOf(job)] })
    const { bytes, mimeType } = await pictureOf(job)
    return sendBytes(exchange, 200, bytes, mimeType, { 'x-request-id': `req-${job.id}` })
  },
  poll: noPoll,
}

/** nscale and Together: like OpenAI's, the image in base64, or as a URL where Together chooses so. */
const openAi: UpstreamRoute = {
  modelOf: (path, body) => (path === '/v1/images/generations' ? text(body['model']) : undefined),
  jobOf: () => undefined,
  call: async (exchange, job, { pictureOf, urlOf }) => {
    if (refused(exchange, job)) return
    const image = outcomeOf(job)?.startsWith('url-')
      ? { url: await urlOf(job) }
      : { b64_json: base64(await pictureOf(job)) }
    sendJson(exchange, 200, { created: 1, data: [{ index: 0, ...image }] }, { 'x-request-id': `req-${job.id}` })
  },
  poll: noPoll,
}

const FAL_CANCELS = {
  stopped: { status: 202, says: 'CANCELLATION_REQUESTED' },
  over: { status: 400, says: 'ALREADY_COMPLETED' },
  unknown: { status: 404, says: 'NOT_FOUND' },
} as const satisfies Record<CancelOutcome, object>

const falAi: UpstreamRoute = {
  modelOf: path => (path.includes('/requests/') ? undefined : path.slice(1) || undefined),
  jobOf: path => path.match(/\/requests\/([^/]+)/)?.[1],
  call: (exchange, job) => {
    const { body } = exchange.received
    if (exchange.url.pathname.endsWith('/fal-ai/lora') && field(body, 'model_name') === undefined)
      return sendJson(exchange, 422, {
        detail: [{ loc: ['body', 'model_name'], msg: 'field required', type: 'value_error.missing' }],
      })
    const request = `https://queue.fal.run/${exchange.url.pathname.split('/').slice(3, 5).join('/')}/requests/${job.id}`
    sendJson(exchange, 200, {
      status: 'IN_QUEUE',
      request_id: job.id,
      response_url: request,
      status_url: `${request}/status`,
      cancel_url: `${request}/cancel`,
      queue_position: 0,
    })
  },
  cancel: {
    // Without the subdomain the router asks the app itself, which knows no requests.
    jobOf: ({ received, url }, path) =>
      received.method === 'PUT' && url.searchParams.get('_subdomain') === 'queue'
        ? path.match(/\/requests\/([^/]+)\/cancel$/)?.[1]
        : undefined,
    answer: (exchange, _id, outcome) =>
      sendJson(exchange, FAL_CANCELS[outcome].status, { status: FAL_CANCELS[outcome].says }),
  },
  poll: async (exchange, job, { urlOf, isDone }) => {
    if (job.isCancelled) return sendJson(exchange, 404, { detail: 'Request not found' })
    if (exchange.url.pathname.endsWith('/status')) {
      if (outcomeOf(job) === 'failed') return sendJson(exchange, 200, { status: 'FAILED', error: 'The worker gave up' })
      return sendJson(exchange, 200, { status: isDone(job) ? 'COMPLETED' : 'IN_PROGRESS', request_id: job.id })
    }
    const { width, height, seed, prompt } = job.request
    return sendJson(exchange, 200, {
      images: [{ url: await urlOf(job), width, height, content_type: 'image/jpeg' }],
      seed,
      prompt,
      has_nsfw_concepts: [outcomeOf(job) === 'moderated'],
    })
  },
}

const prediction = async (exchange: Exchange, job: Job, tools: RouteTools, status: number) => {
  const urls = {
    get: `https://api.replicate.com/v1/predictions/${job.id}`,
    cancel: `https://api.replicate.com/v1/predictions/${job.id}/cancel`,
  }
  if (outcomeOf(job) === 'failed')
    return sendJson(exchange, status, {
      id: job.id,
      status: 'failed',
      error: 'The worker gave up',
      output: null,
      urls,
    })
  if (outcomeOf(job) === 'moderated')
    return sendJson(exchange, status, {
      id: job.id,
      status: 'failed',
      error: 'NSFW content detected. Try another prompt.',
      output: null,
      urls,
    })
  if (job.isCancelled)
    return sendJson(exchange, status, { id: job.id, status: 'canceled', error: null, output: null, urls })
  if (!tools.isDone(job))
    return sendJson(exchange, status, { id: job.id, status: 'processing', error: null, output: null, urls })
  const url = await tools.urlOf(job)
  // Some models answer with one URL, others with a list.
  return sendJson(exchange, status, {
    id: job.id,
    status: 'succeeded',
    error: null,
    output: job.request.seed % 2 === 0 ? [url] : url,
    urls,
  })
}

const replicate: UpstreamRoute = {
  modelOf: (path, body) =>
    path === '/v1/predictions' ? text(body['version']) : path.match(/^\/v1\/models\/(.+)\/predictions$/)?.[1],
  jobOf: path => path.match(/^\/v1\/predictions\/([^/]+)$/)?.[1],
  call: (exchange, job, tools) => prediction(exchange, job, tools, 201),
  poll: (exchange, job, tools) => prediction(exchange, job, tools, 200),
  cancel: {
    jobOf: ({ received }, path) =>
      received.method === 'POST' ? path.match(/^\/v1\/predictions\/([^/]+)\/cancel$/)?.[1] : undefined,
    answer: (exchange, id, outcome) =>
      outcome === 'unknown'
        ? sendJson(exchange, 404, {
            title: 'Not found',
            detail: 'The requested resource could not be found.',
            status: 404,
          })
        : sendJson(exchange, 200, { id, status: outcome === 'stopped' ? 'canceled' : 'succeeded', error: null }),
  },
}

const wavespeedAnswer = async (exchange: Exchange, job: Job, status: string, outputs: readonly string[]) =>
  sendJson(exchange, 200, {
    code: 200,
    message: 'success',
    data: {
      id: job.id,
      status,
      outputs,
      error: status === 'failed' ? 'The worker gave up' : '',
      has_nsfw_contents: outcomeOf(job) === 'moderated' ? [true] : outputs.map(() => false),
      urls: { get: `https://api.wavespeed.ai/api/v3/predictions/${job.id}/result` },
    },
  })

const wavespeed: UpstreamRoute = {
  modelOf: path => (path.includes('/predictions/') ? undefined : path.match(/^\/api\/v3\/(.+)$/)?.[1]),
  cancel: {
    jobOf: ({ received }, path) =>
      received.method === 'POST' && path === '/api/v3/predictions/delete'
        ? (text(field(field(received.body, 'ids'), '0')) ?? '')
        : undefined,
    answer: (exchange, _id, outcome) =>
      sendJson(exchange, 200, {
        code: 200,
        message: 'success',
        data: { deleted_count: outcome === 'unknown' ? 0 : 1 },
      }),
  },
  jobOf: path => path.match(/^\/api\/v3\/predictions\/([^/]+)\/result$/)?.[1],
  call: (exchange, job) => wavespeedAnswer(exchange, { ...job, fault: undefined }, 'created', []),
  poll: async (exchange, job, { isDone, urlOf }) => {
    if (job.isCancelled) return sendJson(exchange, 404, { code: 404, message: 'task not found', data: null })
    if (outcomeOf(job) === 'failed') return wavespeedAnswer(exchange, job, 'failed', [])
    return isDone(job)
      ? wavespeedAnswer(exchange, job, 'completed', [await urlOf(job)])
      : wavespeedAnswer(exchange, job, 'processing', [])
  },
}

const deepInfra: UpstreamRoute = {
  ...openAi,
  modelOf: (path, body) => (path === '/v1/openai/images/generations' ? text(body['model']) : undefined),
}

const zaiAnswer = (exchange: Exchange, job: Job, status: 'PROCESSING' | 'SUCCESS' | 'FAIL', url?: string) =>
  sendJson(exchange, 200, {
    model: 'glm-image',
    id: job.id,
    request_id: `req-${job.id}`,
    task_status: status,
    ...(url === undefined ? {} : { image_result: [{ url }] }),
    ...(status === 'FAIL' ? { error: { code: '1234', message: 'The worker gave up' } } : {}),
  })

const zaiOrg: UpstreamRoute = {
  modelOf: (path, body) => (path === '/api/paas/v4/async/images/generations' ? text(body['model']) : undefined),
  jobOf: path => path.match(/^\/api\/paas\/v4\/async-result\/([^/]+)$/)?.[1],
  call: (exchange, job) => zaiAnswer(exchange, job, 'PROCESSING'),
  poll: async (exchange, job, { isDone, urlOf }) => {
    if (outcomeOf(job) === 'failed') return zaiAnswer(exchange, job, 'FAIL')
    if (outcomeOf(job) === 'moderated')
      return sendJson(exchange, 400, {
        error: { code: '1301', message: 'System detected potentially unsafe or sensitive content in the request.' },
      })
    return isDone(job) ? zaiAnswer(exchange, job, 'SUCCESS', await urlOf(job)) : zaiAnswer(exchange, job, 'PROCESSING')
  },
}

export const upstreamRoutes: Readonly<Record<string, UpstreamRoute>> = {
  'hf-inference': hfInference,
  nscale: openAi,
  together: openAi,
  deepinfra: deepInfra,
  'fal-ai': falAi,
  replicate: replicate,
  wavespeed: wavespeed,
  'zai-org': zaiOrg,
}
