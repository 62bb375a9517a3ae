// `npm run studio -- users list`: what is done to a studio from its own machine. Without words it says which there are.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { environment, installOnce, pinnedNode, root } from './tools.mjs'

try {
  await installOnce('start', '--prod', '--filter', '@atelier/api...', '--filter', '@atelier/web...')
} catch (error) {
  console.error(`Atelier could not be set up: ${error.message}. The npm registry must be within reach.`)
  process.exit(1)
}

const command = spawn(pinnedNode, [join(root, 'apps/api/src/command.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: environment(),
})
command.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
