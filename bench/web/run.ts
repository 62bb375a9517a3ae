import { parseArgs } from 'node:util'
import type { Scenario } from '../scenario.ts'
import { runSuite } from '../suite.ts'
import { firstView } from './scenarios/first-view.ts'
import { lighthouseScenario } from './scenarios/lighthouse.ts'
import { pictureBytes } from './scenarios/picture-bytes.ts'
import { scrolling } from './scenarios/scrolling.ts'
import { scrubber } from './scenarios/scrubber.ts'

const scenarios: readonly Scenario[] = [firstView, pictureBytes, scrolling, scrubber, lighthouseScenario]

const HELP = `npm run bench:web -- [flags]

  --only NAME,NAME   only these: ${scenarios.map(({ name }) => name).join(', ')}
  --rows N           images in the large gallery (1000000)
  --quick            a smaller gallery and few rounds: shows that everything works, in two minutes
  --json             the report as JSON instead of tables`

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    rows: { type: 'string' },
    quick: { type: 'boolean' },
    json: { type: 'boolean' },
    help: { type: 'boolean' },
  },
})
if (values.help) console.log(HELP)
else await main()

async function main(): Promise<void> {
  const scale = values.quick ? 'quick' : 'full'
  const rows = [Number(values.rows ?? (values.quick ? 20_000 : 1_000_000))]
  await runSuite({
    name: 'web',
    scenarios,
    context: { scale, rows, databases: ['sqlite'], log: line => console.error(`  ${line}`) },
    options: { scale, rows },
    help: HELP,
    only: values.only,
    again: values.quick ? 0 : 2,
    asJson: values.json ?? false,
  })
}
