import { parseArgs } from 'node:util'
import { clocks } from './clocks.ts'
import { freezes } from './freezes.ts'
import { fullDisk } from './full-disk.ts'
import { fuzz } from './fuzz.ts'
import { kills } from './kills.ts'
import { uploads } from './uploads.ts'
import type { Torment } from './torment.ts'

/** Each has an end of its own, of a minute or so. */
const torments = { kills, freezes, clocks, fuzz, uploads, 'full-disk': fullDisk } satisfies Record<string, Torment>

const { values } = parseArgs({ options: { only: { type: 'string' }, help: { type: 'boolean' } } })
if (values.help)
  console.log(`npm run torture -- [--only NAME,NAME]\n\n  ${Object.keys(torments).join(', ')}; not part of npm test`)
else await main(values.only?.split(','))

async function main(only: readonly string[] | undefined): Promise<void> {
  const unknown = only?.filter(name => !(name in torments)) ?? []
  if (unknown.length > 0)
    throw new Error(`there is no ${unknown.join(', ')}; there are ${Object.keys(torments).join(', ')}`)
  for (const [name, torment] of Object.entries(torments)) {
    if (only && !only.includes(name)) continue
    const startedAt = performance.now()
    const outcome = await torment().catch((error: unknown) => ({ faults: [String(error)], told: '' }))
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0)
    const verdict = outcome.faults.length === 0 ? 'held  ' : 'BROKEN'
    console.log(
      `${verdict} ${name} (${seconds} s): ${[outcome.told, ...outcome.faults.slice(0, 5)].filter(Boolean).join('; ')}`,
    )
    if (outcome.faults.length > 0) process.exitCode = 1
  }
}
