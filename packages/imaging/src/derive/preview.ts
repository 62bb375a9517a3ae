import { ImageRejected } from '../rejected.ts'
import { decoding, type DecodeLimits } from './sharp.ts'

export interface PreviewOptions extends DecodeLimits {
  /** Pixels of the longer side; a picture is never enlarged. */
  readonly maxSide: number
  readonly maxBytes: number
}

/** Of what is shown for half a second; the first that is small enough. */
const QUALITIES = [70, 45, 20]

/** A small WebP of a picture that is shown while it is made. Throws `ImageRejected`. */
export const renderPreview = async (
  bytes: Uint8Array,
  { maxSide, maxBytes, ...limits }: PreviewOptions,
): Promise<Uint8Array> => {
  for (const quality of QUALITIES) {
    const small = await decoding(bytes, limits, picture =>
      picture
        .resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
        .webp({ quality, effort: 0 })
        .toBuffer(),
    )
    if (small.byteLength <= maxBytes) return small
  }
  throw new ImageRejected('too_large', 'The preview cannot be made small enough.')
}
