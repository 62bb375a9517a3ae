const STEP = 1000
const UNITS = ['kB', 'MB', 'GB', 'TB'] as const

/** Decimal units, as file managers show them. */
export function sizeText(bytes: number): string {
  if (bytes < STEP) return `${bytes} bytes`
  // Rounding may reach the next unit: 999 950 bytes are 1.0 MB.
  const power = Math.min(UNITS.length, Math.floor(Math.log10(bytes * 1.0005) / 3))
  const value = bytes / STEP ** power
  return `${power === 1 ? Math.round(value) : value.toFixed(1)} ${UNITS[power - 1] ?? ''}`
}
