import type { Findings } from './report.ts'

export interface Context {
  /** Fewer rounds and smaller galleries: to see that everything works, not for figures. */
  readonly quick: boolean
  /** Sizes of the galleries, rising. */
  readonly rows: readonly number[]
  readonly postgres: boolean
  readonly log: (line: string) => void
}

export interface Scenario<C = Context> {
  /** One sentence for the list of scenarios. */
  readonly title: string
  readonly run: (context: C) => Promise<Findings>
}
