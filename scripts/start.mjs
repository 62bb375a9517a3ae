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

/**
 * For glibc, which reads it before a program begins: blocks of 128 KiB and more go back to the system when they are freed,
 * and few threads have a heap of their own. Pixels of pictures otherwise leave holes that nothing else fits into.
 */
const memory = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072' }

/**
 * MiB. V8 takes new objects into two halves that grow to 64 MiB each as pictures pass through: 100 MB of memory that save no
 * processor time that could be measured (docs/performance.md). It can only be told when it starts.
 */
const youngHeap = '--max-semi-space-size=8'

const server = spawn(pinnedNode, [youngHeap, join(root, 'apps/api/src/main.js')], {
  cwd: root,
  stdio: 'inherit',
  env: { ...memory, ...environment() },
})
// Ctrl-C reaches the whole group of processes; others' signals are passed on. The server decides when it is done.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : server.kill(signal)))
server.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
