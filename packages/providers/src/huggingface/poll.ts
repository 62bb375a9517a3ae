import type { GenerateOptions } from '../port/engine.ts'
import { ProviderError } from '../port/errors.ts'
import type { Answers, Attempt, Useful } from './answers.ts'
import type { Client } from './client.ts'
import { providerError } from './errors.ts'
import type { HuggingFaceConfig } from './options.ts'
import { creep, SENT } from './progress.ts'
import type { Step } from './routes/route.ts'

type Question = Extract<Step, { kind: 'ask' }>

/**
 * Asks after a job until its image is there, with growing pauses, and not for ever. Giving up may pay for the image twice, so
 * what passes by itself is waited for here, and a job is lost only when that was said twice: one may not be known yet by the
 * server that is asked.
 */
export const createPoll = (config: HuggingFaceConfig, client: Client, { look, requireUseful, maxBytes }: Answers) => {
  const ask = async (attempt: Attempt, { path, read }: Question, signal: AbortSignal): Promise<Useful> => {
    const answer = await client.get({
      url: new URL(attempt.base + path),
      method: 'GET',
      headers: attempt.headers,
      signal,
      target: attempt.target,
      maxBytes,
      timeoutMs: config.pollCallTimeoutMs,
      maxWaitMs: config.maxPollWaitMs,
      isPoll: true,
    })
    return requireUseful(look(read, answer), attempt.target, true)
  }

  /** Milliseconds until the same is asked again; throws what no wait mends. */
  const waitAfter = (error: unknown, { everyMs = config.pollMaxMs }: Question, wasLost: boolean): number => {
    if (!(error instanceof ProviderError)) throw error
    if (error.code === 'provider.task_lost' && !wasLost) return everyMs
    if (error.retryAfterMs === undefined) throw error
    return error.retryAfterMs
  }

  return async (attempt: Attempt, first: Useful, { signal, onProgress }: GenerateOptions) => {
    const until = config.now() + config.pollTimeoutMs
    let { answer, step } = first
    let [pauseMs, progress, wasLost, hasWaited] = [config.pollFirstMs, SENT, false, false]
    while (step.kind === 'ask') {
      if (config.now() >= until)
        throw providerError('provider.timeout', attempt.target, { message: 'The image was not ready in time.' })
      const question = step
      const everyMs = question.everyMs ?? pauseMs
      if (question.waitFirst && !hasWaited) await config.sleep(everyMs, signal)
      hasWaited = false
      pauseMs = Math.min(pauseMs * 1.5, config.pollMaxMs)
      try {
        ;({ answer, step } = await ask(attempt, question, signal))
        wasLost = false
        progress = creep(progress)
        onProgress?.(progress)
      } catch (error) {
        const waitMs = Math.max(everyMs, waitAfter(error, question, wasLost))
        wasLost ||= error instanceof ProviderError && error.code === 'provider.task_lost'
        await config.sleep(Math.min(waitMs, Math.max(0, until - config.now())), signal)
        hasWaited = true
      }
    }
    return { answer, step }
  }
}
