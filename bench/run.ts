import { parseArgs } from 'node:util'
import type { Database, Scale } from './scenario.ts'
import { serverScenarios } from './scenarios/all.ts'
import { runSuite } from './suite.ts'
import { pageScenarios } from './web/scenarios/all.ts'

const GROUPS = { server: serverScenarios, page: pageScenarios } as const
const ROWS = { full: '10000,100000,1000000', quick: '1000,10000', smallest: '100,300' } as const

const names = (group: keyof typeof GROUPS) => GROUPS[group].map(({ name }) => name)
const HELP = `npm run bench -- [flags]

  --only NAME,NAME   only these: server (${names('server').join(', ')}),
                     page (${names('page').join(', ')})
  --rows N,N         sizes of the galleries, rising (${ROWS.full})
  --quick            small galleries and few rounds: shows that everything works, in a few minutes
  --smallest         everything once, as npm test runs it
  --sqlite           the gallery on SQLite only
  --again N          how often a scenario is run again because the machine was busy (2; 0 with --quick)
  --json             the report as JSON instead of tables`

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    rows: { type: 'string' },
    quick: { type: 'boolean' },
    smallest: { type: 'boolean' },
    sqlite: { type: 'boolean' },
    again: { type: 'string' },
    json: { type: 'boolean' },
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
    scenarios: wanted(values.only),
    context: { scale, rows, databases, log: line => console.error(`  ${line}`) },
    options: { scale, rows, databases, only: values.only },
    again: Number(values.again ?? (scale === 'full' ? 2 : 0)),
    asJson: values.json ?? false,
  })
}

/** By the names of scenarios or of groups; without one, all. */
function wanted(only: string | undefined) {
  const all = [...GROUPS.server, ...GROUPS.page]
  if (only === undefined) return all
  const asked = only.split(',').flatMap(name => (name === 'server' || name === 'page' ? names(name) : [name]))
  const unknown = asked.filter(name => !all.some(scenario => scenario.name === name))
  if (unknown.length > 0) throw new Error(`There is no scenario called ${unknown.join(', ')}.\n\n${HELP}`)
  return all.filter(({ name }) => asked.includes(name))
}
