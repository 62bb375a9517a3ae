// JavaScript, and so is what it imports: Node would load its own compiler of TypeScript for this file alone, which holds
// 11 MB for as long as the process lives. All other files come out of the cache with their types stripped already.
import { enableCompileCache } from 'node:module'
import { availableParallelism } from 'node:os'
import { setFlagsFromString } from 'node:v8'
import { resolveQuickly } from './quick-imports.js'

// Node reads files and sharp works on pictures in the same pool of threads, four by default. Pictures take one for each processor,
// and at least two (platform/decoding.ts). Four more are for files, and two for the built-in engine and a grid's sheet.
process.env.UV_THREADPOOL_SIZE ??= String(Math.max(2, availableParallelism()) + 6)

// V8 marks the whole heap when it has grown by a third, and counts the bytes of pictures as growth: with a heap of 40 MB every
// twelfth picture that is stored, for 3 ms of processor time each. Twice the heap instead costs 12 MB (docs/performance.md).
setFlagsFromString('--heap-growing-percent=100')

// Both act on what is imported after them, so nothing else is imported above.
enableCompileCache()
resolveQuickly()

const { serve } = await import('./serve.ts')
await serve()
