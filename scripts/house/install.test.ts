import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

const SCRIPT = new URL('../install-scope.mjs', import.meta.url).href

/** What `npm start` or `npm test` installs into a folder that was left like this. Run by Node itself, as it is before an install. */
function installed(
  wanted: 'start' | 'all',
  left: { stamp?: object; modules?: object; yaml?: string; isThere?: boolean },
): string {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-install-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'node_modules'))
  const write = (name: string, content: object) =>
    writeFileSync(join(folder, 'node_modules', name), JSON.stringify(content))
  if (left.stamp) write('.atelier-installed.json', left.stamp)
  if (left.modules) write('.modules.yaml', { included: left.modules })
  if (left.yaml !== undefined) writeFileSync(join(folder, 'node_modules/.modules.yaml'), left.yaml)
  const asked = JSON.stringify({ folder, lock: 'new', isThere: left.isThere ?? true })
  const program = `import { scopeToInstall } from '${SCRIPT}'; console.log(scopeToInstall('${wanted}', ${asked}) ?? 'nothing')`
  return execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }).trim()
}

const withTools = { dependencies: true, devDependencies: true }
const withoutTools = { dependencies: true, devDependencies: false }

test.each<['start' | 'all', string, Parameters<typeof installed>[1], string]>([
  ['start', 'an empty folder', {}, 'start'],
  ['all', 'an empty folder', {}, 'all'],
  ['start', 'what pnpm installed whole', { modules: withTools }, 'all'],
  [
    'start',
    'what npm start installed before the lockfile changed',
    { stamp: { lock: 'old', scope: 'start' }, modules: withoutTools },
    'start',
  ],
  ['start', 'what npm test installed before the lockfile changed', { stamp: { lock: 'old', scope: 'all' } }, 'all'],
  ['start', 'what npm start installed', { stamp: { lock: 'new', scope: 'start' } }, 'nothing'],
  ['start', 'what npm test installed', { stamp: { lock: 'new', scope: 'all' } }, 'nothing'],
  ['start', 'what npm test installed, without Node', { stamp: { lock: 'new', scope: 'all' }, isThere: false }, 'all'],
  [
    'start',
    'what npm start installed, without Node',
    { stamp: { lock: 'new', scope: 'start' }, modules: withoutTools, isThere: false },
    'start',
  ],
  ['start', 'what a pnpm installed that writes no JSON', { yaml: 'included:\n  devDependencies: true\n' }, 'all'],
  ['all', 'what npm start installed', { stamp: { lock: 'new', scope: 'start' }, modules: withoutTools }, 'all'],
])('what is needed to %s over %s never takes anything away', (wanted, _what, left, scope) => {
  expect(installed(wanted, left)).toBe(scope)
})
