import type { GenerateOptions } from '../port/engine.ts'
import type { ProgressMode } from './has.ts'
import type { GlobalLook, Looks } from './looks.ts'
import type { WebUiConfig } from './options.ts'

/** A picture that the server makes for us. */
export interface Work {
  readonly task: string
  readonly mode: ProgressMode
  /** When what ran before ours began; undefined where nothing ran. */
  readonly before: string | undefined
}

interface Tell extends Pick<GenerateOptions, 'onPreview' | 'onAccepted'> {
  readonly onProgress: (progress: number) => void
}

/** Of the progress that is told, what comes before the first step and after the last one. */
export const BEGUN = 0.02
const MADE = 0.98

/** Looks at a task that is to be stopped and that the server has not heard of yet. */
const STILL_UNKNOWN_LOOKS = 5

const share = (progress: number) => BEGUN + progress * (MADE - BEGUN)

/** Whether what runs now is ours, as far as a server can tell that knows no tasks. */
const isOurs = (look: GlobalLook, { before }: Work) => look.isRunning && !look.isOfItsPage && look.began !== before

/** How far a picture is, and how it is stopped. Progress and the button that stops are one for all who use a server. */
export const createWorks = ({ pollMs, sleep, maxUnknownLooks, nextTask, timeoutMs }: WebUiConfig, looks: Looks) => {
  /** Old releases tell how far a task is, and take no name of a task with a picture. */
  let knowsOurTasks = true

  const atOurs = async (work: Work, signal: AbortSignal, withPreview: boolean) => {
    const look = await looks.atAll(signal, { withPreview })
    return look && isOurs(look, work) ? look : undefined
  }

  const begin = async (mode: ProgressMode, signal: AbortSignal): Promise<Work> => {
    const look = mode === 'none' ? undefined : await looks.atAll(signal)
    const isByTask = mode === 'task' && knowsOurTasks
    return {
      task: nextTask(),
      mode: mode === 'task' && !isByTask ? 'global' : mode,
      before: look?.isRunning ? look.began : undefined,
    }
  }

  const watchTask = async (work: Work, { onProgress, onPreview, onAccepted }: Tell, signal: AbortSignal) => {
    let previewId = -1
    let accept = onAccepted
    for (let unknown = 0; unknown < maxUnknownLooks;) {
      await sleep(pollMs, signal)
      const look = await looks.atTask(work.task, previewId, signal)
      const isKnown = look?.stage === 'running' || look?.stage === 'queued'
      unknown = isKnown ? 0 : unknown + 1
      if (!look || !isKnown) continue
      accept?.(work.task)
      accept = undefined
      previewId = look.previewId
      if (look.progress !== undefined) onProgress(share(look.progress))
      if (look.preview) onPreview?.(look.preview)
    }
    knowsOurTasks = false
  }

  const watchAll = async (work: Work, { onProgress, onPreview }: Tell, signal: AbortSignal): Promise<never> => {
    for (;;) {
      await sleep(pollMs, signal)
      const look = await atOurs(work, signal, onPreview !== undefined)
      if (look?.progress !== undefined) onProgress(share(look.progress))
      if (look?.preview) onPreview?.(look.preview)
    }
  }

  /** Tells how far it is, until the signal is aborted. */
  const watch = async (work: Work, tell: Tell, signal: AbortSignal): Promise<void> => {
    if (work.mode === 'task') await watchTask(work, tell, signal)
    if (work.mode !== 'none') await watchAll(work, tell, signal)
  }

  /** Waits while it is in the queue of the server, and stops it there as soon as it is begun. */
  const stopTask = async (task: string, maxUnknown: number, signal: AbortSignal): Promise<void> => {
    for (let unknown = 0; unknown < maxUnknown;) {
      const look = await looks.atTask(task, -1, signal)
      if (look?.stage === 'running') return looks.interrupt(signal)
      if (look?.stage === 'done') return
      if (look?.stage !== 'queued') unknown += 1
      if (unknown < maxUnknown) await sleep(pollMs, signal)
    }
  }

  /** Stops a picture that nobody wants any more, and no other. */
  const stop = async (work: Work, signal: AbortSignal): Promise<void> => {
    const inTime = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
    // It may be on its way to the server.
    if (work.mode === 'task' && knowsOurTasks) return stopTask(work.task, STILL_UNKNOWN_LOOKS, inTime)
    if (work.mode !== 'none' && (await atOurs(work, inTime, false))) await looks.interrupt(inTime)
  }

  /** Stops what a studio left behind that is gone: once the server had it, so it is known or over. */
  const stopOrphan = async (task: string, signal: AbortSignal) => stopTask(task, 1, signal)

  return { begin, watch, stop, stopOrphan }
}
