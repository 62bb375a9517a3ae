import { createRequire } from 'node:module'
import type Sharp from 'sharp'

/** libvips, loaded with the first picture that goes in: 10 MB of memory, which engines that only begin with words do without. */
export const loadSharp = () => createRequire(import.meta.url)('sharp') as typeof Sharp

/** Read once, by a server that is mostly on the same machine. */
export const PNG = { compressionLevel: 3 } as const
