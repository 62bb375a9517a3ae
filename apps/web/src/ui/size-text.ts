import { number } from '../i18n/format.ts'
import { t } from '../i18n/common.ts'

const STEP = 1000
const UNITS = ['kB', 'MB', 'GB', 'TB'] as const

/** Decimal units, as file managers show them. */
export function sizeText(bytes: number): string {
  if (bytes < STEP) return t('bytes', { count: bytes })
  // Rounding may reach the next unit: 999 950 bytes are 1.0 MB.
  const power = Math.min(UNITS.length, Math.floor(Math.log10(bytes * 1.0005) / 3))
  const value = bytes / STEP ** power
  const digits = power === 1 ? 0 : 1
  return `${number(value, { useGrouping: false, maximumFractionDigits: digits, minimumFractionDigits: digits })} ${UNITS[power - 1] ?? ''}`
}
