import { at, isObject, textAt } from '../net/json.ts'
import type { OwnServer } from '../net/own-server.ts'
import { readPreview } from '../net/preview.ts'
import type { Preview } from '../port/engine.ts'
import { ProviderError } from '../port/errors.ts'
import type { WebUiConfig } from './options.ts'

/** A look at a task, where the server knows tasks. */
export interface TaskLook {
  readonly stage: 'running' | 'queued' | 'done' | 'unknown'
  /** 0 to 1; undefined where it is not told. */
  readonly progress: number | undefined
  readonly preview: Preview | undefined
  /** Of the preview: the next look gives it back, and gets only a newer one. */
  readonly previewId: number
}

/** A look at whatever is being made now, by whomever. */
export interface GlobalLook {
  readonly isRunning: boolean
  /** Whether the page of the server itself began it: tasks of its own have such names. */
  readonly isOfItsPage: boolean
  /** When it began: another time is another job. */
  readonly began: string
  readonly wasStopped: boolean
  readonly progress: number | undefined
  readonly preview: Preview | undefined
}

const MAX_BYTES = 4 * 1024 * 1024

const fractionOf = (value: unknown) => (typeof value === 'number' && value >= 0 ? Math.min(1, value) : undefined)

/** Looks at how far the server is. A look that fails is none: the picture itself tells what is wrong. */
export const createLooks = (server: OwnServer, { askTimeoutMs: timeoutMs }: Pick<WebUiConfig, 'askTimeoutMs'>) => {
  const json = async (call: Parameters<OwnServer['json']>[0]): Promise<unknown> => {
    try {
      return await server.json(call)
    } catch (error) {
      if (error instanceof ProviderError) return undefined
      throw error
    }
  }

  return {
    atTask: async (task: string, previewId: number, signal: AbortSignal): Promise<TaskLook | undefined> => {
      const body = { id_task: task, id_live_preview: previewId }
      const call = { method: 'POST', path: '/internal/progress', body, signal, timeoutMs, maxBytes: MAX_BYTES } as const
      const told = await json(call)
      if (!isObject(told)) return undefined
      const [isRunning, isQueued, isDone] = [told['active'], told['queued'], told['completed']]
      const idle = isDone === true ? 'done' : 'unknown'
      const newId = told['id_live_preview']
      return {
        stage: isRunning === true ? 'running' : isQueued === true ? 'queued' : idle,
        progress: fractionOf(told['progress']),
        preview: readPreview(textAt(told, 'live_preview')),
        previewId: typeof newId === 'number' ? newId : previewId,
      }
    },

    atAll: async (signal: AbortSignal, { withPreview = false } = {}): Promise<GlobalLook | undefined> => {
      const query = { skip_current_image: String(!withPreview) }
      const call = { method: 'GET', path: '/sdapi/v1/progress', query, signal, timeoutMs, maxBytes: MAX_BYTES } as const
      const told = await json(call)
      const job = textAt(told, 'state', 'job') ?? ''
      if (!isObject(at(told, 'state'))) return undefined
      return {
        isRunning: job !== '' || (at(told, 'state', 'job_count') ?? 0) !== 0,
        isOfItsPage: job.startsWith('task('),
        began: textAt(told, 'state', 'job_timestamp') ?? '',
        wasStopped: at(told, 'state', 'interrupted') === true || at(told, 'state', 'skipped') === true,
        progress: fractionOf(at(told, 'progress')),
        preview: readPreview(textAt(told, 'current_image')),
      }
    },

    /** Stops whatever is being made now: ask before whose it is. */
    interrupt: async (signal: AbortSignal): Promise<void> => {
      await json({ method: 'POST', path: '/sdapi/v1/interrupt', body: {}, signal, timeoutMs })
    },
  }
}
export type Looks = ReturnType<typeof createLooks>
