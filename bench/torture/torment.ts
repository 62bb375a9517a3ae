/** What became of a way to break the studio. */
export interface Outcome {
  /** What was done, in half a line. */
  readonly told: string
  /** What should not have been; none where it held. */
  readonly faults: readonly string[]
}

/** One way to break it on purpose, with an end of its own. */
export type Torment = () => Promise<Outcome>
