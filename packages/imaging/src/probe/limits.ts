import { ImageRejected } from '../rejected.ts'

export interface ImageLimits {
  /** Width times height. */
  readonly maxPixels: number
  readonly maxBytes: number
}

export const DEFAULT_LIMITS: ImageLimits = { maxPixels: 64_000_000, maxBytes: 64 * 1024 * 1024 }

export const requireFewPixels = (width: number, height: number, { maxPixels }: ImageLimits) => {
  if (width * height > maxPixels) {
    throw new ImageRejected(
      'too_many_pixels',
      `The picture has ${width} x ${height} pixels, which is more than the ${Math.floor(maxPixels / 1e6)} megapixels that are taken.`,
    )
  }
}

export const animated = (what: string) =>
  new ImageRejected('animated', `The ${what} is animated; only still pictures are taken.`)

/** What a walk over one container finds out. */
export interface Layout {
  /** As stored, before the orientation is applied. */
  readonly width: number
  readonly height: number
  /** As in EXIF, 1 to 8. */
  readonly orientation: number
  /** How much of the file is the picture; what lies behind is no part of it. */
  readonly sizeBytes: number
}
