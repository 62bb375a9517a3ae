import { ProviderError, type InputImage } from '@atelier/providers/port'
import type { Sharp } from 'sharp'
import { loadSharp, unlessAborted } from '../sharp.ts'
import type { Raster } from '../styles/style.ts'

export interface Size {
  /** Pixels. */
  readonly width: number
  readonly height: number
}

/** A picture as it is worked on: four bytes a pixel, the last of them how solid it is. */
export interface Canvas extends Size {
  readonly pixels: Uint8Array
  /** Whether something in it is not solid. */
  readonly isSolid: boolean
}

const unreadable = (name: string, cause: unknown) =>
  new ProviderError('provider.bad_request', `${name} cannot be read.`, {
    suggestion: 'Choose another picture.',
    cause,
  })

/** Reads a picture that somebody handed in. Whatever it holds, the error is a sentence. */
async function reading<T>(name: string, work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await unlessAborted(work(), signal)
  } catch (error) {
    if (signal.aborted) throw signal.reason
    throw unreadable(name, error)
  }
}

/** Upright. */
const decoded = ({ bytes }: InputImage): Sharp => loadSharp()(bytes, { limitInputPixels: false }).autoOrient()

/** How large a picture is when it stands upright, by its header. */
export const sizeOf = (image: InputImage, signal: AbortSignal): Promise<Size> =>
  reading(
    'The picture to begin with',
    async () => {
      const { autoOrient } = await loadSharp()(image.bytes).metadata()
      return { width: autoOrient.width, height: autoOrient.height }
    },
    signal,
  )

/** A picture in the size that is wanted, cut where its form is another one; in the colours of a screen. */
export const openCanvas = (image: InputImage, { width, height }: Size, signal: AbortSignal): Promise<Canvas> =>
  reading(
    'The picture to begin with',
    async () => {
      const pixels = await decoded(image)
        .resize(width, height, { fit: 'cover' })
        .toColourspace('srgb')
        .ensureAlpha()
        .raw({ depth: 'uchar' })
        .toBuffer()
      let isSolid = true
      for (let index = 3; isSolid && index < pixels.length; index += 4) isSolid = pixels[index] === 255
      return { width, height, pixels, isSolid }
    },
    signal,
  )

/** One byte a pixel, 255 where the mask is white. What is transparent in a mask says nothing: it is black. */
export const openMask = (
  mask: InputImage,
  { start, size, signal }: { start: Size; size: Size; signal: AbortSignal },
): Promise<Uint8Array> =>
  reading(
    'The mask',
    async () => {
      // First onto the picture that it was drawn for, then cut as that one is.
      const fitted = await decoded(mask)
        .flatten({ background: '#000' })
        .resize(start.width, start.height, { fit: 'fill' })
        .greyscale()
        .raw({ depth: 'uchar' })
        .toBuffer({ resolveWithObject: true })
      return grey(loadSharp()(fitted.data, { raw: fitted.info }).resize(size.width, size.height, { fit: 'cover' }))
    },
    signal,
  )

const grey = (picture: Sharp) => picture.toColourspace('b-w').extractChannel(0).raw().toBuffer()

export const sharpOf = ({ pixels, width, height }: Omit<Canvas, 'isSolid'>): Sharp =>
  loadSharp()(pixels, { raw: { width, height, channels: 4 }, limitInputPixels: false })

/** What shines through where a picture is not solid. */
export const PAPER = { r: 246, g: 243, b: 234 }

/** A small version without transparency. */
export async function smallRaster(source: Sharp, size: Size, signal: AbortSignal): Promise<Raster> {
  const { data, info } = await unlessAborted(
    source
      .flatten({ background: PAPER })
      .resize(size.width, size.height, { fit: 'fill' })
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true }),
    signal,
  )
  return { width: info.width, height: info.height, pixels: data }
}

/** The same form with at most so many pixels at its longer side. */
export function within({ width, height }: Size, longest: number): Size {
  const scale = Math.min(1, longest / Math.max(width, height))
  return { width: Math.max(3, Math.round(width * scale)), height: Math.max(3, Math.round(height * scale)) }
}

/** One byte a pixel, in another size. */
export const resizedMask = (mask: Uint8Array, from: Size, to: Size, signal: AbortSignal): Promise<Uint8Array> =>
  unlessAborted(
    loadSharp()(mask, { raw: { width: from.width, height: from.height, channels: 1 }, limitInputPixels: false })
      .resize(to.width, to.height, { fit: 'fill', kernel: 'linear' })
      .toColourspace('b-w')
      .raw()
      .toBuffer(),
    signal,
  )

/** The same picture smaller. */
export async function reduced(raster: Raster, size: Size, signal: AbortSignal): Promise<Raster> {
  const { width, height } = raster
  const pixels = await unlessAborted(
    loadSharp()(raster.pixels, { raw: { width, height, channels: 3 } })
      .resize(size.width, size.height, { fit: 'fill' })
      .raw()
      .toBuffer(),
    signal,
  )
  return { width: size.width, height: size.height, pixels }
}
