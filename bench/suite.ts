import { isSpoiled, measure, type Attempt } from './attempts.ts'
import { describeMachine } from './machine.ts'
import { printResults, printTable, show, writeReport, type Report, type Result, type Table } from './report.ts'
import type { Context, Limit, Scenario } from './scenario.ts'

interface Suite {
  readonly scenarios: readonly Scenario[]
  readonly context: Context
  /** What the report says of how it was made. */
  readonly options: object
  /** How often a scenario is run again because the machine was busy. */
  readonly again: number
  /** Nothing but the report, for another program. */
  readonly asJson: boolean
}

/** Runs scenarios one after another, prints what they found beside their limits and writes it down. */
export async function runSuite({ scenarios, context, options, again, asJson }: Suite): Promise<void> {
  const at = new Date().toISOString()
  const machine = describeMachine()
  const say = (line: string) => (asJson ? undefined : console.log(line))
  const { processor, cores, memoryGb, platform, node } = machine
  say(`${processor}, ${cores} cores, ${memoryGb} GB, ${platform}, Node ${node}`)

  const tables: Table[] = []
  const results: Result[] = []
  for (const scenario of scenarios) {
    say(`\n== ${scenario.name}: ${scenario.title}`)
    const startedAt = performance.now()
    const attempt = await measure(scenario, context, { again, log: context.log })
    if (!asJson) for (const table of attempt.found.tables) printTable(table)
    say(`  (${((performance.now() - startedAt) / 1000).toFixed(0)} s)`)
    tables.push(...attempt.found.tables)
    results.push(...resultsOf(scenario, attempt))
  }
  const report: Report = { at, machine, options, tables, results }
  const path = await writeReport(report)
  if (asJson) return console.log(JSON.stringify(report, undefined, 2))
  printResults(results)
  console.log(`\nWritten to ${path}`)
}

const resultsOf = (scenario: Scenario, { found, load }: Attempt): Result[] =>
  Object.entries(scenario.limits).map(([key, limit]) => {
    const figure = found.figures[key]
    const unit = limit.unit === undefined ? '' : ` ${limit.unit}`
    return {
      scenario: scenario.name,
      what: limit.what,
      limit: 'atMost' in limit ? `<= ${show(limit.atMost)}${unit}` : `>= ${show(limit.atLeast)}${unit}`,
      measured: figure === undefined ? '-' : `${show(figure)}${unit}`,
      verdict: verdictOf(limit, figure),
      load,
      isSpoiled: isSpoiled(load),
    }
  })

function verdictOf(limit: Limit, figure: number | undefined): Result['verdict'] {
  if (figure === undefined) return 'not told'
  return ('atMost' in limit ? figure <= limit.atMost : figure >= limit.atLeast) ? 'met' : 'MISSED'
}
