import { cropTo } from '../pictures/canvas.ts'
import { createBackground } from '../net/background.ts'
import { free } from '../net/billing.ts'
import { neverFalling } from '../net/never-falling.ts'
import { raceSignal } from '../net/waits.ts'
import { serverError } from '../net/server-errors.ts'
import { HandedOverError, type EngineWork, type GenerateOptions } from '../port/engine.ts'
import { ProviderError } from '../port/errors.ts'
import { checkRequest, taskUnsupported } from '../port/manifest.ts'
import { bodyOf } from './body.ts'
import type { Jobs, JobLook } from './jobs.ts'
import type { Models } from './models.ts'
import type { SdCppConfig } from './options.ts'
import { NAME } from './words.ts'

const WAITING = 0.02
const RUNNING = 0.05
const MADE = 0.95

/** Each look at a picture that tells no steps gets nearer to the end, and never there. */
const creep = (progress: number) => progress + (MADE - progress) * 0.06

const cancelledThere = () =>
  serverError(
    'provider.failed',
    { name: NAME },
    { message: `Somebody cancelled the picture at ${NAME} itself.`, suggestion: 'Try again.' },
  )

interface Task {
  readonly body: object
  readonly model: string
  readonly signal: AbortSignal
  readonly onProgress: (progress: number) => void
  readonly onAccepted: GenerateOptions['onAccepted']
}

/** Makes pictures as jobs of the server, which are found again after a restart of the studio. */
export const createGenerate = (config: SdCppConfig, models: Models, jobs: Jobs) => {
  const background = createBackground()

  /**
   * Begins a job. Who leaves before its name is there cannot cancel it, and the server would make it all the same: the call goes
   * on for a moment without them, and the job is then cancelled.
   */
  const begin = async ({ body, model, signal }: Task): Promise<string> => {
    signal.throwIfAborted()
    const begun = Promise.withResolvers<string>()
    const ending = new AbortController()
    void background.run(async life => {
      await jobs.begin(body, model, AbortSignal.any([life, ending.signal])).then(begun.resolve, begun.reject)
    })
    try {
      return await raceSignal(begun.promise, signal)
    } catch (error) {
      if (!signal.aborted) throw error
      const late = setTimeout(() => ending.abort(signal.reason), config.askTimeoutMs)
      void background.run(async life => {
        try {
          await jobs.cancel(await begun.promise, life)
        } finally {
          clearTimeout(late)
        }
      })
      throw error
    }
  }

  /** A look; while the server starts again some in a row may fail, since its picture may still be there. */
  const createLook = () => {
    let failures = 0
    return async (id: string, signal: AbortSignal): Promise<JobLook | undefined> => {
      try {
        const look = await jobs.look(id, signal)
        failures = 0
        return look
      } catch (error) {
        const isAway = error instanceof ProviderError && error.code === 'provider.unavailable'
        failures += 1
        if (!isAway || failures > config.maxFailedLooks) throw error
        return undefined
      }
    }
  }

  /** Waits for a job; undefined where the server does not know it any more. */
  const waitFor = async (id: string, { signal, onProgress }: Task, isEarlier: boolean) => {
    const lookAt = createLook()
    let crept = RUNNING
    for (;;) {
      const look = await lookAt(id, signal)
      if (look?.stage === 'gone') return undefined
      if (look?.stage === 'cancelled') {
        if (!isEarlier) throw cancelledThere()
        // By the studio when it was stopped in good order, or just now by a person's cancel, which the signal tells in a moment.
        await config.sleep(config.pollMs, signal)
        return undefined
      }
      if (look?.stage === 'done') return look.bytes
      if (look?.stage === 'running') {
        crept = creep(crept)
        onProgress(look.progress === undefined ? crept : RUNNING + look.progress * (MADE - RUNNING))
      }
      await config.sleep(config.pollMs, signal)
    }
  }

  const render = async (task: Task, earlier: string | undefined): Promise<Uint8Array> => {
    const { model, signal, onProgress, onAccepted } = task
    onProgress(WAITING)
    let id = earlier
    try {
      for (let beginnings = 0; beginnings < config.maxBeginnings;) {
        if (id === undefined) {
          id = await begin(task)
          beginnings += 1
          onAccepted?.(id)
        }
        const bytes = await waitFor(id, task, id === earlier)
        if (bytes) return bytes
        // It cost nothing, so it may be made once more.
        id = undefined
      }
    } catch (error) {
      const begun = id
      const isOthers = signal.reason instanceof HandedOverError
      if (begun !== undefined && signal.aborted && !isOthers)
        void background.run(async life => jobs.cancel(begun, life))
      throw error
    }
    throw serverError('provider.task_lost', { name: NAME, model })
  }

  /** The deadline is ours: the server knows none. */
  const inTime = async <T>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    const deadline = AbortSignal.timeout(config.timeoutMs)
    try {
      return await work(AbortSignal.any([signal, deadline]))
    } catch (error) {
      if (signal.aborted) throw signal.reason
      if (deadline.aborted) throw serverError('provider.timeout', { name: NAME })
      throw error
    }
  }

  const generate: EngineWork['generate'] = async (request, { signal, onProgress, onAccepted, job }) => {
    const found = await models.find(request.model, signal)
    if (!found) throw serverError('provider.model_gone', { name: NAME, model: request.model })
    checkRequest(found.model, request)
    if (request.task === 'upscale') throw taskUnsupported(found.model.name, request.task)
    const { body, canvas } = await bodyOf(request, found.has)
    const earlier = job !== undefined && jobs.isId(job) ? job : undefined
    const tell = neverFalling(onProgress)
    const bytes = await inTime(signal, async within =>
      render({ body, model: found.model.id, signal: within, onProgress: tell, onAccepted }, earlier),
    )
    return { bytes: canvas ? await cropTo(bytes, canvas) : bytes }
  }

  return {
    generate: (async (request, options) => free(generate(request, options))) satisfies EngineWork['generate'],
    close: background.close,
  }
}
