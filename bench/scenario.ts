import type { Table } from './report.ts'

/** `full` is for figures, `quick` for a first look, `smallest` for `npm test`: it runs everything once and asserts the answers. */
export type Scale = 'full' | 'quick' | 'smallest'
export type Database = 'sqlite' | 'postgresql'

export interface Context {
  readonly scale: Scale
  /** Where a scenario has something to measure on each. */
  readonly databases: readonly Database[]
  /** Sizes of the galleries, rising. */
  readonly rows: readonly number[]
  readonly log: (line: string) => void
}

/** What a figure is held against. Never a reason to fail: machines differ. */
export type Limit = {
  /** What is measured, so that a reader needs nothing else: `time added, PNG of 512 pixels, one at a time, p50`. */
  readonly what: string
  /** Behind the number, without a space: `ms`, `MB`, `%`; left out for a ratio. */
  readonly unit?: string
} & ({ readonly atMost: number } | { readonly atLeast: number })

export interface Findings<Name extends string = string> {
  readonly tables: readonly Table[]
  /** One for each limit, by its name; undefined where this system does not tell. */
  readonly figures: Readonly<Partial<Record<Name, number | undefined>>>
}

export interface Scenario<Name extends string = string> {
  readonly name: string
  /** One sentence for the list of scenarios. */
  readonly title: string
  readonly limits: Readonly<Record<Name, Limit>>
  /** Throws where an answer is wrong. */
  readonly run: (context: Context) => Promise<Findings<Name>>
}

/** Ties the figures that `run` gives to the limits, by their names. */
export const defineScenario = <const Name extends string>(scenario: Scenario<Name>): Scenario => scenario

/** The figures that have a limit; what has none is for the tables. */
export const withLimits = <Name extends string>(
  limits: Readonly<Record<Name, Limit>>,
  figures: Readonly<Record<string, number | undefined>>,
): Findings<Name>['figures'] =>
  Object.fromEntries(Object.entries(figures).filter(([name]) => name in limits)) as Findings<Name>['figures'] // by the filter
