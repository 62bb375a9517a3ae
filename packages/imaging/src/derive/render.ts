import type { ImageFormat, ImageWidth } from '@atelier/contracts'
import type { Sharp } from 'sharp'
import { decoding, type DecodeLimits } from './sharp.ts'

/**
 * What each format is encoded with. JPEG and WebP: the usual qualities at which a still looks like its original.
 * AVIF: 55 of its own scale looks like 80 of theirs, and effort 2 of 9 keeps a megapixel well under a second.
 * PNG: level 6 of 9, since the last percent costs most of the time.
 */
export const ENCODERS = {
  png: picture => picture.png({ compressionLevel: 6 }),
  jpeg: picture => picture.flatten({ background: '#ffffff' }).jpeg({ quality: 84 }),
  webp: picture => picture.webp({ quality: 80, effort: 2 }),
  avif: picture => picture.avif({ quality: 55, effort: 2 }),
} satisfies Record<ImageFormat, (picture: Sharp) => Sharp>

export interface RenderOptions extends DecodeLimits {
  /** At most this many pixels wide; a picture is never enlarged. */
  readonly width?: ImageWidth | undefined
  readonly format: ImageFormat
}

export interface OnceOptions {
  readonly format: Exclude<ImageFormat, 'avif'>
  /** 1 to 100, the usual one where it is left out; PNG has none. */
  readonly quality?: number | undefined
}

/** In a third of the time of the smallest one, for what is sent once and kept by nobody here. */
const QUICK_PNG = { compressionLevel: 1 } as const

/** The picture in another format, for one answer, upright, in sRGB, and without its metadata. Throws `ImageRejected` ('damaged'). */
export const renderOnce = (bytes: Uint8Array, { format, quality }: OnceOptions): Promise<Uint8Array> =>
  decoding(bytes, {}, picture => {
    if (format === 'png') return picture.png(QUICK_PNG).toBuffer()
    if (quality === undefined) return ENCODERS[format](picture).toBuffer()
    return (
      format === 'jpeg'
        ? picture.flatten({ background: '#ffffff' }).jpeg({ quality })
        : picture.webp({ quality, effort: 2 })
    ).toBuffer()
  })

interface ResizeOptions {
  /** Pixels. */
  readonly width: number
  readonly height: number
  readonly format: OnceOptions['format']
}

/**
 * The picture in exactly this size, for one answer: what stands out is cut off evenly. Upright, and with what its XMP says of
 * it. Throws `ImageRejected` ('damaged').
 */
export const resizeOnce = (bytes: Uint8Array, { width, height, format }: ResizeOptions): Promise<Uint8Array> =>
  decoding(bytes, {}, picture => {
    const sized = picture.resize({ width, height, fit: 'cover', kernel: 'lanczos3' }).keepXmp()
    return (format === 'png' ? sized.png(QUICK_PNG) : ENCODERS[format](sized)).toBuffer()
  })

/** The picture in another size or format, upright, in sRGB, and without its metadata. Throws `ImageRejected` ('damaged'). */
export const render = (bytes: Uint8Array, { width, format, maxPixels }: RenderOptions): Promise<Uint8Array> =>
  decoding(bytes, maxPixels === undefined ? {} : { maxPixels }, picture => {
    const sized = width === undefined ? picture : picture.resize({ width, withoutEnlargement: true })
    return ENCODERS[format](sized).toBuffer()
  })
