import type { ImageMimeType } from '@atelier/contracts'
import type { Metadata, Sharp } from 'sharp'
import { decoding, loadSharp } from '../derive/sharp.ts'
import { probe, type ImageInfo } from '../probe/probe.ts'
import { stripRecipe } from '../recipe/index.ts'
import { ImageRejected } from '../rejected.ts'

/** Pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** A picture as an engine takes it: upright, in sRGB, of a size, and with nothing in it but the picture. */
export interface FittedPicture {
  readonly bytes: Uint8Array
  readonly mimeType: ImageMimeType
}

/**
 * High enough that what is made of it is not made of its flaws. Codes of its own for each picture would save a tenth of the
 * bytes, and take 8 ms of the 58 that a photograph of 12 megapixels takes (docs/performance.md).
 */
const JPEG = { quality: 95, chromaSubsampling: '4:4:4', optimiseCoding: false } as const
/** It is read once and thrown away: a third of the time of a smaller one. */
const PNG = { compressionLevel: 1 } as const

/** The profile's own name, as it is written in either version of the format. */
const SRGB_NAMES = [Buffer.from('sRGB', 'latin1'), Buffer.from('sRGB', 'utf16le').swap16()]

const isSrgb = ({ space, depth, icc }: Metadata) =>
  depth === 'uchar' && (space === 'srgb' || space === 'b-w') && (!icc || SRGB_NAMES.some(name => icc.includes(name)))

const isOfSize = (info: ImageInfo, size: Size) => info.width === size.width && info.height === size.height

/** The very pixels, where nothing has to change; undefined where something has. */
async function asItIs(bytes: Uint8Array, info: ImageInfo, size: Size): Promise<FittedPicture | undefined> {
  if (info.orientation > 1 || !isOfSize(info, size) || !isSrgb(await loadSharp()(bytes).metadata())) return undefined
  try {
    return { bytes: stripRecipe(bytes), mimeType: info.mimeType }
  } catch (error) {
    // One that only decoders can walk through is encoded anew.
    if (error instanceof ImageRejected) return undefined
    throw error
  }
}

const encoded = async (picture: Sharp, hasAlpha: boolean, { mimeType }: ImageInfo): Promise<FittedPicture> =>
  mimeType === 'image/png' || hasAlpha
    ? { bytes: await picture.png(PNG).toBuffer(), mimeType: 'image/png' }
    : { bytes: await picture.jpeg(JPEG).toBuffer(), mimeType: 'image/jpeg' }

/** In this size: what does not fit its proportions is cut off evenly. Throws `ImageRejected`. */
export async function fitPicture(bytes: Uint8Array, size: Size): Promise<FittedPicture> {
  const info = probe(bytes, { maxBytes: Infinity })
  return (
    (await asItIs(bytes, info, size)) ??
    decoding(bytes, {}, async picture => {
      const { hasAlpha } = await picture.metadata()
      return encoded(picture.resize({ ...size, fit: 'cover' }).toColourspace('srgb'), hasAlpha, info)
    })
  )
}

/** As large as it is, or smaller, so that neither side has more pixels than this. Throws `ImageRejected`. */
export function fitWithin(bytes: Uint8Array, mostPixels: number): Promise<FittedPicture> {
  const { width, height } = probe(bytes, { maxBytes: Infinity })
  const factor = Math.min(1, mostPixels / Math.max(width, height))
  return fitPicture(bytes, {
    width: Math.max(1, Math.round(width * factor)),
    height: Math.max(1, Math.round(height * factor)),
  })
}

/** A mask in this size, cut as {@link fitPicture} cuts: grey, and black where nothing was painted. Throws `ImageRejected`. */
export const fitMask = (bytes: Uint8Array, size: Size): Promise<FittedPicture> =>
  decoding(bytes, {}, async picture => ({
    bytes: await grey(picture)
      .resize({ ...size, fit: 'cover' })
      .png(PNG)
      .toBuffer(),
    mimeType: 'image/png',
  }))

/** One channel. */
export const grey = (picture: Sharp): Sharp => picture.flatten({ background: '#000000' }).toColourspace('b-w')

/**
 * A mask as others draw them, transparent where the picture is to be made anew, as ours: white there. Undefined where
 * nothing is transparent. Throws `ImageRejected`.
 */
export const maskOfTransparency = (bytes: Uint8Array): Promise<Uint8Array | undefined> =>
  decoding(bytes, {}, async picture => {
    const { hasAlpha } = await picture.metadata()
    if (!hasAlpha) return undefined
    const { data, info } = await picture
      .extractChannel('alpha')
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true })
    if (data.every(alpha => alpha === 255)) return undefined
    const raw = { width: info.width, height: info.height, channels: 1 } as const
    return loadSharp()(data, { raw }).negate().png(PNG).toBuffer()
  })

/**
 * A mask as A1111 takes it, as ours: what is opaque, where anything is transparent, else how light it is; the other way round
 * where it says what stays. Throws `ImageRejected`.
 */
export const plainMask = (bytes: Uint8Array, { isInverted }: { readonly isInverted: boolean }): Promise<Uint8Array> =>
  decoding(bytes, {}, async picture => {
    const { hasAlpha } = await picture.metadata()
    const isSolid = !hasAlpha || (await picture.clone().stats()).isOpaque
    const mask = isSolid ? grey(picture) : picture.extractChannel(3)
    return (isInverted ? mask.negate() : mask).png(PNG).toBuffer()
  })
