// `npm test`: installs what the tests need, then runs all of them. `npm test -- NAME ...` runs only those parts.
import { spawn } from 'node:child_process'
import { buildWebOnce, environment, installOnce, root } from './tools.mjs'

const parts = {
  types: [
    'tsc --noEmit -p tsconfig.json',
    'tsc --noEmit -p e2e/tsconfig.json',
    'vue-tsc --noEmit -p apps/web/tsconfig.json',
  ],
  format: ['oxfmt --check'],
  lint: ['oxlint --type-aware --deny-warnings'],
  boundaries: ['depcruise --config .dependency-cruiser.mjs apps packages bench e2e'],
  unused: ['knip'],
  unit: ['vitest run --project=!bench'],
  // After the units, not beside them: it starts a studio or two for each scenario.
  bench: ['vitest run --project=bench'],
  browser: ['playwright test -c e2e/playwright.config.ts'],
}
const wanted = process.argv.slice(2)
const unknown = wanted.filter(name => !(name in parts))
if (unknown.length > 0) {
  console.error(`There is no part called ${unknown.join(', ')}. The parts are ${Object.keys(parts).join(', ')}.`)
  process.exit(1)
}

await installOnce('all')
await buildWebOnce()

const counts = { passed: 0, failed: 0 }
for (const [name, commands] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  for (const command of commands) {
    const startedAt = Date.now()
    console.log(`\n── ${name}: ${command}`)
    const { code, output } = await follow(command)
    const { passed, failed } = count(output, code)
    counts.passed += passed
    counts.failed += failed
    console.log(`── ${name}: ${code === 0 ? 'passed' : 'FAILED'} in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`)
  }
}
console.log(`\n${counts.passed} passed, ${counts.failed} failed`)
process.exit(counts.failed === 0 ? 0 : 1)

/** Runs a command, shows its output and keeps it. */
function follow(command) {
  const [bin, ...args] = command.split(' ')
  return new Promise(resolve => {
    const child = spawn(bin, args, {
      cwd: root,
      env: { ...environment(), NO_COLOR: '1', FORCE_COLOR: undefined },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', chunk => {
        output += chunk
        process.stdout.write(chunk)
      })
    }
    child.once('error', error => resolve({ code: 1, output: String(error) }))
    child.once('close', code => resolve({ code, output }))
  })
}

/** Tests as their runners count them; a check without tests of its own counts as one. A runner that ended badly has failed, whatever it counted. */
function count(output, code) {
  const summary = /^\s+Tests\s.*$/m.exec(output)?.[0] ?? output
  const sum = word =>
    [...summary.matchAll(new RegExp(`(\\d+) ${word}`, 'g'))].reduce((total, [, digits]) => total + Number(digits), 0)
  const passed = sum('passed')
  const failed = sum('failed')
  if (passed + failed === 0) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1) }
}
