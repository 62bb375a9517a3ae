import { THUMBNAIL_WIDTH } from '@atelier/contracts'
import { release, viewOf } from '../bytes.ts'
import { formatOf } from '../containers/format.ts'
import { likenessOf, type Likeness } from './likeness.ts'
import { makePlaceholder, type RawPicture } from './placeholder.ts'
import { decoding, loadSharp, type DecodeLimits } from './sharp.ts'
import { hasLastPixels } from './whole-end.ts'

/** A tall picture is bounded too: at this height its thumbnail is more than any tile shows. */
const MAX_THUMBNAIL_HEIGHT = 1280

const THUMBNAIL_SIZE = {
  width: THUMBNAIL_WIDTH,
  height: MAX_THUMBNAIL_HEIGHT,
  fit: 'inside',
  withoutEnlargement: true,
} as const

/** 75 is where WebP's flaws stay unseen at this size. Effort 1 of 6 takes a third of the time of 4, for a fifth more bytes. */
const THUMBNAIL_WEBP = { quality: 75, effort: 1 } as const

/**
 * Up to this many pixels a PNG is held as it is, at most 8 MB, until its thumbnail is made: nobody who waits for the
 * picture waits for the shrinking, which takes two thirds as long as decoding it. A larger one is shrunk strip by strip,
 * and the decoders of JPEG and WebP shrink by themselves.
 */
const MAX_HELD_PIXELS = 2_000_000

export interface InspectOptions extends DecodeLimits {
  /** How many the picture has, where that is known. */
  readonly pixels?: number
}

export interface Inspected {
  /** ThumbHash, base64. */
  readonly placeholder: string
  readonly likeness: Likeness
  /** A small WebP, encoded when it is asked for: the picture can be announced before. */
  readonly thumbnail: () => Promise<Uint8Array>
}

/**
 * Proves that the pixels can be read to the last one, and makes from this one decode all that a gallery shows first.
 * Throws `ImageRejected` ('damaged'). Probe first: this is for bytes that are known to be of one of the three formats.
 */
export const inspect = async (
  bytes: Uint8Array,
  { pixels = Infinity, ...limits }: InspectOptions = {},
): Promise<Inspected> => {
  const { data, info } = await decoding(bytes, { ...limits, proof: hasLastPixels }, picture => {
    const isHeld = pixels <= MAX_HELD_PIXELS && formatOf(viewOf(bytes)) === 'png'
    const held = isHeld ? picture : picture.resize(THUMBNAIL_SIZE)
    return held.toColourspace('srgb').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
  })
  const { width, height, channels } = info
  let made: Promise<Uint8Array> | undefined
  return {
    placeholder: makePlaceholder({ data, width, height, channels }),
    likeness: likenessOf({ data, width, height, channels }),
    thumbnail: () => (made ??= encode({ data, width, height, channels }).finally(() => release(data))),
  }
}

const encode = ({ data, ...raw }: RawPicture): Promise<Uint8Array> =>
  loadSharp()(data, { raw }).resize(THUMBNAIL_SIZE).webp(THUMBNAIL_WEBP).toBuffer()
