// JavaScript, and so is what it imports: Node would load its own compiler of TypeScript for this file alone, which holds
// 11 MB for as long as the process lives. All other files come out of the cache with their types stripped already.
import { enableCompileCache } from 'node:module'
import { resolveDrizzleQuickly } from './quick-imports.js'

// Both act on what is imported after them, so nothing else is imported above.
enableCompileCache()
resolveDrizzleQuickly()

const { serve } = await import('./serve.ts')
await serve()
