import { date } from '../../i18n/format.ts'
import type { ImagesFilter } from '@atelier/contracts'
import { t } from './text.ts'

/** A span of days as a person says it: both ends included, in the time zone of the browser. `YYYY-MM-DD`, or empty. */
export interface Days {
  readonly from: string
  readonly to: string
}

export const PRESETS = [
  { label: 'today', daysBack: 0 },
  { label: 'week', daysBack: 6 },
  { label: 'month', daysBack: 29 },
  { label: 'year', daysBack: undefined },
] as const
export type Preset = (typeof PRESETS)[number]

const dayOf = (time: Date) =>
  [time.getFullYear(), time.getMonth() + 1, time.getDate()].map(part => String(part).padStart(2, '0')).join('-')
const startOf = (day: string, daysOn = 0) => {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, dayOfMonth + daysOn)
}
const isDay = (text: string) => /^\d{4,6}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(startOf(text).getTime())

export function daysOfPreset({ daysBack }: Preset, now: Date): Days {
  const from =
    daysBack === undefined
      ? new Date(now.getFullYear(), 0, 1)
      : new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysBack)
  return { from: dayOf(from), to: '' }
}

/** The filter's times; its end is the beginning of the day behind the last one. */
export const timesOf = ({ from, to }: Days): Pick<ImagesFilter, 'from' | 'to'> => ({
  ...(isDay(from) && { from: startOf(from).toISOString() }),
  ...(isDay(to) && { to: startOf(to, 1).toISOString() }),
})

export const daysOf = ({ from, to }: Pick<ImagesFilter, 'from' | 'to'>): Days => ({
  from: from ? dayOf(new Date(from)) : '',
  to: to ? dayOf(new Date(Date.parse(to) - 1)) : '',
})

export function daysText({ from, to }: Days): string {
  const text = (day: string) => date(startOf(day), { dateStyle: 'medium' })
  if (from && to) return from === to ? text(from) : `${text(from)} – ${text(to)}`
  return from ? t('since', { day: text(from) }) : t('until', { day: text(to) })
}
