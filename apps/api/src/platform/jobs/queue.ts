/** A generation that was taken up; `done` resolves when its worker has let go of it, and never rejects. */
export interface Job {
  readonly id: string
  readonly done: Promise<void>
}

/** Takes a generation up: the longest waiting one of a provider, or the one named. Undefined where there is none to take. */
export type Claim = (wanted: { provider: string } | { id: string }) => Promise<Job | undefined>

/**
 * Who takes what up, and when. The rows of the generations are the truth: a queue may tell of one twice, or of one that
 * is gone, and whoever claims it decides by the row. See testing/queue.conformance.ts for what a driver must do.
 */
export interface Queue {
  /** A generation may be taken from a time on. Never throws: what is not told now is found by `refresh`. */
  readonly announce: (provider: string, id: string, availableAt: Date) => Promise<void>
  /** The same of many that may be taken at once, for little more than one costs. */
  readonly announceAll: (provider: string, ids: readonly string[], availableAt: Date) => Promise<void>
  /** Begins to take generations: at most `width()` of a provider at a time in this process. */
  readonly start: (lanes: readonly Lane[], claim: Claim) => Promise<void>
  /** Widths may have changed, or generations may be waiting that nobody announced. */
  readonly refresh: () => Promise<void>
  /** Throws when the queue does not work. */
  readonly check: () => Promise<void>
  /** Takes no more once it resolves. What was taken goes on. */
  readonly stop: () => Promise<void>
  /** Lets go of everything; nothing can be announced any more. */
  readonly close: () => Promise<void>
}

export interface Lane {
  readonly provider: string
  readonly width: () => number
}
