import type { Dispatcher } from 'undici'
import { CallFailure } from '../net/failure.ts'
import { judgeUrl } from '../net/guarded-agent.ts'
import type { Answer } from '../net/http.ts'
import { createClient } from './client.ts'
import { failureToError, providerError } from './errors.ts'
import { imageReach, type HuggingFaceConfig } from './options.ts'
import type { Target } from './target.ts'

/**
 * Fetches the image that an answer names by URL. The URL is somebody else's, so it is judged, it never sees the token,
 * and where it redirects is not followed.
 */
export const createDownload = (config: HuggingFaceConfig, guarded: () => Dispatcher) => {
  const client = createClient(config, guarded)

  const judge = (url: string, target: Target) => {
    try {
      return judgeUrl(url, { reach: imageReach(config), mayBeHttp: config.allowPrivateNetwork })
    } catch (error) {
      throw error instanceof CallFailure ? failureToError(error, target) : error
    }
  }

  return async (url: string, model: string, signal: AbortSignal): Promise<Answer> => {
    const target = { kind: 'image', model } as const
    const answer = await client.ask({
      url: judge(url, target),
      method: 'GET',
      headers: { accept: 'image/*' },
      signal,
      target,
      maxBytes: config.maxImageBytes,
      timeoutMs: config.downloadTimeoutMs,
      maxWaitMs: config.maxPollWaitMs,
      isPoll: true,
    })
    if (answer.status >= 200 && answer.status <= 299) return answer
    const message = `The image was made but cannot be fetched: its server answers with status ${answer.status}.`
    throw providerError(
      answer.status >= 500 || answer.status === 429 ? 'provider.unavailable' : 'provider.bad_output',
      target,
      {
        message,
        ...(answer.requestId === undefined ? {} : { upstreamRequestId: answer.requestId }),
      },
    )
  }
}
export type Download = ReturnType<typeof createDownload>
