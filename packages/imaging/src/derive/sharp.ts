import { createRequire } from 'node:module'
import type Sharp from 'sharp'
import type { Sharp as Picture, SharpOptions } from 'sharp'
import { viewOf } from '../bytes.ts'
import { formatOf } from '../containers/format.ts'
import { ImageRejected, truncated } from '../rejected.ts'
import { lacksEnd, mend, type Stray } from './mend.ts'
import type { hasLastPixels } from './whole-end.ts'

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

export interface DecodeOptions extends DecodeLimits {
  /** Turned as its orientation says, unless this is false: then as its pixels are stored. */
  readonly isUpright?: boolean
  /** Are the pixels there to the last? Asked where the file lacks its end; left out for what was proven before. */
  readonly proof?: typeof hasLastPixels
}

const DEFAULT_MAX_PIXELS = 64_000_000

/**
 * libjpeg fills a gap in the coded data with grey and calls that a warning, so a JPEG must have none (checked by
 * derive.test.ts). The checksums and the decoders of the other two leave no such gap, while their warnings are about
 * harmless things such as an odd colour profile.
 */
const failOnFor = (bytes: Uint8Array) => (formatOf(viewOf(bytes)) === 'jpeg' ? 'warning' : 'truncated')

/** The picture; an error where its data are not whole. */
const decode = (bytes: Uint8Array, { maxPixels = DEFAULT_MAX_PIXELS, isUpright = true }: DecodeOptions) => {
  const options: SharpOptions = {
    failOn: failOnFor(bytes),
    limitInputPixels: maxPixels,
    sequentialRead: true,
    autoOrient: isUpright,
  }
  return loadSharp()(bytes, options).timeout({ seconds: TIMEOUT_S })
}

/** What the decoders say where nothing that could be mended is to blame, and what that means for a person. */
const HOPELESS = [
  [/pixel limit/i, 'too_many_pixels', 'The picture has more pixels than are taken.'],
  [/timeout/i, 'damaged', 'Reading the pixels of the picture takes too long.'],
] as const

const MEANINGS = [
  [/premature end|truncated|end of (?:data|stream|file)/i, 'damaged', 'Some of the pixels of the picture are missing.'],
] as const

const meaningIn = <T extends readonly [RegExp, ...unknown[]]>(meanings: readonly T[], error: unknown) =>
  meanings.find(([complaint]) => error instanceof Error && complaint.test(error.message))

const refusalOf = (error: unknown, bytes: Uint8Array) => {
  if (error instanceof ImageRejected) return error
  const hopeless = meaningIn(HOPELESS, error)
  if (!hopeless && lacksEnd(bytes)) return truncated('file', { cause: error })
  const found = hopeless ?? meaningIn(MEANINGS, error)
  const [, reason, message] = found ?? [undefined, 'damaged', 'The pixels of the picture cannot be read whole.']
  return new ImageRejected(reason, message, { cause: error })
}

const strayIn = (error: unknown): Stray | undefined => {
  const [, count, marker] =
    /(\d{1,6}) extraneous bytes before marker 0x([0-9a-f]{2})/.exec(error instanceof Error ? error.message : '') ?? []
  return marker === undefined ? undefined : { count: Number(count), marker: Number.parseInt(marker, 16) }
}

const requireLastPixels = async (bytes: Uint8Array, mended: Uint8Array, { maxPixels, proof }: DecodeOptions) => {
  if (!proof || formatOf(viewOf(bytes)) !== 'jpeg' || !lacksEnd(bytes)) return
  const open = (file: Uint8Array) =>
    loadSharp()(file, {
      failOn: 'none',
      limitInputPixels: maxPixels ?? DEFAULT_MAX_PIXELS,
      sequentialRead: true,
    }).timeout({
      seconds: TIMEOUT_S,
    })
  const isWhole = await proof(mended, open).catch((error: unknown) => {
    throw refusalOf(error, bytes)
  })
  if (!isWhole) throw truncated('JPEG')
}

const isSame = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0

/** At first all that needs no word of the decoder, then the stray bytes that it tells of. */
const mendFurther = (bytes: Uint8Array, isFirst: boolean, stray: Stray | undefined) => {
  const mended = isFirst ? mend(bytes) : bytes
  return stray && isSame(mended, bytes) ? mend(bytes, stray) : mended
}

/** Kinds of stray bytes in one file. */
const MAX_REPAIRS = 4

/**
 * Works on the picture that the bytes are. Where the decoder, which is strict so that no pixel goes missing, takes offence
 * at something that no viewer minds, it is given the picture mended. Its complaint becomes ours: throws `ImageRejected`.
 */
export const decoding = async <T>(
  bytes: Uint8Array,
  limits: DecodeOptions,
  work: (picture: Picture) => Promise<T>,
): Promise<T> => {
  let attempt = bytes
  for (let repairs = 0; ; repairs++) {
    try {
      return await work(decode(attempt, limits))
    } catch (error) {
      const stray = strayIn(error)
      const isMended = repairs > 0 && stray === undefined
      if (isMended || repairs > MAX_REPAIRS || meaningIn(HOPELESS, error)) throw refusalOf(error, bytes)
      // A structure that cannot be walked is refused for what is wrong with it.
      const mended = mendFurther(attempt, repairs === 0, stray)
      // The same bytes would be refused again.
      if (isSame(mended, attempt)) throw refusalOf(error, bytes)
      attempt = mended
      if (repairs === 0) await requireLastPixels(bytes, attempt, limits)
    }
  }
}
