import type { Readable } from 'node:stream'

/** First and last byte to read, both included, as in an HTTP range. What lies behind the end of the object is left out; backwards is a RangeError. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/** Gives a place of at least so many bytes. */
export type Room = (sizeBytes: number) => Uint8Array

/** The bytes of an object: whole, or in pieces that follow each other. */
export type Content = Uint8Array | readonly Uint8Array[]

export interface PutOptions {
  /** It can be made again, so a power cut may take it. Even then it is whole or not there. */
  readonly isDerived?: boolean
}

/**
 * Where the bytes rest. A key is `folder/.../name.ext` of `[a-z0-9._-]` parts, made by the studio and never by a user;
 * any other key is refused with an `InvalidKey`. Every failure is one of the four classes in errors.ts, with its cause.
 */
export interface Storage {
  /** Whole or not at all, and on the disk when it resolves. Throws `StorageFull` or `StorageReadOnly` where that is the cause. */
  readonly put: (key: string, content: Content, options?: PutOptions) => Promise<void>
  /** The whole object, or undefined where there is none. Its bytes are put where `room` says, or into a place of their own. */
  readonly get: (key: string, room?: Room) => Promise<Uint8Array | undefined>
  readonly stat: (key: string) => Promise<{ sizeBytes: number } | undefined>
  /** A stream of the object or of a part of it, or undefined where there is none. */
  readonly open: (key: string, range?: ByteRange) => Promise<Readable | undefined>
  /** Removing what is not there is no error. */
  readonly remove: (key: string) => Promise<void>
  /** All keys below a folder, in no order. */
  readonly list: (folder: string) => AsyncIterable<string>
  /** Room that is left, in bytes; null where nobody can say. */
  readonly freeBytes: () => Promise<number | null>
  /** Writes, reads and removes a small object; throws what a `put` would. */
  readonly check: () => Promise<void>
}
