import { parseArgs } from 'node:util'
import { describeMachine, printAims, printTable, writeReport, type Aim, type Table } from './report.ts'
import type { Context, Scenario } from './scenario.ts'
import { addedTime } from './scenarios/added-time.ts'
import { files } from './scenarios/files.ts'
import { gallery } from './scenarios/gallery.ts'
import { inFlight } from './scenarios/in-flight.ts'
import { processScenario } from './scenarios/process.ts'

const scenarios = { 'process': processScenario, 'added-time': addedTime, 'in-flight': inFlight, files, gallery } satisfies Record<string, Scenario>

const HELP = `npm run bench -- [flags]

  --only NAME,NAME   only these: ${Object.keys(scenarios).join(', ')}
  --rows N,N         sizes of the galleries (10000,100000,1000000)
  --quick            small galleries and few rounds: shows that everything works, in two minutes
  --postgres         the gallery on PostgreSQL too`

const { values } = parseArgs({
  options: { only: { type: 'string' }, rows: { type: 'string' }, quick: { type: 'boolean' }, postgres: { type: 'boolean' }, help: { type: 'boolean' } },
})
if (values.help) console.log(HELP)
else await main()

async function main(): Promise<void> {
  const quick = values.quick ?? false
  const rows = (values.rows ?? (quick ? '1000,10000' : '10000,100000,1000000')).split(',').map(Number)
  const context: Context = { quick, rows, postgres: values.postgres ?? false, log: line => console.log(`  ${line}`) }
  const at = new Date().toISOString()
  const machine = describeMachine()
  console.log(`${machine.processor}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.platform}, Node ${machine.node}; load ${machine.load.join(' ')}`)

  const tables: Table[] = []
  const aims: Aim[] = []
  for (const [name, scenario] of wanted(values.only)) {
    console.log(`\n== ${name}: ${scenario.title}`)
    const startedAt = performance.now()
    const found = await scenario.run(context)
    for (const table of found.tables) printTable(table)
    console.log(`  (${((performance.now() - startedAt) / 1000).toFixed(0)} s)`)
    tables.push(...found.tables)
    aims.push(...found.aims)
  }
  printAims(aims)
  console.log(`\nWritten to ${await writeReport({ at, machine, options: { quick, rows, postgres: context.postgres }, tables, aims })}`)
}

function wanted(only: string | undefined): [string, Scenario][] {
  const names = only?.split(',') ?? Object.keys(scenarios)
  const unknown = names.filter(name => !(name in scenarios))
  if (unknown.length > 0) throw new Error(`There is no scenario called ${unknown.join(', ')}.\n\n${HELP}`)
  return Object.entries(scenarios).filter(([name]) => names.includes(name))
}
