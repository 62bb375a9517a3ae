// Makes dist, the package as it is published: `node packages/client/scripts/build.ts`, then `npm pack ./packages/client/dist`.
import { execFileSync } from 'node:child_process'
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const HERE = fileURLToPath(new URL('..', import.meta.url))
/** Or where the first argument says. */
const DIST = process.argv[2] ?? join(HERE, 'dist')
const TSC = createRequire(import.meta.url).resolve('typescript/bin/tsc')

/** What the workspace says of itself without what it needs to be made. */
async function manifest() {
  const { name, version } = JSON.parse(await readFile(join(HERE, 'package.json'), 'utf8')) as Record<string, string>
  return {
    name,
    version,
    description: 'Speaks to an Atelier studio: makes images from text, finds them again, follows what happens.',
    license: 'MIT',
    type: 'module',
    sideEffects: false,
    exports: { '.': { types: './index.d.ts', default: './index.js' } },
    engines: { node: '>=20' },
  }
}

await rm(DIST, { recursive: true, force: true })
execFileSync(process.execPath, [TSC, '-p', join(HERE, 'tsconfig.build.json'), '--outDir', DIST], { stdio: 'inherit' })
// The compiler rewrites what is imported in code, and leaves it in declarations.
for (const name of await readdir(DIST, { recursive: true }))
  if (name.endsWith('.d.ts')) {
    const text = await readFile(join(DIST, name), 'utf8')
    await writeFile(join(DIST, name), text.replace(/(from '\.[^']*)\.ts'/g, "$1.js'"))
  }
await cp(join(HERE, '../../LICENSE'), join(DIST, 'LICENSE'))
await cp(join(HERE, '../../docs/clients/client.md'), join(DIST, 'README.md'))
await writeFile(join(DIST, 'package.json'), `${JSON.stringify(await manifest(), null, 2)}\n`)
