import { InvalidKey } from './errors.ts'
import type { ByteRange } from './storage.ts'

/** A part neither begins nor ends with a dot: `..`, the hidden working folder and what Windows would trim cannot be named. */
const PART = '[a-z0-9_-](?:[a-z0-9._-]*[a-z0-9_-])?'
const KEY = new RegExp(`^${PART}(?:/${PART})*$`)
const MAX_KEY_LENGTH = 500
const MAX_PART_LENGTH = 120

export const isKey = (text: string) =>
  text.length <= MAX_KEY_LENGTH && KEY.test(text) && text.split('/').every(part => part.length <= MAX_PART_LENGTH)

export const requireKey = (key: string) => {
  if (!isKey(key)) throw new InvalidKey(`Not a storage key: ${JSON.stringify(key.slice(0, 100))}`)
}

/** The empty folder is the whole storage. */
export const requireFolder = (folder: string) => {
  if (folder !== '') requireKey(folder)
}

export const requireRange = ({ start, end }: ByteRange) => {
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || end < start) {
    throw new RangeError(`Not a range of bytes: ${start}-${end}`)
  }
}
