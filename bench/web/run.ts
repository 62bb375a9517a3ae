import { parseArgs } from 'node:util'
import { runSuite } from '../suite.ts'
import type { WebContext, WebScenario } from './context.ts'
import { firstView } from './scenarios/first-view.ts'
import { lighthouseScenario } from './scenarios/lighthouse.ts'
import { pictureBytes } from './scenarios/picture-bytes.ts'
import { scrolling } from './scenarios/scrolling.ts'
import { scrubber } from './scenarios/scrubber.ts'

const scenarios = {
  'first-view': firstView,
  'picture-bytes': pictureBytes,
  scrolling,
  scrubber,
  lighthouse: lighthouseScenario,
} satisfies Record<string, WebScenario>

const HELP = `npm run bench:web -- [flags]

  --only NAME,NAME   only these: ${Object.keys(scenarios).join(', ')}
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
  const quick = values.quick ?? false
  const rows = Number(values.rows ?? (quick ? 20_000 : 1_000_000))
  const asJson = values.json ?? false
  const context: WebContext = { quick, rows, log: line => console.error(`  ${line}`) }
  await runSuite({ name: 'web', scenarios, context, options: { quick, rows }, help: HELP, only: values.only, asJson })
}
