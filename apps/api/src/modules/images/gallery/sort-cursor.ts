import type { Sort } from '@atelier/contracts'
import { decodeCursor, decodeNumericCursor, encodeCursor, invalidCursor } from '../../../platform/cursor.ts'
import { cursorOfAnotherSort } from '../images.errors.ts'

/** Orders in which images stand by something besides their position. */
export type KeyedSort = Exclude<Sort, 'newest' | 'oldest'>

/** Where an image stands in an order: by its stars, its pixels or its title, and among equals by its position. */
export interface SortKey {
  readonly key: number | string
  readonly position: number
}

const FIRST = 'first'

/** The page behind this one begins there. Cursors of the newest are positions and nothing else, as they always were. */
export const positionCursor = (sort: 'newest' | 'oldest', position: number) =>
  encodeCursor(sort === 'newest' ? position : `oldest:${position}`)

/** The page of the newest that begins with what stands at this position. */
export const cursorAt = (position: number) => positionCursor('newest', position + 1)

export const keyCursor = (sort: KeyedSort, at: SortKey | undefined) =>
  encodeCursor(at ? `${sort}:${at.position}:${at.key}` : `${sort}:${FIRST}`)

/** Cursors of the oldest were positions and nothing else, too; they go on being good. */
export function readPosition(sort: 'newest' | 'oldest', cursor: string, name = 'cursor'): number {
  const { of, digits } = partsOf(cursor)
  if (of === undefined) return decodeNumericCursor(cursor, name)
  if (of !== sort) throw cursorOfAnotherSort(name)
  return decodeNumericCursor(encodeCursor(digits), name)
}

/** Undefined where it stands in front of everything. */
export function readKey(sort: KeyedSort, cursor: string, name = 'cursor'): SortKey | undefined {
  const { of, digits, key } = partsOf(cursor)
  if (of === undefined) decodeNumericCursor(cursor, name)
  if (of !== sort) throw cursorOfAnotherSort(name)
  if (digits === FIRST) return undefined
  const position = decodeNumericCursor(encodeCursor(digits), name)
  if (sort === 'title') return { position, key }
  if (!/^\d{1,15}$/.test(key)) throw invalidCursor(name)
  return { position, key: Number(key) }
}

function partsOf(cursor: string): { of: string | undefined; digits: string; key: string } {
  const [, of, digits = '', key = ''] = /^([a-z]+):([^:]*):?(.*)$/su.exec(decodeCursor(cursor) ?? '') ?? []
  return { of, digits, key }
}
