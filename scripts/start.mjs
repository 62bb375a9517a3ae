// `npm start`: installs and builds what is missing, then becomes the server.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildWebOnce, environment, installOnce, pinnedNode, root } from './tools.mjs'

try {
  // A filter always takes the root along, where the tests' tools are: `--prod` leaves them out, so what builds the page is no devDependency.
  await installOnce('start', '--prod', '--filter', '@atelier/api...', '--filter', '@atelier/web...')
  await buildWebOnce()
} catch (error) {
  console.error(
    `Atelier could not be set up: ${error.message}. Look at the lines above; the npm registry must be within reach.`,
  )
  process.exit(1)
}

const server = spawn(pinnedNode, [join(root, 'apps/api/src/main.js')], {
  cwd: root,
  stdio: 'inherit',
  env: environment(),
})
// Ctrl-C reaches the whole group of processes; others' signals are passed on. The server decides when it is done.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : server.kill(signal)))
server.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
