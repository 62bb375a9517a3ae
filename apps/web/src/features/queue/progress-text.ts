import { t as common } from '../../i18n/common.ts'
import { durationText } from '../../i18n/durations.ts'
import { number, ordinalRule, plain } from '../../i18n/format.ts'
import type { GenerationEntry } from '../../stores/generations.ts'
import { elapsedMs, leftMs, type Durations } from './queue-times.ts'
import { t } from './text.ts'

interface Circumstances {
  /** Milliseconds. */
  readonly now: number
  /** In line, from 1 on; undefined where it is not known. */
  readonly place: number | undefined
  /** Behind more than are counted. */
  readonly isFar?: boolean
  readonly durations: Durations
}

const ENDS = { succeeded: 'done', failed: 'failed', cancelled: 'cancelled' } as const
/** As English counts: 1st, 2nd, 3rd. */
const PLACES: Readonly<Partial<Record<Intl.LDMLPluralRule, 'firstForm' | 'secondForm' | 'thirdForm'>>> = {
  one: 'firstForm',
  two: 'secondForm',
  few: 'thirdForm',
}

/** What a generation is doing, in a few words. */
export function progressText(entry: GenerationEntry, { now, place, isFar, durations }: Circumstances): string {
  const {
    status,
    waitingUntil,
    parameters: { count },
    imageIds,
  } = entry
  if (status === 'queued' && waitingUntil) return waitingText(Date.parse(waitingUntil) - now)
  if (status === 'queued' && isFar) return t('farInLine', { count: place === undefined ? 0 : place - 1 })
  if (status === 'queued')
    return place === undefined || place === 1
      ? t('nextInLine')
      : t(PLACES[ordinalRule(place)] ?? 'otherForm', { place: plain(place) })
  if (status === 'running') return runningState(count, imageIds.length, runningText(entry, durations, now))
  return t(ENDS[status])
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

const runningState = (total: number, done: number, time: string) =>
  total > 1 ? t('pictureState', { at: Math.min(total, done + 1), total, time }) : t('runningState', { time })

function runningText(entry: GenerationEntry, durations: Durations, now: number): string {
  const left = leftMs(entry, durations, now)
  if (left === undefined)
    return t('soFar', { duration: durationText(entry.startedAt ? elapsedMs({ startedAt: entry.startedAt }, now) : 0) })
  return left > 0 ? t('left', { duration: durationText(left) }) : t('longer')
}

function waitingText(left: number): string {
  return left <= 0 ? t('soon') : t('rateLimit', { duration: durationText(left) })
}

/** How long it took; undefined while it lasts. */
export function tookText({
  startedAt,
  finishedAt,
}: Pick<GenerationEntry, 'startedAt' | 'finishedAt'>): string | undefined {
  if (!startedAt || !finishedAt) return undefined
  const seconds = (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000
  return seconds < 10
    ? common('seconds', { value: number(seconds, { minimumFractionDigits: 1, maximumFractionDigits: 1 }) })
    : durationText(seconds * 1000)
}
