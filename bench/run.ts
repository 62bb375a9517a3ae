import { parseArgs } from 'node:util'
import type { Context, Scenario } from './scenario.ts'
import { addedTime } from './scenarios/added-time.ts'
import { files } from './scenarios/files.ts'
import { gallery } from './scenarios/gallery.ts'
import { grids } from './scenarios/grids.ts'
import { imports } from './scenarios/imports.ts'
import { inFlight } from './scenarios/in-flight.ts'
import { processScenario } from './scenarios/process.ts'
import { runSuite } from './suite.ts'

const scenarios = {
  process: processScenario,
  'added-time': addedTime,
  'in-flight': inFlight,
  files,
  gallery,
  grids,
  imports,
} satisfies Record<string, Scenario>

const HELP = `npm run bench -- [flags]

  --only NAME,NAME   only these: ${Object.keys(scenarios).join(', ')}
  --rows N,N         sizes of the galleries (10000,100000,1000000)
  --quick            small galleries and few rounds: shows that everything works, in two minutes
  --postgres         the gallery on PostgreSQL too`

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    rows: { type: 'string' },
    quick: { type: 'boolean' },
    postgres: { type: 'boolean' },
    help: { type: 'boolean' },
  },
})
if (values.help) console.log(HELP)
else await main()

async function main(): Promise<void> {
  const quick = values.quick ?? false
  const rows = (values.rows ?? (quick ? '1000,10000' : '10000,100000,1000000')).split(',').map(Number)
  const context: Context = { quick, rows, postgres: values.postgres ?? false, log: line => console.log(`  ${line}`) }
  await runSuite({
    name: 'api',
    scenarios,
    context,
    options: { quick, rows, postgres: context.postgres },
    help: HELP,
    only: values.only,
  })
}
