// `npm run torture`: breaks the studio on purpose, a line for each way. Flags: `npm run torture -- --help`.
import { join } from 'node:path'
import { installOnce, pinnedNode, root, run } from './tools.mjs'

await installOnce('all')
await run(pinnedNode, [join(root, 'bench/torture/run.ts'), ...process.argv.slice(2)]).catch(() => process.exit(1))
