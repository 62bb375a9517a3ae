import type { GenerationEntry } from '../../stores/generations.ts'

/** What a generation is doing, in a few words. `now` in milliseconds. */
export function progressText({ status, progress, waitingUntil, parameters: { count } }: GenerationEntry, now: number): string {
  if (status === 'queued' && waitingUntil) return waitingText(Date.parse(waitingUntil) - now)
  if (status === 'queued') return 'In the queue'
  if (status === 'running') return progress > 0 ? `Drawing, ${Math.round(progress * 100)} %` : 'Drawing'
  if (status === 'succeeded') return count === 1 ? 'Done' : `Done, ${count} images`
  return status === 'failed' ? 'Failed' : 'Cancelled'
}

function waitingText(leftMs: number): string {
  const seconds = Math.ceil(leftMs / 1000)
  if (seconds <= 0) return 'Goes on in a moment'
  return seconds < 90 ? `Waiting, goes on in ${seconds} s` : `Waiting, goes on in ${Math.ceil(seconds / 60)} min`
}

/** How long it took, for people; undefined while it lasts. */
export function durationText({ startedAt, finishedAt }: Pick<GenerationEntry, 'startedAt' | 'finishedAt'>): string | undefined {
  if (!startedAt || !finishedAt) return undefined
  const seconds = (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000
  return seconds < 10 ? `${seconds.toFixed(1)}\u00A0s` : `${Math.round(seconds)}\u00A0s`
}
