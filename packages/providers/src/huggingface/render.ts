import type { GenerateOptions, ImageResult } from '../port/engine.ts'
import type { ImageRequest } from '../port/request.ts'
import type { Answer } from '../net/http.ts'
import { classifyBody, classifyBytes, saysLoading } from './classify.ts'
import type { Client } from './client.ts'
import type { Download } from './download.ts'
import { providerError } from './errors.ts'
import { parseJson } from './json.ts'
import type { HuggingFaceConfig } from './options.ts'
import { retryHintMs } from './retry-hint.ts'
import type { Target } from './target.ts'
import type { Read, Step } from './routes/route.ts'

/** One attempt at an image: where the call goes, and how its answer is read. */
export interface Attempt {
  readonly target: Target
  /** What the paths of polls are put behind. */
  readonly base: string
  readonly path: string
  readonly body: object
  /** Credentials included: they go to the call and to its polls, and nowhere else. */
  readonly headers: Readonly<Record<string, string>>
  readonly read: Read
}

export interface RenderOptions extends GenerateOptions {
  /** Told when the upstream took the request, so that it may be charged from then on. */
  readonly onAccepted?: () => void
}

/** Told when the call is sent, when its image is fetched, and when it is there. */
const SENT = 0.05
const MADE = 0.9

/** Base64 is a third longer than what it stands for, and JSON stands around it. */
const jsonCap = (imageBytes: number) => Math.ceil((imageBytes * 4) / 3) + 64 * 1024

const looksLikeJson = (bytes: Uint8Array) => /^\s*[[{"]/.test(Buffer.from(bytes.subarray(0, 64)).toString('latin1'))

/** How far along an image is that gives no numbers: each look gets nearer to the end and never there. */
const creep = (progress: number) => progress + (MADE - progress) * 0.15

const toStep = (read: Read, answer: Answer): Step =>
  read({ json: looksLikeJson(answer.bytes) ? parseJson(answer.bytes) : undefined, bytes: answer.bytes })

/** Follows one attempt to its image: the call, its polls, the download. */
export const createRender = (config: HuggingFaceConfig, client: Client, download: Download) => {
  const fail = (answer: Answer, kind: 'refusal' | 'unreadable', target: Target, isPoll: boolean) => {
    const context = client.contextFor(target, isPoll)
    if (kind === 'refusal' || saysLoading(answer)) return classifyBody(answer, context)
    return classifyBytes(answer, context) ?? providerError('provider.bad_output', target)
  }

  const checked = (answer: Answer, bytes: Uint8Array, target: Target): ImageResult => {
    const wrong =
      bytes.byteLength > config.maxImageBytes
        ? providerError('provider.bad_output', target, { message: 'The image is larger than the studio takes.' })
        : classifyBytes({ ...answer, bytes }, client.contextFor(target))
    if (wrong) throw wrong
    return { bytes, ...(answer.requestId === undefined ? {} : { upstreamRequestId: answer.requestId }) }
  }

  /** Asks until the image is there, with growing pauses, and not for ever. */
  const poll = async (
    attempt: Attempt,
    first: { answer: Answer; step: Step },
    { signal, onProgress }: GenerateOptions,
  ) => {
    const until = config.now() + config.pollTimeoutMs
    let { answer, step } = first
    let [pauseMs, progress] = [config.pollFirstMs, SENT]
    while (step.kind === 'ask') {
      if (config.now() >= until)
        throw providerError('provider.timeout', attempt.target, { message: 'The image was not ready in time.' })
      if (step.waitFirst) await config.sleep(step.everyMs ?? pauseMs, signal)
      pauseMs = Math.min(pauseMs * 1.5, config.pollMaxMs)
      answer = await client.get({
        url: new URL(attempt.base + step.path),
        method: 'GET',
        headers: attempt.headers,
        signal,
        target: attempt.target,
        maxBytes: jsonCap(config.maxImageBytes),
        timeoutMs: config.pollCallTimeoutMs,
        maxWaitMs: config.maxPollWaitMs,
        isPoll: true,
      })
      progress = creep(progress)
      onProgress?.(progress)
      step = toStep(step.read, answer)
    }
    return { answer, step }
  }

  const call = (attempt: Attempt, signal: AbortSignal) =>
    client.get({
      url: new URL(attempt.base + attempt.path),
      method: 'POST',
      body: JSON.stringify(attempt.body),
      signal,
      target: attempt.target,
      headers: { ...attempt.headers, 'content-type': 'application/json', accept: 'image/*, application/json' },
      maxBytes: jsonCap(config.maxImageBytes),
      timeoutMs: config.callTimeoutMs,
      maxWaitMs: config.maxRetryWaitMs,
    })

  /** Calls again while a success says that the model is loading, and not for ever: it may say so of a model that never is. */
  const begin = async (attempt: Attempt, signal: AbortSignal) => {
    for (let tries = 0; ; tries += 1) {
      const answer = await call(attempt, signal)
      const step = toStep(attempt.read, answer)
      const isLoading = (step.kind === 'refusal' || step.kind === 'unreadable') && saysLoading(answer)
      if (!isLoading || tries >= config.maxRetries) return { answer, step }
      const waitMs = Math.max(config.loadingFirstMs * 2 ** tries, retryHintMs(answer, config.now()) ?? 0)
      await config.sleep(Math.min(waitMs, config.maxPollWaitMs), signal)
    }
  }

  return async (
    attempt: Attempt,
    request: ImageRequest,
    { onAccepted, ...options }: RenderOptions,
  ): Promise<ImageResult> => {
    const { signal, onProgress } = options
    onProgress?.(SENT)
    const first = await begin(attempt, signal)
    if (first.step.kind !== 'refusal') onAccepted?.()
    const { answer, step } = await poll(attempt, first, options)
    if (step.kind === 'refusal' || step.kind === 'unreadable')
      throw fail(answer, step.kind, attempt.target, first.step.kind === 'ask')
    onProgress?.(MADE)
    // The id of the call is worth more in a log than that of the file server.
    const bytes = step.kind === 'bytes' ? step.bytes : (await download(step.url, request.model, signal)).bytes
    const image = checked(answer, bytes, attempt.target)
    onProgress?.(1)
    return image
  }
}
export type Render = ReturnType<typeof createRender>
