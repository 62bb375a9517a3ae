import { jsonBytesFor, toBase64 } from '../pictures/base64.ts'
import { cropTo } from '../pictures/canvas.ts'
import { createBackground } from '../net/background.ts'
import { free } from '../net/billing.ts'
import { neverFalling } from '../net/never-falling.ts'
import type { OwnServer } from '../net/own-server.ts'
import { serverError } from '../net/server-errors.ts'
import { createTurns, type Hold } from '../net/turns.ts'
import type { EngineWork, GenerateOptions, ImageResult } from '../port/engine.ts'
import { ProviderError } from '../port/errors.ts'
import { checkRequest } from '../port/manifest.ts'
import type { ImageRequest } from '../port/request.ts'
import { readEnlarged, readPicture } from './answer.ts'
import { beginWith } from './begin-with.ts'
import { bodyOf } from './body.ts'
import { upscalerFor, type Chosen } from './choices.ts'
import type { Has } from './has.ts'
import { createLooks } from './looks.ts'
import type { Found, Models } from './models.ts'
import type { WebUiConfig } from './options.ts'
import { NAME } from './words.ts'
import { BEGUN, createWorks, type Work } from './work.ts'

/** What this server tells of a picture is long. */
const AROUND_BYTES = 4 * 1024 * 1024

interface Rendering {
  readonly path: string
  readonly body: object
  readonly work: Work
  readonly model: string
}

interface Tell extends Omit<GenerateOptions, 'job' | 'onProgress'> {
  readonly onProgress: (progress: number) => void
  readonly hold: Hold
}

/** Makes one picture at a time: who shares a server shares its progress, too, and the button that stops it. */
export const createGenerate = (config: WebUiConfig, server: OwnServer, models: Models) => {
  const looks = createLooks(server, config)
  const works = createWorks(config, looks)
  const inTurn = createTurns()
  const background = createBackground()

  const render = async ({ path, body, work, model }: Rendering, tell: Tell): Promise<unknown> => {
    const { signal } = tell
    tell.onProgress(BEGUN)
    signal.throwIfAborted()
    const watching = new AbortController()
    const watched = works.watch(work, tell, AbortSignal.any([signal, watching.signal])).catch(() => {})
    try {
      const { timeoutMs } = config
      const maxBytes = jsonBytesFor(config.maxImageBytes, AROUND_BYTES)
      return await server.json({ method: 'POST', path, body, signal, timeoutMs, maxBytes, model })
    } catch (error) {
      const isTooLate = error instanceof ProviderError && error.code === 'provider.timeout'
      // The next one waits until this one is stopped: what stops it stops whatever is being made.
      if (signal.aborted || isTooLate) tell.hold(background.run(async life => works.stop(work, life)))
      throw error
    } finally {
      watching.abort()
      await watched
    }
  }

  /** Who presses "Interrupt" on the page of the server gets what there is so far, and so would we. */
  const refuseStopped = async ({ mode }: Work, signal: AbortSignal) => {
    if (mode === 'none' || !(await looks.atAll(signal))?.wasStopped) return
    throw serverError(
      'provider.failed',
      { name: NAME },
      {
        message: `Somebody stopped the picture on the page of ${NAME} itself.`,
        suggestion: 'Try again.',
      },
    )
  }

  const make = async (
    request: Exclude<ImageRequest, { task: 'upscale' }>,
    { has, checkpoint }: Found,
    tell: Tell,
  ): Promise<ImageResult> => {
    const { size, start, canvas } = await beginWith(request, has)
    const work = await works.begin(has.progress, tell.signal)
    const body = bodyOf({ request, size, start, has, checkpoint, task: work.task })
    const path = `/sdapi/v1/${start ? 'img2img' : 'txt2img'}`
    const answer = await render({ path, body, work, model: checkpoint.name }, tell)
    await refuseStopped(work, tell.signal)
    const made = readPicture(answer, checkpoint)
    return canvas ? { ...made, bytes: await cropTo(made.bytes, canvas) } : made
  }

  const enlarge = async (
    request: Extract<ImageRequest, { task: 'upscale' }>,
    has: Has,
    tell: Tell,
  ): Promise<ImageResult> => {
    const { upscaler = upscalerFor(has) } = request.options as Chosen // `checkRequest` has judged them: upscale.test.ts
    const work = await works.begin(has.progress === 'none' ? 'none' : 'global', tell.signal)
    const body = {
      image: toBase64(request.inputs.image),
      resize_mode: 0,
      upscaling_resize: request.scale,
      upscaler_1: upscaler,
    }
    const answer = await render({ path: '/sdapi/v1/extra-single-image', body, work, model: request.model }, tell)
    return { bytes: readEnlarged(answer) }
  }

  const generate: EngineWork['generate'] = async (request, { job, onProgress, ...options }) => {
    const { signal } = options
    const found = await models.find(request.model, signal)
    if (!found) throw serverError('provider.model_gone', { name: NAME, model: request.model })
    checkRequest(found.model, request)
    return inTurn(signal, async hold => {
      const tell = { ...options, onProgress: neverFalling(onProgress), hold }
      // Its picture went to nobody, since these servers keep none: it would only keep this one waiting.
      if (job !== undefined && found.has.progress === 'task') await works.stopOrphan(job, signal)
      return request.task === 'upscale' ? enlarge(request, found.has, tell) : make(request, found, tell)
    })
  }

  return {
    generate: (async (request, options) => free(generate(request, options))) satisfies EngineWork['generate'],
    close: background.close,
  }
}
