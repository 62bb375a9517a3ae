import { createRequire } from 'node:module'
import type Sharp from 'sharp'

/** Loaded with the first sketch: 10 MB of memory, which a studio that draws nothing need not hold. */
export const loadSharp = () => createRequire(import.meta.url)('sharp') as typeof Sharp

const LARGE_PIXELS = 5_000_000

/** Fast, and small enough: what the last per cents of size would cost in time is not worth it here. */
export const pngFor = (pixels: number) =>
  ({ compressionLevel: pixels > LARGE_PIXELS ? 1 : 4, adaptiveFiltering: false }) as const

/** sharp cannot be interrupted; its thread finishes for nobody while the caller is let go at once. */
export async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted()
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const onAbort = () => {
    reject(signal.reason)
  }
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
