import sharp, { type SharpOptions } from 'sharp'
import { ImageRejected } from '../rejected.ts'

export interface SharpSettings {
  /** Threads that work on one picture. One is best where many pictures are worked on at a time. */
  readonly concurrency?: number
  /** Of intermediate results, which a studio hardly ever needs twice. */
  readonly cacheMb?: number
}

/** Sets what sharp shares among all its work; call it once when the process starts. */
export const configureSharp = ({ concurrency = 1, cacheMb = 16 }: SharpSettings = {}) => {
  sharp.concurrency(concurrency)
  sharp.cache({ memory: cacheMb, files: 0, items: 50 })
}

/** A picture within the limits that takes longer than this is made to hurt. */
const TIMEOUT_S = 30

export interface DecodeLimits {
  readonly maxPixels?: number
}

const DEFAULT_MAX_PIXELS = 64_000_000

/** The picture, upright, with every flaw in its data an error. */
export const decode = (bytes: Uint8Array, { maxPixels = DEFAULT_MAX_PIXELS }: DecodeLimits = {}) => {
  const options: SharpOptions = { failOn: 'truncated', limitInputPixels: maxPixels, sequentialRead: true, autoOrient: true }
  return sharp(bytes, options).timeout({ seconds: TIMEOUT_S })
}

/** Runs what a decoder does; its complaint becomes ours. */
export const decoding = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    throw new ImageRejected('damaged', 'The pixels of the picture cannot be read whole.', { cause: error })
  }
}
