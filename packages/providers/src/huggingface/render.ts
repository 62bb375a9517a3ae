import type { GenerateOptions, ImageResult } from '../port/engine.ts'
import type { ImageRequest } from '../port/request.ts'
import type { Answer } from '../net/http.ts'
import { createAnswers, type Attempt, type Finished, type Origin } from './answers.ts'
import { classifyBytes } from './classify.ts'
import type { Client } from './client.ts'
import type { Download } from './download.ts'
import { providerError } from './errors.ts'
import type { HuggingFaceConfig } from './options.ts'
import { createPoll } from './poll.ts'
import { MADE, SENT } from './progress.ts'
import type { Question } from './routes/route.ts'
import type { Target } from './target.ts'

export interface RenderOptions extends GenerateOptions {
  /** Told when the upstream took the request, so that it may be charged from then on; with the path of its job where it has one. */
  readonly onAccepted?: (path?: string) => void
  /** Another inference provider serves the model, too. */
  readonly hasAlternative?: boolean
}

/** Follows one attempt to its image: the call, its polls, the download. */
export const createRender = (config: HuggingFaceConfig, client: Client, download: Download) => {
  const answers = createAnswers(config, client)
  const poll = createPoll(config, client, answers)

  const checked = (answer: Answer, bytes: Uint8Array, target: Target): ImageResult => {
    const wrong =
      bytes.byteLength > config.maxImageBytes
        ? providerError('provider.bad_output', target, { message: 'The image is larger than the studio takes.' })
        : classifyBytes({ ...answer, bytes }, client.contextFor(target))
    if (wrong) throw wrong
    return { bytes, ...(answer.requestId === undefined ? {} : { upstreamRequestId: answer.requestId }) }
  }

  const call = (attempt: Attempt, { signal, hasAlternative = false }: RenderOptions) =>
    client.get({
      url: new URL(attempt.base + attempt.path),
      method: 'POST',
      body: JSON.stringify(attempt.body),
      signal,
      target: attempt.target,
      headers: { ...attempt.headers, 'content-type': 'application/json', accept: 'image/*, application/json' },
      maxBytes: answers.maxBytes,
      timeoutMs: config.callTimeoutMs,
      ...(attempt.isQueued && { outlastsMs: config.beginOutlastsMs }),
      maxWaitMs: config.maxRetryWaitMs,
      hasAlternative,
      isLoading: answer => answers.isLoading(attempt.read, answer),
    })

  const finish = async (
    { answer, step }: Finished,
    { target }: Origin,
    { model }: ImageRequest,
    { signal, onProgress }: GenerateOptions,
  ): Promise<ImageResult> => {
    onProgress?.(MADE)
    // The id of the call is worth more in a log than that of the file server.
    const bytes = step.kind === 'bytes' ? step.bytes : (await download(step.url, model, signal)).bytes
    const image = checked(answer, bytes, target)
    onProgress?.(1)
    return image
  }

  return {
    render: async (attempt: Attempt, request: ImageRequest, options: RenderOptions): Promise<ImageResult> => {
      options.onProgress?.(SENT)
      const first = answers.look(attempt.read, await call(attempt, options))
      if (first.step.kind !== 'refusal') options.onAccepted?.(first.step.kind === 'ask' ? first.step.path : undefined)
      options.signal.throwIfAborted()
      const { answer, step } = answers.requireUseful(first, attempt.target, false)
      const finished = step.kind === 'ask' ? await poll(attempt, step, options) : { answer, step }
      return finish(finished, attempt, request, options)
    },
    /** Goes on with a job that somebody began who is gone. */
    takeUp: async (origin: Origin, question: Question, request: ImageRequest, options: GenerateOptions) => {
      options.onProgress?.(SENT)
      return finish(await poll(origin, question, options), origin, request, options)
    },
  }
}
export type Renders = ReturnType<typeof createRender>
