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
/** The parts that run tests; the others check the sources. */
const RUNNERS = new Set(['unit', 'bench', 'browser'])
const wanted = process.argv.slice(2)
const unknown = wanted.filter(name => !(name in parts))
if (unknown.length > 0) {
  console.error(`There is no part called ${unknown.join(', ')}. The parts are ${Object.keys(parts).join(', ')}.`)
  process.exit(1)
}

await installOnce('all')
await buildWebOnce()

const counts = { passed: 0, failed: 0 }
const wantedParts = Object.entries(parts).filter(([name]) => wanted.length === 0 || wanted.includes(name))
const commandsOf = isCheck =>
  wantedParts
    .filter(([name]) => RUNNERS.has(name) !== isCheck)
    .flatMap(([name, commands]) => commands.map(command => ({ name, command })))
// Checks read files and nothing else, so two go side by side; tests want the machine to themselves.
const checks = commandsOf(true)
await Promise.all(Array.from({ length: 2 }, () => workOff(checks, false)))
await workOff(commandsOf(false), true)
console.log(`\n${counts.passed} passed, ${counts.failed} failed`)
process.exit(counts.failed === 0 ? 0 : 1)

/** Runs commands until none is left. What is not shown while it runs is shown at its end, in one piece. */
async function workOff(commands, isShownAtOnce) {
  for (let next = commands.shift(); next; next = commands.shift()) {
    const { name, command } = next
    const startedAt = Date.now()
    const title = `\n── ${name}: ${command}\n`
    if (isShownAtOnce) process.stdout.write(title)
    const { code, output } = await follow(command, isShownAtOnce)
    const { passed, failed } = count(output, code)
    counts.passed += passed
    counts.failed += failed
    if (!isShownAtOnce) process.stdout.write(title + output)
    console.log(
      `── ${name}: ${failed === 0 ? 'passed' : 'FAILED'} in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`,
    )
  }
}

/** Runs a command and collects its output. */
function follow(command, isShownAtOnce) {
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
        if (isShownAtOnce) process.stdout.write(chunk)
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
