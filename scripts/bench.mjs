// `npm run bench` and `npm run bench:web`: installs what it needs, builds the page that `npm start` serves, and measures. Flags: `npm run bench -- --help`.
import { join } from 'node:path'
import { buildWebOnce, installOnce, pinnedNode, root, run } from './tools.mjs'

await installOnce('all')
await buildWebOnce()
await run(pinnedNode, [join(root, 'bench/run.ts'), ...process.argv.slice(2)]).catch(() => process.exit(1))
