// Makes dist, the package as it is published: `node apps/cli/scripts/build.ts`, then `npm pack ./apps/cli/dist`.
import { chmod, cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const HERE = fileURLToPath(new URL('..', import.meta.url))
/** Or where the first argument says. */
const DIST = process.argv[2] ?? join(HERE, 'dist')

async function manifest() {
  const { name, version } = JSON.parse(await readFile(join(HERE, 'package.json'), 'utf8')) as Record<string, string>
  return {
    name,
    version,
    description: 'Pictures of an Atelier studio, from the command line.',
    license: 'MIT',
    type: 'module',
    bin: { atelier: 'atelier.js' },
    engines: { node: '>=20' },
  }
}

await rm(DIST, { recursive: true, force: true })
const bundle = await rolldown({ input: join(HERE, 'src/main.ts'), platform: 'node', external: /^node:/ })
await bundle.write({
  file: join(DIST, 'atelier.js'),
  format: 'esm',
  banner: '#!/usr/bin/env node',
  codeSplitting: false,
})
await bundle.close()
await chmod(join(DIST, 'atelier.js'), 0o755)
await cp(join(HERE, '../../LICENSE'), join(DIST, 'LICENSE'))
await cp(join(HERE, '../../docs/clients/command.md'), join(DIST, 'README.md'))
await writeFile(join(DIST, 'package.json'), `${JSON.stringify(await manifest(), null, 2)}\n`)
