import type { GenerateOptions, ImageResult } from '../port/engine.ts'
import type { ImageRequest } from '../port/request.ts'
import { comfyError, isPictureGone } from './errors.ts'
import { fill } from './fill.ts'
import { picturesOf } from './graph/workflow-map.ts'
import { readJob, type Job, type Jobs } from './job/jobs.ts'
import { outcomeOf } from './job/outcome.ts'
import { MADE, neverFalling, SENT } from './job/progress.ts'
import type { Ended, Watch } from './job/watch.ts'
import { classesOf } from './models.ts'
import type { KnownNodes, Nodes } from './nodes.ts'
import { NAME } from './options.ts'
import type { Result } from './result.ts'
import type { Workflow } from './settings.ts'
import type { Uploads } from './uploads.ts'

interface Parts {
  readonly nodes: Nodes
  readonly uploads: Uploads
  readonly jobs: Jobs
  readonly watch: Watch
  readonly result: Result
  /** As long as it takes to hear of a cancel that somebody made elsewhere. */
  readonly pause: (signal: AbortSignal) => Promise<void>
}

/** A job is begun anew this often where ComfyUI forgot it, as after a restart: it may be the job that brings it down. */
const MAX_LOSSES = 1

const UNASKED: KnownNodes = { of: () => undefined, failure: undefined }

const lost = () =>
  comfyError('provider.task_lost', {
    message: `${NAME} lost this picture, and lost it again when it was begun anew.`,
    suggestion: 'See whether it crashes there, as it does when memory runs out: a smaller picture may help.',
  })

const removed = () =>
  comfyError('provider.failed', {
    message: `Somebody took this picture out of the queue of ${NAME}.`,
    suggestion: 'Try again.',
  })

interface Making {
  readonly workflow: Workflow
  readonly request: ImageRequest
  readonly options: GenerateOptions
  readonly progress: ReturnType<typeof neverFalling>
}

/** Follows one picture to its end: what goes in, the job, and the file that comes out. */
export const createRender = ({ nodes, uploads, jobs, watch, result, pause }: Parts) => {
  const send = async ({ workflow, request, options, progress }: Making): Promise<Ended> => {
    const { signal } = options
    const uploaded = await uploads.send(workflow, request, signal)
    const isShort = uploaded.pictures.length < picturesOf(workflow.map).length
    const known = isShort ? await nodes.glance(classesOf(workflow.graph), signal) : UNASKED
    const graph = fill(workflow, request, uploaded, known)
    return watch({ workflow, graph, job: undefined, steps: request.steps, progress, options })
  }

  /** Once more where a picture that was uploaded long ago is not there any more. */
  const begin = async (making: Making): Promise<Ended> => {
    try {
      return await send(making)
    } catch (error) {
      if (!('inputs' in making.request) || !isPictureGone(error)) throw error
      uploads.forget()
      return send(making)
    }
  }

  /** What became of a job of an earlier try; undefined where nobody knows it any more. */
  const takeUp = async (job: Job, making: Making): Promise<Ended | undefined> => {
    const { workflow, request, options, progress } = making
    const { signal } = options
    const ended = async (): Promise<Ended | undefined> => {
      const entry = await jobs.history(job, signal)
      const outcome = entry && outcomeOf(entry, workflow.map.output, undefined)
      // Old versions do not write down that a job was stopped.
      return outcome?.kind === 'nothing' ? { kind: 'interrupted' } : outcome
    }
    const before = await ended()
    if (before) return before
    const { where, id } = await jobs.find(job, signal)
    if (where === 'gone') return ended()
    const { graph } = workflow
    return watch({ workflow, graph, job: { ...job, id }, steps: request.steps, progress, options })
  }

  /** The same; undefined where it has to be begun anew. */
  const resume = async (job: Job, making: Making): Promise<Ended | undefined> => {
    const ended = await takeUp(job, making)
    if (ended?.kind !== 'interrupted') return ended
    // By the studio when it ended, or just now by a person's cancel, which the signal tells in a moment.
    await pause(making.options.signal)
    return undefined
  }

  return async (workflow: Workflow, request: ImageRequest, options: GenerateOptions): Promise<ImageResult> => {
    const progress = neverFalling(options.onProgress)
    const making: Making = { workflow, request, options, progress }
    progress.tell(SENT)
    options.signal.throwIfAborted()
    let ended = options.job === undefined ? undefined : await resume(readJob(options.job), making)
    for (let losses = 0; ended === undefined || ended.kind === 'lost'; ended = await begin(making)) {
      if (ended !== undefined) losses += 1
      if (losses > MAX_LOSSES) throw lost()
    }
    if (ended.kind === 'removed') throw removed()
    if (ended.kind === 'picture') progress.tell(MADE)
    const image = await result(ended, options.signal)
    progress.tell(1)
    return image
  }
}
export type Render = ReturnType<typeof createRender>
