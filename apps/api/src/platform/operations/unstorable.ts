import type { FieldError } from '../errors.ts'

/** No schema of ours is deeper. */
const DEEPEST = 5

/** Texts with characters that not every database can hold: PostgreSQL takes no NUL, and half of a surrogate pair is no Unicode. */
export function unstorableTexts(value: unknown, path: string, depth = 0): FieldError[] {
  if (depth > DEEPEST) return []
  if (typeof value === 'string')
    return value.includes('\0') || !value.isWellFormed()
      ? [{ path, message: 'has a NUL or half of a character in it' }]
      : []
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)
    ? Object.entries(value).flatMap(([key, part]) => unstorableTexts(part, `${path}/${key}`, depth + 1))
    : []
}
