import { EXIT, failureOf } from './exit-codes.ts'
import { runProgram } from './program.ts'
import { VERSION } from './version.ts'

const interrupted = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    interrupted.abort(new Error(signal))
    // Who asks a second time does not want to wait for the studio.
    process.once(signal, () => process.exit(EXIT.interrupted))
  })
// Whoever reads has had enough, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.brokenPipe)
  process.stderr.write(`atelier: What came of it cannot be written: ${failureOf(error).detail}\n`)
  process.exit(EXIT.failed)
})

process.exitCode = await runProgram({
  args: process.argv.slice(2),
  version: VERSION,
  signal: interrupted.signal,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
})
