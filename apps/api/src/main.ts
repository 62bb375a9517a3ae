import { enableCompileCache } from 'node:module'
import { resolveDrizzleQuickly } from './quick-imports.ts'

// Both act on what is imported after them, so nothing else is imported above.
enableCompileCache()
resolveDrizzleQuickly()

const { serve } = await import('./serve.ts')
await serve()
