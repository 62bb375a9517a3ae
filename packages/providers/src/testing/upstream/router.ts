import sharp from 'sharp'
import { field, sendBytes, sendJson, type Exchange } from './exchange.ts'
import { type FaultPlan, type FaultPoint, type PlannedFault } from './faults.ts'
import { httpFaults, isHttpFault } from './http-faults.ts'
import { readRequest, type Job, type Jobs } from './jobs.ts'
import type { UpstreamModel } from './models.ts'
import { upstreamRoutes, type RouteTools, type UpstreamRoute } from './routes.ts'

export interface RouterState {
  readonly models: ReadonlyMap<string, UpstreamModel>
  readonly accepts: (authorization: string | undefined) => boolean
  readonly plan: FaultPlan
  readonly jobs: Jobs
  readonly latencyMs: () => number
  /** Of the server itself, where the files of images lie. */
  readonly origin: () => string
}

/** Lets a fault of the whole exchange answer it; one of the outcome or the bytes is given back. */
export const strike = (exchange: Exchange, fault: PlannedFault | undefined): 'answered' | PlannedFault | undefined => {
  exchange.received.fault = fault?.name
  if (!fault || !isHttpFault(fault.name)) return fault
  httpFaults[fault.name](exchange, fault)
  return 'answered'
}

/** The names by which a provider is asked for a model: its own, its version, and of fal's editors the app before them. */
const namesOf = (providerId: string, task: string | undefined) => [
  providerId,
  providerId.split(':')[1],
  ...(task === 'image-text-to-image' ? [providerId.replace(/\/[^/]+$/, '')] : []),
]

/** The task by which a provider serves a model; undefined where it does not. */
const servedTask = (models: RouterState['models'], provider: string, model: string): string | undefined => {
  for (const [id, { servedBy = {} }] of models) {
    const serving = servedBy[provider]
    if (!serving || (serving.status ?? 'live') !== 'live') continue
    const names = provider === 'hf-inference' ? [id] : namesOf(serving.providerId, serving.task)
    if (names.includes(model)) return serving.task ?? 'text-to-image'
  }
  return undefined
}

/** What is said of a picture that is missing or cannot be read; undefined where nothing is wrong. */
const wrongPicture = async (task: string, start: Uint8Array | undefined): Promise<string | undefined> => {
  if (start === undefined) return task === 'image-to-image' ? 'an image is required' : undefined
  return sharp(start)
    .stats()
    .then(
      () => undefined,
      () => 'the image cannot be read',
    )
}

const sendOutOfMemory = (exchange: Exchange) =>
  sendJson(exchange, 500, { error: 'CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has 22.07 GiB in all.' })

export const createRouter = (state: RouterState) => {
  const urlOf = async (job: Job): Promise<string> => {
    const fault = job.fault?.name
    if (fault === 'url-private') return 'https://10.1.2.3/image.png'
    if (fault === 'url-metadata') return 'http://169.254.169.254/latest/meta-data/'
    if (fault === 'url-file') return 'file:///etc/hostname'
    if (fault !== 'url-data') return `${state.origin()}/files/${job.id}.jpg`
    const { bytes, mimeType } = await state.jobs.pictureOf(job)
    return `data:${mimeType};base64,${Buffer.from(bytes).toString('base64')}`
  }

  const tools: RouteTools = {
    pictureOf: state.jobs.pictureOf,
    urlOf,
    isDone: job => {
      if (job.fault?.name === 'stuck') return false
      job.pollsLeft -= 1
      return job.pollsLeft < 0
    },
  }

  const answerLater = (exchange: Exchange, run: () => Promise<void> | void) =>
    exchange.later(state.latencyMs(), () => {
      Promise.resolve(run()).catch((error: unknown) => {
        exchange.response.destroy(error instanceof Error ? error : undefined)
      })
    })

  const struck = (exchange: Exchange, at: FaultPoint, provider: string, prompt: string) =>
    strike(exchange, state.plan.take(at, provider, prompt))

  const call = async (exchange: Exchange, provider: string, route: UpstreamRoute, model: string) => {
    const { body } = exchange.received
    const { prompt, start } = readRequest(body, 'png')
    const fault = struck(exchange, 'call', provider, prompt)
    if (fault === 'answered') return
    if (fault?.name === 'out-of-memory') return sendOutOfMemory(exchange)
    const task = servedTask(state.models, provider, model)
    if (task === undefined)
      return sendJson(exchange, 400, { error: `Model ${model} is not supported by provider ${provider}.` })
    const wrong = await wrongPicture(task, start)
    if (wrong !== undefined) return sendJson(exchange, 422, { error: wrong })
    const job = state.jobs.add(provider, body, fault)
    return answerLater(exchange, () => route.call(exchange, job, tools))
  }

  const poll = (exchange: Exchange, route: UpstreamRoute, job: Job) => {
    if (struck(exchange, 'poll', job.provider, job.request.prompt) === 'answered') return
    Promise.resolve(route.poll(exchange, job, tools)).catch((error: unknown) => {
      exchange.response.destroy(error instanceof Error ? error : undefined)
    })
  }

  const cancel = (exchange: Exchange, provider: string, route: UpstreamRoute, id: string) => {
    const known = state.jobs.find(id)
    const job = known?.provider === provider ? known : undefined
    if (struck(exchange, 'cancel', provider, job?.request.prompt ?? '') === 'answered') return
    const ended = job && (state.jobs.cancel(job) ? 'stopped' : 'over')
    route.cancel?.answer(exchange, id, ended ?? 'unknown')
  }

  return {
    /** A call, a poll or a cancel, behind `/router`. */
    route: (exchange: Exchange, path: string) => {
      const { received } = exchange
      if (!state.accepts(received.headers.authorization))
        return sendJson(exchange, 401, { error: 'Invalid username or password.' })
      const provider = path.split('/')[1] ?? ''
      const rest = path.slice(provider.length + 1)
      const route = upstreamRoutes[provider]
      const cancelled = route?.cancel?.jobOf(exchange, rest)
      if (route && cancelled !== undefined) return cancel(exchange, provider, route, cancelled)
      const job = state.jobs.find(route?.jobOf(rest) ?? '')
      if (route && job && received.method === 'GET') return poll(exchange, route, job)
      const model = route?.modelOf(rest, {
        model: field(received.body, 'model'),
        version: field(received.body, 'version'),
      })
      if (!route || model === undefined || received.method !== 'POST')
        return sendJson(exchange, 404, { error: 'Not Found' })
      return call(exchange, provider, route, model)
    },
    /** An endpoint of the user's own: the body of hf-inference, no credential, any model. */
    endpoint: (exchange: Exchange) => {
      const { body } = exchange.received
      const fault = struck(exchange, 'call', 'endpoint', readRequest(body, 'png').prompt)
      if (fault === 'answered') return
      if (fault?.name === 'out-of-memory') return sendOutOfMemory(exchange)
      const job = state.jobs.add('endpoint', body, fault)
      return answerLater(exchange, () => upstreamRoutes['hf-inference']?.call(exchange, job, tools))
    },
    /** The file of a finished image. */
    file: async (exchange: Exchange, id: string) => {
      const job = state.jobs.find(id)
      if (!job) return sendJson(exchange, 404, { error: 'Not Found' })
      if (struck(exchange, 'file', job.provider, job.request.prompt) === 'answered') return
      const { bytes, mimeType } = await state.jobs.pictureOf(job)
      return sendBytes(exchange, 200, bytes, mimeType)
    },
  }
}
