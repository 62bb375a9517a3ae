import { t } from './common.ts'
import { plain } from './format.ts'

/** Whole seconds, minutes or hours, never less than a second. */
export function durationText(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000))
  if (seconds < 90) return t('seconds', { value: plain(seconds) })
  return seconds < 90 * 60
    ? t('minutes', { value: Math.round(seconds / 60) })
    : t('hours', { value: Math.round(seconds / 3600) })
}
