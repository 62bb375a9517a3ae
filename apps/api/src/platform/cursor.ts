import { AppError } from './errors.ts'

/** Opaque to clients: base64url, so that nobody builds one by hand and then relies on it. */
export const encodeCursor = (position: string | number) => Buffer.from(`v1:${position}`).toString('base64url')

export function decodeCursor(cursor: string): string | undefined {
  const text = Buffer.from(cursor, 'base64url').toString()
  return text.startsWith('v1:') ? text.slice(3) : undefined
}

/** The id that a cursor stands for. */
export function decodeIdCursor(cursor: string): string {
  const id = decodeCursor(cursor)
  if (id === undefined || !/^[0-9a-f-]{36}$/.test(id)) throw invalidCursor('cursor')
  return id
}

/** The position that a cursor stands for; `name` is that of the query's part. */
export function decodeNumericCursor(cursor: string, name = 'cursor'): number {
  const text = decodeCursor(cursor)
  const position = Number(text)
  if (text === undefined || !/^\d+$/.test(text) || !Number.isSafeInteger(position)) throw invalidCursor(name)
  return position
}

export const invalidCursor = (name: string) =>
  new AppError('request.invalid', 400, 'The cursor is not one that this server gave out.', {
    errors: [{ path: `/${name}`, message: 'must be a cursor of an earlier answer' }],
  })
