import { createRequire } from 'node:module'
import type Sharp from 'sharp'
import type { SharpOptions } from 'sharp'
import { viewOf } from '../bytes.ts'
import { formatOf } from '../containers/format.ts'
import { ImageRejected } from '../rejected.ts'

export interface SharpSettings {
  /** Threads that work on one picture. One is best where many pictures are worked on at a time. */
  readonly concurrency?: number
  /** Of intermediate results, which a studio hardly ever needs twice. */
  readonly cacheMb?: number
}

let configured: SharpSettings = {}
let loaded: typeof Sharp | undefined

/** Sets what sharp shares among all its work; call it once when the process starts. */
export const configureSharp = (settings: SharpSettings = {}) => {
  configured = settings
}

/** sharp, loaded with the first picture: 10 MB of memory, which a studio that shows nothing but stored files need not hold. */
export const loadSharp = (): typeof Sharp => {
  if (loaded) return loaded
  const sharp = createRequire(import.meta.url)('sharp') as typeof Sharp
  const { concurrency = 1, cacheMb = 16 } = configured
  sharp.concurrency(concurrency)
  sharp.cache({ memory: cacheMb, files: 0, items: 50 })
  loaded = sharp
  return sharp
}

/** A picture within the limits that takes longer than this is made to hurt. */
const TIMEOUT_S = 30

export interface DecodeLimits {
  readonly maxPixels?: number
}

const DEFAULT_MAX_PIXELS = 64_000_000

/**
 * libjpeg fills a gap in the coded data with grey and calls that a warning, so a JPEG must have none (checked by
 * derive.test.ts). The checksums and the decoders of the other two leave no such gap, while their warnings are about
 * harmless things such as an odd colour profile.
 */
const failOnFor = (bytes: Uint8Array) => (formatOf(viewOf(bytes)) === 'jpeg' ? 'warning' : 'truncated')

/** The picture, upright; an error where its data are not whole. */
export const decode = (bytes: Uint8Array, { maxPixels = DEFAULT_MAX_PIXELS }: DecodeLimits = {}) => {
  const options: SharpOptions = {
    failOn: failOnFor(bytes),
    limitInputPixels: maxPixels,
    sequentialRead: true,
    autoOrient: true,
  }
  return loadSharp()(bytes, options).timeout({ seconds: TIMEOUT_S })
}

/** Runs what a decoder does; its complaint becomes ours. */
export const decoding = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    throw new ImageRejected('damaged', 'The pixels of the picture cannot be read whole.', { cause: error })
  }
}
