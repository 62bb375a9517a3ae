import type { Readable } from 'node:stream'
import type { ByteRange } from '@atelier/storage'

export interface ServedFile {
  readonly mimeType: string
  readonly sizeBytes: number
  readonly etag: string
  /** Whether its address may show something else another time. */
  readonly mayChange?: boolean
  /** Where it is in the storage, if it is sent just as it is there. */
  readonly storageKey?: string
  /** Throws where what is in the storage is gone or found to be damaged: for whoever lets others send it. */
  readonly requireSound?: () => Promise<void>
  /**
   * Throws when the file is gone from the storage. Whoever can tell when the bytes are sent may be lent them: the function
   * that `lent` is handed is to be called then, and never before.
   */
  readonly read: (range?: ByteRange, lent?: (giveBack: () => void) => void) => Promise<Readable | Uint8Array>
}

/** A file that can be read in parts. What its address shows never changes, unless the file says that it may. */
export interface FileAnswer {
  readonly answer: 'file'
  readonly file: ServedFile
  /** The name under which it is offered as a download; it is shown where there is none. */
  readonly downloadAs: string | undefined
}

/** A few bytes that are there. */
export interface BytesAnswer {
  readonly answer: 'bytes'
  readonly mimeType: string
  readonly bytes: Uint8Array
  readonly etag?: string
  readonly downloadAs?: string | undefined
  /** Whether its address will always show the same. */
  readonly isForGood?: boolean
  /** Whether pages of other sites may show it: its address says who may see it. */
  readonly isForAnyPage?: boolean
}

/** What is made while it is sent. */
export interface StreamAnswer {
  readonly answer: 'stream'
  readonly mimeType: string
  readonly downloadAs: string
  readonly stream: ReadableStream<Uint8Array>
}

/** JSON that was made before. */
export interface ReadyAnswer {
  readonly answer: 'ready'
  readonly json: ReadyJson
}

export interface ReadyJson {
  /** A text would be made into bytes each time. */
  readonly bytes: Buffer
  /** Left out of what is sent only once. */
  readonly etag?: string
  /** Compressed once, when the first asks for it. */
  readonly gzipped?: () => Buffer
}

/** One message of a stream of events. */
export interface EventMessage {
  /** Left out of what is never told again. */
  readonly id?: string
  readonly event: string
  readonly data: unknown
  /** Milliseconds after which a client that lost the line comes back. */
  readonly retry?: number
}

export interface EventsAnswer {
  readonly answer: 'events'
  readonly messages: AsyncIterable<EventMessage>
}

/** It was not finished, since whoever asked has left. */
export interface AbandonedAnswer {
  readonly answer: 'abandoned'
}

/** What an operation gives that is no plain JSON of its contract. No contract has a property `answer` (a test says so). */
export type Answer = FileAnswer | BytesAnswer | StreamAnswer | ReadyAnswer | EventsAnswer | AbandonedAnswer

export const isAnswer = (result: unknown): result is Answer =>
  typeof result === 'object' && result !== null && 'answer' in result
