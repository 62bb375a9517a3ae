import { ConfigError, readConfig } from './config.ts'
import { StartError } from './platform/start-error.ts'
import { runUsersCommand, USAGE } from './opening/users-command.ts'

const [group, ...words] = process.argv.slice(2)
try {
  const told = group === 'users' ? await runUsersCommand(readConfig(), words) : undefined
  process.stdout.write(`${told ?? USAGE}\n`)
  process.exitCode = told === undefined ? 2 : 0
} catch (error) {
  const isKnown = error instanceof ConfigError || error instanceof StartError
  process.stderr.write(`${isKnown ? error.message : String(error instanceof Error ? error.stack : error)}\n`)
  process.exitCode = 1
}
