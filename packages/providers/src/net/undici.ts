import { createRequire } from 'node:module'
import type * as Undici from 'undici'

/** undici, loaded with the first call: 10 MB of memory, which a studio that calls nobody need not hold. */
export const loadUndici = () => createRequire(import.meta.url)('undici') as typeof Undici

/** An empty multipart form, of the same undici that sends it. */
export const createForm = () => new (loadUndici().FormData)()
