import { startStandIn } from '../stand-in/server.ts'
import { type Exchange, sendJson } from './exchange.ts'
import { createFaultPlan, type Fault, type FaultOptions } from './faults.ts'
import { answerHub } from './hub.ts'
import { createJobs } from './jobs.ts'
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

const kindOf = (path: string) => path.match(/^\/(router|hub|files|endpoint)(?=\/|$)/)?.[1] ?? 'other'

/** Hugging Face's router and Hub on this machine: real HTTP and real images, and every way in which they can go wrong. */
export const startUpstream = async (options: UpstreamOptions = {}) => {
  const settings = { latencyMs: 0, pollsUntilDone: 1, format: 'png' as PictureFormat, ...options }
  const plan = createFaultPlan()
  const models = new Map<string, UpstreamModel>(Object.entries(standardModels()))
  const renames = new Map<string, string>()
  const accepts = (authorization: string | undefined) =>
    options.token === undefined ? /^Bearer \S+$/.test(authorization ?? '') : authorization === `Bearer ${options.token}`
  const jobs = createJobs({
    paint: createPictures(options.fast ?? false),
    format: () => settings.format,
    pollsUntilDone: () => settings.pollsUntilDone,
  })
  const router = createRouter({
    models,
    accepts,
    plan,
    jobs,
    latencyMs: () => settings.latencyMs,
    origin: () => standIn.url,
  })
  const hub = { models, renames, accepts, origin: () => `${standIn.url}/hub` }

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

  const standIn = await startStandIn({ port: options.port, kindOf, answer })
  const { url } = standIn

  return {
    url,
    routerUrl: `${url}/router`,
    hubUrl: `${url}/hub`,
    /** Takes the body of hf-inference, as a server of one's own does. */
    endpointUrl: `${url}/endpoint`,
    /** Everything that was received, in order. */
    requests: standIn.requests,
    until: standIn.until,
    /** By id; a test may add and remove. */
    models,
    /** Old id to new id. */
    renames,
    fault: (name: Fault, faultOptions?: FaultOptions) => {
      plan.order(name, faultOptions)
    },
    made: jobs.made,
    /** Finishes what waits in a queue, as time does while nobody asks. */
    finishJobs: jobs.finishAll,
    /** The ids of the jobs that were cancelled before they were done. */
    cancelled: jobs.cancelled,
    clearFaults: () => {
      plan.clear()
    },
    set: (changes: Partial<Pick<UpstreamOptions, 'latencyMs' | 'pollsUntilDone' | 'format'>>) => {
      Object.assign(settings, changes)
    },
    close: standIn.close,
  }
}
export type Upstream = Awaited<ReturnType<typeof startUpstream>>
