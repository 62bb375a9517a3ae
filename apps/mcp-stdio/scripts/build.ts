// Makes dist, the package as it is published: `node apps/mcp-stdio/scripts/build.ts`, then `npm pack ./apps/mcp-stdio/dist`.
import { chmod, cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const HERE = fileURLToPath(new URL('..', import.meta.url))
/** Or where the first argument says. */
const DIST = process.argv[2] ?? join(HERE, 'dist')
const COMMAND = 'atelier-mcp.js'

const { name, version } = JSON.parse(await readFile(join(HERE, 'package.json'), 'utf8')) as Record<string, string>
const manifest = {
  name,
  version,
  description: 'The tools of an Atelier studio for programs that speak the Model Context Protocol over stdio.',
  license: 'MIT',
  type: 'module',
  bin: { 'atelier-mcp': COMMAND },
  engines: { node: '>=20' },
}

await rm(DIST, { recursive: true, force: true })
const bundle = await rolldown({ input: join(HERE, 'src/main.ts'), platform: 'node', external: /^node:/ })
await bundle.write({ file: join(DIST, COMMAND), format: 'esm', banner: '#!/usr/bin/env node', codeSplitting: false })
await bundle.close()
await chmod(join(DIST, COMMAND), 0o755)
await cp(join(HERE, '../../LICENSE'), join(DIST, 'LICENSE'))
await cp(join(HERE, '../../docs/clients/mcp.md'), join(DIST, 'README.md'))
await writeFile(join(DIST, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
