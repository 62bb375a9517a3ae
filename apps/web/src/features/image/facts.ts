import type { Image } from '@atelier/contracts'

/** The recipe as pairs to read; what an image does not have is left out. */
export function factsOf({ model, width, height, seed, steps, guidance, sizeBytes, mimeType, createdAt }: Image, locale?: string) {
  const facts: readonly (readonly [string, string | number | null])[] = [
    ['Model', model],
    ['Size', `${width} × ${height}`],
    ['Seed', seed],
    ['Steps', steps],
    ['Guidance scale', guidance],
    ['File', `${mimeType.replace('image/', '').toUpperCase()}, ${sizeText(sizeBytes)}`],
    ['Made', new Date(createdAt).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' })],
  ]
  return facts.flatMap(([name, value]) => value === null ? [] : [{ name, value: String(value) }])
}

/** Decimal units, as file managers show them. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  return bytes < 1e6 ? `${Math.round(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
