import { isSuccess, type Answer } from '../net/http.ts'
import { messageOf, parseJson, textAt } from '../net/json.ts'
import type { EngineWork } from '../port/engine.ts'
import { routerOrigin } from './attempts.ts'
import { classifyStatus } from './classify.ts'
import type { Client } from './client.ts'
import { providerError } from './errors.ts'
import { findJob } from './jobs.ts'
import { tokenOf, type HuggingFaceConfig } from './options.ts'

/** What is read of an answer, which is a prediction at most. */
const MAX_BYTES = 256 * 1024

/** Is there nothing left to stop? fal says `ALREADY_COMPLETED` with a 400; what a queue has forgotten is a 404. */
const isOver = ({ status, bytes }: Answer) => {
  if (status === 404 || status === 410) return true
  const json = parseJson(bytes)
  return (
    status >= 400 &&
    status < 500 &&
    /\balready\b|ALREADY_/i.test(`${textAt(json, 'status') ?? ''} ${messageOf(json) ?? ''}`)
  )
}

/**
 * Has a job stopped at the provider in whose queue it is. The call goes through the router, as the questions about the job do.
 * Where the provider has no way to stop one, nothing is called.
 */
export const createCancel =
  (config: HuggingFaceConfig, client: Client): NonNullable<EngineWork['cancel']> =>
  async (job, { signal }) => {
    signal.throwIfAborted()
    const { route, cancel } = findJob(job) ?? {}
    if (!route || !cancel) return
    // Which model it is of is not known from its name, and only stands in sentences for a log.
    const target = { kind: 'router', provider: route.id, model: 'this job' } as const
    const token = tokenOf(config)
    if (token === undefined) throw providerError('provider.not_configured', target)
    const { base, headers } = routerOrigin(route, target.model, token, config)
    const answer = await client.ask({
      url: new URL(base + cancel.path),
      method: cancel.method,
      headers: { ...headers, ...(cancel.body && { 'content-type': 'application/json' }) },
      ...(cancel.body && { body: JSON.stringify(cancel.body) }),
      signal,
      target,
      maxBytes: MAX_BYTES,
      timeoutMs: config.cancelCallTimeoutMs,
      maxWaitMs: config.maxRetryWaitMs,
      isPoll: true,
    })
    if (!isSuccess(answer) && !isOver(answer)) throw classifyStatus(answer, client.contextFor(target, true))
  }
