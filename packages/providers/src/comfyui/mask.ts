import { createRequire } from 'node:module'
import type Sharp from 'sharp'
import type { InputImage } from '../port/request.ts'

/** Loaded with the first mask: 10 MB of memory, which others need not hold. */
const loadSharp = () => createRequire(import.meta.url)('sharp') as typeof Sharp

/** More than the studio itself takes in. */
const LIMIT = { limitInputPixels: 100_000_000, sequentialRead: true } as const
const PNG = { compressionLevel: 3 } as const

/** How white each pixel of a mask is, at the size that is asked for. */
const whiteness = (mask: InputImage, size?: { width: number; height: number }) => {
  const image = loadSharp()(mask.bytes, LIMIT).flatten({ background: '#000000' })
  return size ? image.resize(size.width, size.height, { fit: 'fill' }).toColourspace('b-w') : image.toColourspace('b-w')
}

/**
 * The picture with the mask in its alpha channel. ComfyUI's LoadImage gives what is transparent as what is to be made anew,
 * so white becomes transparent; the colours below stay.
 */
export const withMask = async (image: InputImage, mask: InputImage): Promise<Uint8Array> => {
  const { data, info } = await loadSharp()(image.bytes, LIMIT)
    .autoOrient()
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const alpha = await whiteness(mask, { width, height }).negate().extractChannel(0).raw().toBuffer()
  return loadSharp()(data, { raw: { width, height, channels } })
    .joinChannel(alpha, { raw: { width, height, channels: 1 } })
    .png(PNG)
    .toBuffer()
}

/**
 * The mask as a file of its own, right whichever way a workflow reads it: its colours are white where the picture is to be
 * made anew, and so is, since ComfyUI turns that round, what is transparent.
 */
export const asFile = async (mask: InputImage): Promise<Uint8Array> => {
  const { data, info } = await whiteness(mask).extractChannel(0).raw().toBuffer({ resolveWithObject: true })
  const raw = { width: info.width, height: info.height, channels: 1 } as const
  const alpha = Buffer.from(data.map(value => 255 - value))
  return loadSharp()(data, { raw }).joinChannel([data, data, alpha], { raw }).toColourspace('srgb').png(PNG).toBuffer()
}
