import type { GenerateOptions } from '../port/engine.ts'
import { ProviderError } from '../port/errors.ts'
import type { Answers, Finished, Origin, Useful } from './answers.ts'
import type { Client } from './client.ts'
import { providerError } from './errors.ts'
import type { HuggingFaceConfig } from './options.ts'
import { creep, SENT } from './progress.ts'
import type { Question } from './routes/route.ts'

/**
 * Asks after a job until its image is there, with growing pauses, and not for ever. Giving up may pay for the image twice, so
 * what passes by itself is waited for here, and a job is lost only when that was said twice: one may not be known yet by the
 * server that is asked.
 */
export const createPoll = (config: HuggingFaceConfig, client: Client, { look, requireUseful, maxBytes }: Answers) => {
  const ask = async (origin: Origin, { path, read }: Question, signal: AbortSignal): Promise<Useful> => {
    const answer = await client.get({
      url: new URL(origin.base + path),
      method: 'GET',
      headers: origin.headers,
      signal,
      target: origin.target,
      maxBytes,
      timeoutMs: config.pollCallTimeoutMs,
      maxWaitMs: config.maxPollWaitMs,
      isPoll: true,
    })
    return requireUseful(look(read, answer), origin.target, true)
  }

  /** Milliseconds until the same is asked again; throws what no wait mends. */
  const waitAfter = (error: unknown, { everyMs = config.pollMaxMs }: Question, wasLost: boolean): number => {
    if (!(error instanceof ProviderError)) throw error
    if (error.code === 'provider.task_lost' && !wasLost) return everyMs
    if (error.retryAfterMs === undefined) throw error
    return error.retryAfterMs
  }

  return async (origin: Origin, first: Question, { signal, onProgress }: GenerateOptions): Promise<Finished> => {
    const until = config.now() + config.pollTimeoutMs
    let [question, pauseMs, progress, wasLost, hasWaited] = [first, config.pollFirstMs, SENT, false, false]
    for (;;) {
      if (config.now() >= until)
        throw providerError('provider.timeout', origin.target, { message: 'The image was not ready in time.' })
      const everyMs = question.everyMs ?? pauseMs
      if (question.waitFirst && !hasWaited) await config.sleep(everyMs, signal)
      hasWaited = false
      pauseMs = Math.min(pauseMs * 1.5, config.pollMaxMs)
      try {
        const { answer, step } = await ask(origin, question, signal)
        wasLost = false
        progress = creep(progress)
        onProgress?.(progress)
        if (step.kind !== 'ask') return { answer, step }
        question = step
      } catch (error) {
        const waitMs = Math.max(everyMs, waitAfter(error, question, wasLost))
        wasLost ||= error instanceof ProviderError && error.code === 'provider.task_lost'
        await config.sleep(Math.min(waitMs, Math.max(0, until - config.now())), signal)
        hasWaited = true
      }
    }
  }
}
