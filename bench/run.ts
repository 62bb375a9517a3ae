import { parseArgs } from 'node:util'
import type { Database, Scale, Scenario } from './scenario.ts'
import { addedTime } from './scenarios/added-time.ts'
import { files } from './scenarios/files.ts'
import { gallery } from './scenarios/gallery.ts'
import { grids } from './scenarios/grids.ts'
import { imports } from './scenarios/imports.ts'
import { inFlight } from './scenarios/in-flight.ts'
import { processScenario } from './scenarios/process.ts'
import { workers } from './scenarios/workers.ts'
import { runSuite } from './suite.ts'

const scenarios: readonly Scenario[] = [processScenario, addedTime, inFlight, files, gallery, grids, imports, workers]

const ROWS = { full: '10000,100000,1000000', quick: '1000,10000', smallest: '100,200' } as const

const HELP = `npm run bench -- [flags]

  --only NAME,NAME   only these: ${scenarios.map(({ name }) => name).join(', ')}
  --rows N,N         sizes of the galleries, rising (${ROWS.full})
  --quick            small galleries and few rounds: shows that everything works, in two minutes
  --smallest         everything once, as npm test runs it
  --sqlite           the gallery on SQLite only
  --again N          how often a scenario is run again because the machine was busy (2; 0 with --quick)`

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    rows: { type: 'string' },
    quick: { type: 'boolean' },
    smallest: { type: 'boolean' },
    sqlite: { type: 'boolean' },
    again: { type: 'string' },
    help: { type: 'boolean' },
  },
})
if (values.help) console.log(HELP)
else await main()

async function main(): Promise<void> {
  const scale: Scale = values.smallest ? 'smallest' : values.quick ? 'quick' : 'full'
  const rows = (values.rows ?? ROWS[scale]).split(',').map(Number)
  const databases: Database[] = values.sqlite ? ['sqlite'] : ['sqlite', 'postgresql']
  await runSuite({
    name: 'api',
    scenarios,
    context: { scale, rows, databases, log: line => console.log(`  ${line}`) },
    options: { scale, rows, databases },
    help: HELP,
    only: values.only,
    again: Number(values.again ?? (scale === 'full' ? 2 : 0)),
  })
}
