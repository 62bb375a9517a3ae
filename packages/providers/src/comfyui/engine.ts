import { createOwnServer } from '../net/own-server.ts'
import type { EngineWork } from '../port/engine.ts'
import { createCheck } from './check.ts'
import { comfyError } from './errors.ts'
import { createGenerate } from './generate.ts'
import { headersOf } from './headers.ts'
import { createFollow } from './job/follow.ts'
import { createJobs, isJob, readJob, type Job } from './job/jobs.ts'
import { createWatch } from './job/watch.ts'
import { createModels } from './models.ts'
import { createNodes } from './nodes.ts'
import { NAME, withDefaults, type ComfyUiOptions } from './options.ts'
import { createRender } from './render.ts'
import { createResult } from './result.ts'
import { createSubmit } from './submit.ts'
import { createUploads } from './uploads.ts'

/** A cancel is asked for this long, and waited for no longer than a person would. */
const CANCEL_TIMEOUT_MS = 3000
const CANCEL_PATIENCE_MS = 500

/** Pictures by the workflows of a ComfyUI. */
export const createComfyUiEngine = (options: ComfyUiOptions): EngineWork => {
  const config = withDefaults(options)
  const { settings, bounds, now } = config
  const server = createOwnServer({
    name: NAME,
    baseUrl: () => settings().baseUrl,
    headers: () => headersOf(settings()),
    reach: bounds.endpointReach,
    now,
    ...(config.resolve && { resolve: config.resolve }),
  })
  const life = new AbortController()
  const underWay = new Set<Promise<unknown>>()
  const during = <T>(work: Promise<T>): Promise<T> => {
    underWay.add(work)
    return work.finally(() => underWay.delete(work))
  }

  const nodes = createNodes(config, server)
  const models = createModels(config, nodes)
  const jobs = createJobs(config, server)
  const cancel = async (job: Job) => {
    // Where it cannot be told, the job ends by itself: nobody waits for it any more.
    const told = during(jobs.cancel(job, AbortSignal.timeout(CANCEL_TIMEOUT_MS)).catch(() => {}))
    await Promise.race([told, new Promise(resolve => setTimeout(resolve, CANCEL_PATIENCE_MS).unref())])
  }
  const watch = createWatch(config, {
    server,
    submit: createSubmit(config, server, jobs),
    follow: createFollow(config, jobs),
    cancel,
  })
  const render = createRender({
    nodes,
    uploads: createUploads(config, server),
    jobs,
    watch,
    result: createResult(config, server),
    pause: signal => config.sleep(config.unheardPollMs, signal),
  })
  const generate = createGenerate(config, models, render, life.signal)

  return {
    availability: () =>
      models.count() > 0
        ? { available: true }
        : { available: false, reason: 'Add a workflow in API format on the page of the engines.' },
    models: {
      list: models.list,
      find: models.find,
      get defaultId() {
        return models.defaultId()
      },
    },
    generate: (request, generateOptions) => during(generate(request, generateOptions)),
    cancel: async (job, { signal }) => {
      signal.throwIfAborted()
      if (isJob(job)) await during(jobs.cancel(readJob(job), AbortSignal.any([signal, life.signal])))
    },
    // Connections are made when they are needed: there is nothing to open.
    start: async () => {},
    check: createCheck(server, models),
    close: async () => {
      life.abort(comfyError('provider.unavailable', { message: `${NAME} is not used any more.` }))
      // Each tells whoever asked for it how it ended.
      await Promise.allSettled(underWay)
      nodes.close()
      await server.close()
    },
  }
}
