import { describeMachine, printAims, printTable, writeReport, type Aim, type Report, type Table } from './report.ts'
import type { Scenario } from './scenario.ts'

interface Suite<C> {
  /** In the name of the report's file. */
  readonly name: string
  readonly scenarios: Readonly<Record<string, Scenario<C>>>
  readonly context: C
  /** What the report says of how it was made. */
  readonly options: object
  readonly help: string
  /** Names of scenarios, by commas; left out, all. */
  readonly only: string | undefined
  /** Nothing but the report, for another program. */
  readonly asJson?: boolean
}

/** Runs scenarios one after another, prints what they found and writes it down. */
export async function runSuite<C>({
  name,
  scenarios,
  context,
  options,
  help,
  only,
  asJson = false,
}: Suite<C>): Promise<void> {
  const at = new Date().toISOString()
  const machine = describeMachine()
  const say = (line: string) => (asJson ? undefined : console.log(line))
  say(
    `${machine.processor}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.platform}, Node ${machine.node}; load ${machine.load.join(' ')}`,
  )

  const tables: Table[] = []
  const aims: Aim[] = []
  for (const [title, scenario] of wanted(scenarios, only, help)) {
    say(`\n== ${title}: ${scenario.title}`)
    const startedAt = performance.now()
    const found = await scenario.run(context)
    if (!asJson) for (const table of found.tables) printTable(table)
    say(`  (${((performance.now() - startedAt) / 1000).toFixed(0)} s)`)
    tables.push(...found.tables)
    aims.push(...found.aims)
  }
  const report: Report = { at, machine, options, tables, aims }
  const path = await writeReport(name, report)
  if (asJson) return console.log(JSON.stringify(report, undefined, 2))
  printAims(aims)
  console.log(`\nWritten to ${path}`)
}

function wanted<C>(scenarios: Suite<C>['scenarios'], only: string | undefined, help: string): [string, Scenario<C>][] {
  const names = only?.split(',') ?? Object.keys(scenarios)
  const unknown = names.filter(name => !(name in scenarios))
  if (unknown.length > 0) throw new Error(`There is no scenario called ${unknown.join(', ')}.\n\n${help}`)
  return Object.entries(scenarios).filter(([name]) => names.includes(name))
}
