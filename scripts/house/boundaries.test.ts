import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import configuration from '../../.dependency-cruiser.mjs'

/** The rule that is broken, who breaks it, and whom it imports. */
type Planted = readonly [rule: string, from: string, to: string, specifier: string]

const PLANTED: readonly Planted[] = [
  [
    'no-way-around-a-package',
    'apps/api/src/modules/images/a.ts',
    'packages/db/src/rows.ts',
    '../../../../../packages/db/src/rows.ts',
  ],
  ['no-way-around-a-package', 'packages/db/src/b.ts', 'packages/storage/src/keys.ts', '../../storage/src/keys.ts'],
  ['contracts-stand-alone', 'packages/contracts/src/c.ts', 'node_modules/undici/index.ts', 'undici'],
  ['packages-know-contracts-only', 'packages/imaging/src/d.ts', 'packages/storage/src/index.ts', '@atelier/storage'],
  ['sketch-knows-the-port-only', 'packages/sketch/src/e.ts', 'packages/imaging/src/index.ts', '@atelier/imaging'],
  ['sketch-knows-the-port-only', 'packages/sketch/src/s.ts', 'packages/providers/src/index.ts', '@atelier/providers'],
  ['page-knows-contracts-only', 'apps/web/src/stores/f.ts', 'packages/db/src/index.ts', '@atelier/db'],
  ['page-knows-contracts-only', 'apps/web/src/stores/q.ts', 'packages/client/src/index.ts', '@atelier/client'],
  ['client-stands-alone', 'packages/client/src/r.ts', 'packages/contracts/src/index.ts', '@atelier/contracts'],
  ['commands-know-the-client-only', 'apps/cli/src/t.ts', 'packages/contracts/src/index.ts', '@atelier/contracts'],
  ['commands-know-the-client-only', 'apps/mcp-stdio/src/u.ts', 'packages/contracts/src/index.ts', '@atelier/contracts'],
  [
    'features-go-one-way',
    'apps/web/src/features/filter/g.ts',
    'apps/web/src/features/gallery/g2.ts',
    '../gallery/g2.ts',
  ],
  [
    'feature-gallery',
    'apps/web/src/features/gallery/h.ts',
    'apps/web/src/features/collections/h2.ts',
    '../collections/h2.ts',
  ],
  [
    'what-features-share-knows-none',
    'apps/web/src/ui/i.ts',
    'apps/web/src/features/image/i2.ts',
    '../features/image/i2.ts',
  ],
  [
    'platform-knows-no-module',
    'apps/api/src/platform/j.ts',
    'apps/api/src/modules/images/module.ts',
    '../modules/images/module.ts',
  ],
  [
    'modules-meet-at-module-ts',
    'apps/api/src/modules/grids/k.ts',
    'apps/api/src/modules/images/names.ts',
    '../images/names.ts',
  ],
  ['modules-know-no-adapter', 'apps/api/src/modules/grids/l.ts', 'apps/api/src/http/etag.ts', '../../http/etag.ts'],
  [
    'adapters-meet-modules-at-module-ts',
    'apps/api/src/http/m.ts',
    'apps/api/src/modules/images/names.ts',
    '../modules/images/names.ts',
  ],
  ['one-composition-root', 'apps/api/src/http/n.ts', 'apps/api/src/studio.ts', '../studio.ts'],
  ['tests-stay-with-tests', 'apps/api/src/http/o.ts', 'apps/api/src/testing/client.ts', '../testing/client.ts'],
  ['no-drawer-for-everything', 'apps/api/src/platform/p.ts', 'apps/api/src/platform/utils/text.ts', './utils/text.ts'],
]
const PACKAGES = ['client', 'contracts', 'db', 'imaging', 'providers', 'sketch', 'storage']

let folder: string
let found: ICruiseResult['summary']['violations']

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeFile(join(folder, path), text)
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atelier-boundaries-'))
  for (const [, from, to, specifier] of PLANTED) {
    await put(from, `import { planted } from '${specifier}'\nexport const use = planted\n`)
    await put(to, 'export const planted = 1\n')
  }
  await put('apps/api/src/platform/q.ts', "import { r } from './r.ts'\nexport const q = () => r\n")
  await put('apps/api/src/platform/r.ts', "import { q } from './q.ts'\nexport const r = () => q\n")
  for (const name of PACKAGES) {
    await put(`packages/${name}/package.json`, JSON.stringify({ name: `@atelier/${name}`, exports: './src/index.ts' }))
    await put(`packages/${name}/src/index.ts`, 'export const planted = 1\n')
    await mkdir(join(folder, 'node_modules/@atelier'), { recursive: true })
    await symlink(join(folder, 'packages', name), join(folder, 'node_modules/@atelier', name))
  }
  await put('node_modules/undici/package.json', JSON.stringify({ name: 'undici', exports: './index.ts' }))
  const { options, ...ruleSet } = configuration
  const { output } = await cruise(['apps', 'packages'], { ...options, ruleSet, validate: true, baseDir: folder })
  if (typeof output === 'string') throw new Error(output)
  found = output.summary.violations
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test.each(PLANTED)('%s is broken by %s when it imports %s', (rule, from, to) => {
  expect(found.filter(violation => violation.from === from && violation.rule.name === rule)).toMatchObject([{ to }])
})

test('no-cycle is broken by two files that import each other', () => {
  expect(found.filter(({ rule }) => rule.name === 'no-cycle').map(({ from }) => from)).toContain(
    'apps/api/src/platform/q.ts',
  )
})

test('every rule has a violation planted here', () => {
  const planted = new Set([...PLANTED.map(([rule]) => rule), 'no-cycle'])
  const names = configuration.forbidden?.map(({ name }) => name ?? '') ?? []
  // One for each feature, all made by the same line: one of them speaks for all.
  expect(names.filter(name => !planted.has(name) && !name.startsWith('feature-'))).toEqual([])
})
