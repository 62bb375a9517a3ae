// What `npm start` and `npm test` share. Runs on the machine's own Node (20 or later), before anything is installed.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { scopeToInstall, stampOf } from './install-scope.mjs'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The lockfile is of this version's making. */
const PNPM = 'pnpm@12.21.0'

/** The runtime that the lockfile pins; the machine's own Node only gets this far. */
export const pinnedNode = join(
  root,
  'apps/api/node_modules/node/bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)

/** Runs a command to its end; its output goes to the terminal. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: environment(), ...options })
    child.once('error', reject)
    child.once('exit', (code, signal) =>
      code === 0 ? resolve() : reject(new Error(`${command} ${args.join(' ')} ended with ${signal ?? code}`)),
    )
  })
}

/** The environment with the pinned runtime first on the path. */
export function environment() {
  const bins = [dirname(pinnedNode), join(root, 'node_modules/.bin'), join(root, 'e2e/node_modules/.bin')]
  return { ...process.env, PATH: [...bins, process.env.PATH].join(process.platform === 'win32' ? ';' : ':') }
}

const pnpm = (...args) =>
  run(process.platform === 'win32' ? 'npx.cmd' : 'npx', ['--yes', PNPM, ...args], {
    shell: process.platform === 'win32',
  })

/** Installs when the lockfile is another than at the last time: what is `wanted`, or all where the tests' tools are there already. */
export async function installOnce(wanted, ...filters) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .digest('hex')
  const scope = scopeToInstall(wanted, { folder: root, lock, isThere: existsSync(pinnedNode) })
  if (scope === undefined) return
  console.log(
    `Installing ${scope === 'all' ? 'what the tests need' : 'what the studio needs'}; the first time it takes a minute or two ...`,
  )
  // Whoever watches sees how far it is; errors are told in any case.
  // The lockfile fixes versions and hashes: asking the registry how old each is took 68 of 85 s with empty caches.
  await pnpm(
    'install',
    '--frozen-lockfile',
    '--config.minimum-release-age=0',
    `--reporter=${process.stdout.isTTY ? 'default' : 'silent'}`,
    ...(scope === wanted ? filters : []),
  )
  writeFileSync(stampOf(root), JSON.stringify({ lock, scope }))
}

/** The newest change below some files and folders, in milliseconds since 1970. */
function newestChange(...paths) {
  return Math.max(
    0,
    ...paths.map(path => {
      const whole = join(root, path)
      if (!existsSync(whole)) return 0
      if (!statSync(whole).isDirectory()) return statSync(whole).mtimeMs
      return newestChange(
        ...readdirSync(whole)
          .filter(name => name !== 'node_modules' && name !== 'dist')
          .map(name => join(path, name)),
      )
    }),
  )
}

/** Builds the page when a source of it is newer than what was built. */
export async function buildWebOnce() {
  const built = newestChange('apps/web/dist/index.html')
  if (built > newestChange('apps/web', 'packages/contracts', 'packages/client/src/core', 'pnpm-lock.yaml')) return
  console.log('Building the page ...')
  await run(pinnedNode, [join(root, 'apps/web/node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: join(root, 'apps/web'),
  })
}
