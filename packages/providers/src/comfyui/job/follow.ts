import { ProviderError, type ProviderErrorCode } from '../../port/errors.ts'
import { comfyError } from '../errors.ts'
import { NAME, type ComfyUiConfig } from '../options.ts'
import type { Bell } from './bell.ts'
import type { Job, Jobs } from './jobs.ts'

export interface Followed {
  readonly job: Job
  readonly bell: Bell
  /** What is told of the job is heard now. */
  readonly isHeard: () => boolean
  /** It was heard all the time. */
  readonly isSteady: () => boolean
  /** It was told that it is over: its entry in the history is about to be there. */
  readonly hasEnded: () => boolean
  readonly onLook: () => void
  readonly signal: AbortSignal
}

/** What came of following a job: its entry in the history, or that ComfyUI does not know it any more. */
export type Ending = { readonly entry: object } | { readonly entry: undefined; readonly why: 'removed' | 'lost' }

/** These may be over a moment later; all else stays as it is. */
const MAY_PASS: ReadonlySet<ProviderErrorCode> = new Set([
  'provider.unavailable',
  'provider.rate_limited',
  'provider.loading',
  'provider.timeout',
  'provider.failed',
  'provider.bad_output',
])

const away = (error: ProviderError, retryAfterMs: number) =>
  comfyError('provider.unavailable', {
    message: `${NAME} does not answer any more in the middle of a job.`,
    suggestion: 'See whether it still runs. The studio looks for the picture when it is back.',
    retryAfterMs,
    cause: error,
  })

/** Waiting until a job is over, by what is told of it and by looking now and then. */
export const createFollow = (config: ComfyUiConfig, jobs: Jobs) => {
  const { pollMs, unheardPollMs, maxFailedLooks } = config

  /** The entry; `gone` where the job is neither there nor in the queue. A job may end between the two questions. */
  const look = async (job: Job, signal: AbortSignal): Promise<object | 'gone' | 'there'> => {
    const entry = await jobs.history(job, signal)
    if (entry) return entry
    if ((await jobs.find(job, signal)).where !== 'gone') return 'there'
    return (await jobs.history(job, signal)) ?? 'gone'
  }

  return async ({ job, bell, isHeard, isSteady, hasEnded, onLook, signal }: Followed): Promise<Ending> => {
    let failedLooks = 0
    let wasAway = false
    let isMissing = false
    for (;;) {
      await bell.wait(isHeard() && !hasEnded() && !isMissing ? pollMs : unheardPollMs, signal)
      try {
        const seen = await look(job, signal)
        if (typeof seen === 'object') return { entry: seen }
        failedLooks = 0
        onLook()
        // Twice in a row: between the queue and the history a job is in neither for a moment.
        if (seen === 'gone' && isMissing) return { entry: undefined, why: isSteady() && !wasAway ? 'removed' : 'lost' }
        isMissing = seen === 'gone'
      } catch (error) {
        if (signal.aborted) throw signal.reason
        if (!(error instanceof ProviderError) || !MAY_PASS.has(error.code)) throw error
        wasAway = true
        failedLooks += 1
        if (failedLooks >= maxFailedLooks) throw away(error, 2 * pollMs)
      }
    }
  }
}
export type Follow = ReturnType<typeof createFollow>
