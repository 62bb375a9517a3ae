import type { Writable } from 'node:stream'
import { createClient } from '@atelier/client'
import type { Command } from './command.ts'
import { commands } from './commands/all.ts'
import { EXIT, exitCodeOf, failureOf } from './exit-codes.ts'
import { helpOf, overview } from './help.ts'
import { globalIn, parse } from './options.ts'
import { createOutput } from './output.ts'
import { environment, readSettings } from './settings.ts'
import { UsageError } from './usage-error.ts'

export interface Program {
  readonly args: readonly string[]
  readonly version: string
  readonly signal: AbortSignal
  readonly stdin: NodeJS.ReadStream
  readonly stdout: Writable
  readonly stderr: Writable
}

/** Does what was asked and gives the exit code. */
export async function runProgram({ args: all, version, ...streams }: Program): Promise<number> {
  const { stdout } = streams
  const { name, args } = commandIn(all)
  if (name === undefined || name === 'help') {
    stdout.write(overview(commands, version))
    return name === undefined && !args.some(one => HELP.has(one)) ? EXIT.usage : EXIT.ok
  }
  if (name === '--version' || name === 'version') {
    stdout.write(`${version}\n`)
    return EXIT.ok
  }
  const command = commands.find(one => one.name === name)
  const output = createOutput(streams, {
    json: args.includes('--json'),
    quiet: args.includes('--quiet') || args.includes('-q'),
  })
  try {
    if (!command) throw new UsageError(`There is no command "${name}". "atelier help" lists them.`)
    return await runCommand(command, args, { ...streams, output })
  } catch (error) {
    if (streams.signal.aborted) return EXIT.interrupted
    output.failure(failureOf(error))
    return exitCodeOf(error)
  }
}

const HELP = new Set(['--help', '-h'])

/** The first that is no flag, or a flag that not every command takes. Those that all take may stand before it. */
function commandIn([first, ...rest]: readonly string[]): { name: string | undefined; args: readonly string[] } {
  const flag = first?.startsWith('-') ? globalIn(first) : undefined
  if (first === undefined || !flag) return { name: first, args: rest }
  const takesNext = flag.value !== undefined && !first.includes('=')
  const { name, args } = commandIn(rest.slice(takesNext ? 1 : 0))
  return { name, args: [first, ...rest.slice(0, takesNext ? 1 : 0), ...args] }
}

type Streams = Omit<Program, 'args' | 'version'> & { readonly output: ReturnType<typeof createOutput> }

async function runCommand(command: Command, args: readonly string[], { stdout, output, signal, stdin }: Streams) {
  const asked = parse(args, command.options)
  if (asked.values.help) {
    stdout.write(helpOf(command))
    return EXIT.ok
  }
  const settings = await readSettings(environment(), asked.values.url)
  const client = createClient({ url: settings.url, key: settings.key })
  return (await command.run(asked, { client, output, settings, signal, stdin })) ?? EXIT.ok
}
