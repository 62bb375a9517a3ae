import type { Budget } from '@atelier/contracts'
import type { Orm, Work } from '@atelier/db'

/** What somebody may use up; null where nothing bounds it. */
export interface Limits {
  /** Images asked for within 24 hours. */
  readonly imagesADay: number | null
  /** Images that wait or are made. */
  readonly imagesAtATime: number | null
  /** Of all their images, the trash included. */
  readonly bytes: number | null
  /** What their pictures may cost in a month. */
  readonly budget: Budget | null
}

export const NO_LIMITS: Limits = { imagesADay: null, imagesAtATime: null, bytes: null, budget: null }

/** Reads the limits of an owner, or of a key: a part of the write that uses something up. Left out where there are none for anybody. */
export type LimitsOf = (tx: Orm, id: string) => Work<Limits>
