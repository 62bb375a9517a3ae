import { randomInt } from 'node:crypto'
import { MAX_SEED } from '@atelier/contracts'
import { v7 } from 'uuid'

export interface Ids {
  /** A UUIDv7 (RFC 9562): sorts by the time it was made. */
  readonly next: () => string
  readonly seed: () => number
}

export const randomIds: Ids = { next: () => v7(), seed: () => randomInt(MAX_SEED + 1) }
