import type { GenerationEntry } from '../../stores/generations.ts'
import { elapsedMs, leftMs, type Durations } from './queue-times.ts'

interface Circumstances {
  /** Milliseconds. */
  readonly now: number
  /** In line, from 1 on; undefined where it is not known. */
  readonly place: number | undefined
  readonly durations: Durations
}

/** What a generation is doing, in a few words. */
export function progressText(entry: GenerationEntry, { now, place, durations }: Circumstances): string {
  const { status, waitingUntil, parameters: { count }, imageIds } = entry
  if (status === 'queued' && waitingUntil) return waitingText(Date.parse(waitingUntil) - now)
  if (status === 'queued') return place === undefined || place === 1 ? 'Next in line' : `${ordinal(place)} in line`
  if (status === 'running') return `${count > 1 ? `Picture ${Math.min(count, imageIds.length + 1)} of ${count}` : 'Drawing'}, ${runningText(entry, durations, now)}`
  return { succeeded: 'Done', failed: 'Failed', cancelled: 'Cancelled' }[status]
}

/** About how far it is, from 0 to 1: what the server says, or else what the time that has passed makes likely. */
export function progressOf(entry: GenerationEntry, durations: Durations, now: number): number {
  if (entry.status !== 'running' || !entry.startedAt) return 0
  const left = leftMs(entry, durations, now)
  if (left === undefined) return entry.progress
  const elapsed = elapsedMs({ startedAt: entry.startedAt }, now)
  // Never whole before it is: a guess does not finish anything.
  return Math.max(entry.progress, Math.min(0.95, elapsed / Math.max(1, elapsed + left)))
}

function runningText(entry: GenerationEntry, durations: Durations, now: number): string {
  const left = leftMs(entry, durations, now)
  if (left === undefined) return `${durationText(entry.startedAt ? elapsedMs({ startedAt: entry.startedAt }, now) : 0)} so far`
  return left > 0 ? `about ${durationText(left)} left` : 'longer than usual'
}

function waitingText(left: number): string {
  return left <= 0 ? 'Goes on in a moment' : `Waiting for a rate limit, goes on in ${durationText(left)}`
}

/** Whole seconds, minutes or hours, never less than a second. */
export function durationText(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000))
  if (seconds < 90) return `${seconds}\u00A0s`
  return seconds < 90 * 60 ? `${Math.round(seconds / 60)}\u00A0min` : `${Math.round(seconds / 3600)}\u00A0h`
}

/** How long it took; undefined while it lasts. */
export function tookText({ startedAt, finishedAt }: Pick<GenerationEntry, 'startedAt' | 'finishedAt'>): string | undefined {
  if (!startedAt || !finishedAt) return undefined
  const seconds = (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000
  return seconds < 10 ? `${seconds.toFixed(1)}\u00A0s` : durationText(seconds * 1000)
}

const suffixes: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = { one: 'st', two: 'nd', few: 'rd' }
const rules = new Intl.PluralRules('en', { type: 'ordinal' })
const ordinal = (place: number) => `${place}${suffixes[rules.select(place)] ?? 'th'}`
