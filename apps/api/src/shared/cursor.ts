import { AppError } from './errors.ts'

/** Opaque to clients: base64url, so that nobody builds one by hand and then relies on it. */
export const encodeCursor = (position: string | number) => Buffer.from(`v1:${position}`).toString('base64url')

function decodeCursor(cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString()
  if (!text.startsWith('v1:')) throw invalidCursor()
  return text.slice(3)
}

/** The id that a cursor stands for. */
export function decodeIdCursor(cursor: string): string {
  const id = decodeCursor(cursor)
  if (!/^[0-9a-f-]{36}$/.test(id)) throw invalidCursor()
  return id
}

export function decodeNumericCursor(cursor: string): number {
  const text = decodeCursor(cursor)
  const position = Number(text)
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(position)) throw invalidCursor()
  return position
}

const invalidCursor = () => new AppError('request.invalid', 400, 'The cursor is not one that this server gave out.', {
  errors: [{ path: '/query/cursor', message: 'must be the nextCursor of an earlier answer' }],
})
