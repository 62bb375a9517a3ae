import { createInterface } from 'node:readline'
import { createRelay } from './relay.ts'
import { readSettings, SettingsError } from './settings.ts'

const HELP = `atelier-mcp: the tools of an Atelier studio for programs that speak the Model Context Protocol over stdio.

  ATELIER_URL   the address of the studio (http://127.0.0.1:3000)
  ATELIER_KEY   a key of it (Your account, Keys for programs); none where it asks nobody who they are
`

/** Hands lines on until there are no more, and ends when the last is answered. */
async function main(): Promise<void> {
  if (process.argv.slice(2).some(argument => argument === '--help' || argument === '-h')) {
    process.stdout.write(HELP)
    return
  }
  const { take } = createRelay({
    ...readSettings(),
    fetch,
    tell: line => void process.stdout.write(`${line}\n`),
  })
  for await (const line of createInterface({ input: process.stdin }))
    // Calls answer in their own time: the next line does not wait for them.
    if (line.trim() !== '') void take(line)
}

// Whoever reads has gone.
process.stdout.on('error', () => process.exit(1))
try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof SettingsError ? error.message : String(error)}\n`)
  process.exitCode = 1
}
