import type { Dispatcher } from 'undici'
import { isSuccess, type Answer } from '../net/http.ts'
import { createClient } from './client.ts'
import { providerError } from './errors.ts'
import { judged } from './judge.ts'
import { imageReach, type HuggingFaceConfig } from './options.ts'

/**
 * Fetches the image that an answer names by URL. The URL is somebody else's, so it is judged, it never sees the token,
 * and where it redirects is not followed.
 */
export const createDownload = (config: HuggingFaceConfig, guarded: () => Dispatcher) => {
  const client = createClient(config, guarded)

  return async (url: string, model: string, signal: AbortSignal): Promise<Answer> => {
    const target = { kind: 'image', model } as const
    const answer = await client.ask({
      url: judged(url, { reach: imageReach(config), mayBeHttp: config.allowPrivateNetwork }, target),
      method: 'GET',
      headers: { accept: 'image/*' },
      signal,
      target,
      maxBytes: config.maxImageBytes,
      timeoutMs: config.downloadTimeoutMs,
      maxWaitMs: config.maxPollWaitMs,
      isPoll: true,
    })
    if (isSuccess(answer)) return answer
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
