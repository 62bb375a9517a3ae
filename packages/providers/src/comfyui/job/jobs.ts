import { LRUCache } from 'lru-cache'
import { at, isObject, textAt } from '../../net/json.ts'
import type { OwnServer } from '../../net/own-server.ts'
import { wasNotTaken } from '../errors.ts'
import type { ComfyUiConfig } from '../options.ts'

/** By what ComfyUI knows a job, and by what it tells of it. They are the same where it takes the id that is proposed. */
export interface Job {
  readonly id: string
  readonly clientId: string
}

/** As it is stored, to be found again after a restart. */
export const writeJob = ({ id, clientId }: Job) => (id === clientId ? id : `${id}/${clientId}`)

export const readJob = (text: string): Job => {
  const [id = text, clientId = id] = text.split('/')
  return { id, clientId }
}

/** Is this what `writeJob` may have written? Anything else could name the job of somebody who gives none a name. */
export const isJob = (text: string): boolean => /^[\w-]{8,128}(\/[\w-]{8,128})?$/.test(text)

export type Whereabouts = 'pending' | 'running' | 'gone'

/** An entry has the whole workflow in it, and the queue one for each job that waits. */
const MAX_ENTRY_BYTES = 16 * 1024 * 1024
const MAX_QUEUE_BYTES = 64 * 1024 * 1024

/** `[number, id, workflow, extra_data, outputs]`. */
const isOf = (item: unknown, { id, clientId }: Job) => at(item, 1) === id || at(item, 3, 'client_id') === clientId

/** Jobs whose interrupt is remembered: when as many came after one, it is long over. */
const REMEMBERED = 1000

const found = (items: unknown, job: Job): string | undefined => {
  const item: unknown = Array.isArray(items) ? items.find((candidate: unknown) => isOf(candidate, job)) : undefined
  return textAt(item, 1)
}

/** What ComfyUI knows of jobs: its queue, and its history of those that are over. */
export const createJobs = ({ callTimeoutMs: timeoutMs }: ComfyUiConfig, server: OwnServer) => {
  const history = async ({ id }: Job, signal: AbortSignal): Promise<object | undefined> => {
    const path = `/history/${encodeURIComponent(id)}`
    const entry = at(await server.json({ method: 'GET', path, signal, timeoutMs, maxBytes: MAX_ENTRY_BYTES }), id)
    return isObject(entry) ? entry : undefined
  }

  /** Where a job is, and the id that it has there: an old version gives it one of its own. */
  const find = async (job: Job, signal: AbortSignal): Promise<{ where: Whereabouts; id: string }> => {
    const call = { method: 'GET', path: '/queue', signal, timeoutMs, maxBytes: MAX_QUEUE_BYTES } as const
    const queue = await server.json(call)
    const running = found(at(queue, 'queue_running'), job)
    if (running !== undefined) return { where: 'running', id: running }
    const pending = found(at(queue, 'queue_pending'), job)
    return pending === undefined ? { where: 'gone', id: job.id } : { where: 'pending', id: pending }
  }

  const post = (path: string, body: object, signal: AbortSignal) =>
    server.get({ method: 'POST', path, body, signal, timeoutMs })

  const interrupted = new LRUCache<string, true>({ max: REMEMBERED })

  /**
   * Old versions stop whatever runs, so no job is interrupted twice: the second call could meet the job after it. One that may
   * have arrived counts, also where its answer was lost.
   */
  const interrupt = async (id: string, signal: AbortSignal): Promise<void> => {
    if (interrupted.has(id)) return
    interrupted.set(id, true)
    try {
      await post('/interrupt', { prompt_id: id }, signal)
    } catch (error) {
      if (wasNotTaken(error)) interrupted.delete(id)
      throw error
    }
  }

  /**
   * Takes a job out of the queue, or stops it, having asked where it is; a job that begins between the question and the removal
   * is stopped in the second round.
   */
  const cancel = async (job: Job, signal: AbortSignal): Promise<void> => {
    for (let round = 0; round < 2; round += 1) {
      const { where, id } = await find(job, signal)
      if (where === 'gone') return
      if (where === 'running') return interrupt(id, signal)
      await post('/queue', { delete: [id] }, signal)
    }
  }

  return { history, find, cancel }
}
export type Jobs = ReturnType<typeof createJobs>
