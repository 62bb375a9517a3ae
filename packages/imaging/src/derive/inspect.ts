import { makePlaceholder } from './placeholder.ts'
import { decode, decoding, loadSharp, type DecodeLimits } from './sharp.ts'

/** In pixels; a narrower picture keeps its own width. */
export const THUMBNAIL_WIDTH = 320

/** A tall picture is bounded too: at this height its thumbnail is more than any tile shows. */
const MAX_THUMBNAIL_HEIGHT = 1280

/** 75 is where WebP's flaws stay unseen at this size. Effort 1 of 6 takes a third of the time of 4, for a fifth more bytes. */
const THUMBNAIL_WEBP = { quality: 75, effort: 1 } as const

export interface Inspected {
  /** ThumbHash, base64. */
  readonly placeholder: string
  /** A small WebP, encoded when it is asked for: the picture can be announced before. */
  readonly thumbnail: () => Promise<Uint8Array>
}

/**
 * Proves that the pixels can be read to the last one, and makes from this one decode all that a gallery shows first.
 * A JPEG is shrunk while it is decoded, which reads its coded data whole nevertheless. Throws `ImageRejected` ('damaged').
 * Probe first: this is for bytes that are known to be of one of the three formats.
 */
export const inspect = async (bytes: Uint8Array, limits: DecodeLimits = {}): Promise<Inspected> => {
  const { data, info } = await decoding(() =>
    decode(bytes, limits)
      .resize({ width: THUMBNAIL_WIDTH, height: MAX_THUMBNAIL_HEIGHT, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true }),
  )
  const { width, height } = info
  return {
    placeholder: makePlaceholder({ data, width, height }),
    thumbnail: () =>
      loadSharp()(data, { raw: { width, height, channels: 4 } })
        .webp(THUMBNAIL_WEBP)
        .toBuffer(),
  }
}
