import type { Image } from '@atelier/contracts'
import { date } from '../../../i18n/format.ts'
import { t } from '../text.ts'

const DAYS_OF_A_WEEK = 7

/** The beginning of its day, in the reader's time zone. */
const dayOf = (time: Date | number): number => new Date(time).setHours(0, 0, 0, 0)

/** How many days lie between; one of them may have 23 hours, or 25. */
const daysBetween = (earlier: number, later: number) => Math.round((later - earlier) / 86_400_000)

/** A day as people say it: today, yesterday, by its name within the week, and by its date before that. */
export function dayText(time: Date | number, now: Date, length: 'long' | 'short' = 'long'): string {
  const ago = daysBetween(dayOf(time), dayOf(now))
  if (ago === 0) return t('today')
  if (ago === 1) return t('yesterday')
  if (ago > 1 && ago < DAYS_OF_A_WEEK) return date(time, { weekday: length })
  const isThisYear = new Date(time).getFullYear() === now.getFullYear()
  const year = isThisYear ? {} : ({ year: 'numeric' } as const)
  return length === 'long'
    ? date(time, { weekday: 'long', day: 'numeric', month: 'long', ...year })
    : date(time, { day: 'numeric', month: 'short', ...year })
}

/** The day that begins with an image, after the one before it; undefined where it goes on, or nobody knows yet. */
export function dayBegun(image: Image, before: Image | null | undefined, now: Date): string | undefined {
  if (before === undefined) return undefined
  const time = Date.parse(image.createdAt)
  return before !== null && dayOf(Date.parse(before.createdAt)) === dayOf(time)
    ? undefined
    : dayText(time, now, 'short')
}
