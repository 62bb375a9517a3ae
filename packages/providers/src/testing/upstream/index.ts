import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type Exchange, type Received, sendJson } from './exchange.ts'
import { createFaultPlan, type Fault, type FaultOptions } from './faults.ts'
import { answerHub } from './hub.ts'
import { createJobs } from './jobs.ts'
import { createLog } from './log.ts'
import { standardModels, type UpstreamModel } from './models.ts'
import { createPictures, type PictureFormat } from './pictures.ts'
import { createRouter, strike } from './router.ts'

export { FAULTS, FAULT_POINTS, type Fault, type FaultOptions, type FaultPoint } from './faults.ts'
export type { Received } from './exchange.ts'
export type { UpstreamModel } from './models.ts'

export interface UpstreamOptions {
  /** A free one when left out. */
  readonly port?: number
  /** The only token that is accepted; any when left out. */
  readonly token?: string
  /** How long an image takes, in milliseconds. */
  readonly latencyMs?: number
  /** Polls that find a queued image unfinished. */
  readonly pollsUntilDone?: number
  readonly format?: PictureFormat
  /** The same picture for every request: for measuring everything but the picture. */
  readonly fast?: boolean
}

const readJson = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of request as AsyncIterable<Uint8Array>) chunks.push(chunk) // a request without an encoding gives buffers
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    return undefined
  }
}

const kindOf = (path: string) => path.match(/^\/(router|hub|files|endpoint)(?=\/|$)/)?.[1] ?? 'other'

/** Timers of an answer end when its caller hangs up. */
const createExchange = (received: Received, url: URL, response: ServerResponse): Exchange => {
  const timers = new Set<NodeJS.Timeout>()
  response.on('close', () => {
    for (const timer of timers) clearTimeout(timer)
  })
  return {
    received,
    url,
    response,
    later: (ms, run) => {
      if (!response.closed) timers.add(setTimeout(run, ms))
    },
  }
}

const listen = (server: ReturnType<typeof createServer>, port: number) =>
  new Promise<string>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '')
    })
  })

/** Hugging Face's router and Hub on this machine: real HTTP and real images, and every way in which they can go wrong. */
export const startUpstream = async (options: UpstreamOptions = {}) => {
  const settings = { latencyMs: 0, pollsUntilDone: 1, format: 'png' as PictureFormat, ...options }
  const log = createLog()
  const plan = createFaultPlan()
  const models = new Map<string, UpstreamModel>(Object.entries(standardModels()))
  const renames = new Map<string, string>()
  let url = ''
  const accepts = (authorization: string | undefined) =>
    options.token === undefined ? /^Bearer \S+$/.test(authorization ?? '') : authorization === `Bearer ${options.token}`
  const jobs = createJobs({
    paint: createPictures(options.fast ?? false),
    format: () => settings.format,
    pollsUntilDone: () => settings.pollsUntilDone,
  })
  const router = createRouter({ models, accepts, plan, jobs, latencyMs: () => settings.latencyMs, origin: () => url })
  const hub = { models, renames, accepts, origin: () => `${url}/hub` }

  const answer = async (exchange: Exchange) => {
    const { pathname } = exchange.url
    switch (exchange.received.kind) {
      case 'router':
        return router.route(exchange, pathname.slice('/router'.length))
      case 'endpoint':
        return router.endpoint(exchange)
      case 'files':
        return router.file(exchange, pathname.replace(/^\/files\/|\.\w+$/g, ''))
      case 'hub':
        return strike(exchange, plan.take('hub', 'hub')) === 'answered'
          ? undefined
          : answerHub(exchange, pathname.slice('/hub'.length), hub)
      default:
        return sendJson(exchange, 404, { error: 'Not Found' })
    }
  }

  const receive = async (request: IncomingMessage, response: ServerResponse) => {
    const target = new URL(request.url ?? '/', url)
    const body = await readJson(request)
    const received: Received = {
      method: request.method ?? '',
      path: target.pathname + target.search,
      headers: request.headers,
      body,
      kind: kindOf(target.pathname),
      fault: undefined,
      status: undefined,
      aborted: false,
    }
    log.requests.push(received)
    response.on('close', () => {
      received.status = response.headersSent ? response.statusCode : undefined
      // resetAndDestroy() is the stand-in's own doing; everything else that ends early is the caller's.
      received.aborted = !response.writableFinished && !received.fault?.startsWith('reset-')
      log.changed()
    })
    await answer(createExchange(received, target, response))
    log.changed()
  }

  const server = createServer((request, response) => {
    receive(request, response).catch(() => {
      response.destroy()
    })
  })
  url = await listen(server, options.port ?? 0)

  return {
    url,
    routerUrl: `${url}/router`,
    hubUrl: `${url}/hub`,
    /** Takes the body of hf-inference, as a server of one's own does. */
    endpointUrl: `${url}/endpoint`,
    /** Everything that was received, in order. */
    requests: log.requests,
    until: log.until,
    /** By id; a test may add and remove. */
    models,
    /** Old id to new id. */
    renames,
    fault: (name: Fault, faultOptions?: FaultOptions) => {
      plan.order(name, faultOptions)
    },
    clearFaults: () => {
      plan.clear()
    },
    set: (changes: Partial<Pick<UpstreamOptions, 'latencyMs' | 'pollsUntilDone' | 'format'>>) => {
      Object.assign(settings, changes)
    },
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}
export type Upstream = Awaited<ReturnType<typeof startUpstream>>
