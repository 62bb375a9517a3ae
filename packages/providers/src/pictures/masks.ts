import { createRequire } from 'node:module'
import type Sharp from 'sharp'
import type { InputImage } from '../port/request.ts'

/** sharp, loaded with the first mask: 10 MB of memory, which a studio that paints none need not hold. */
const loadSharp = () => createRequire(import.meta.url)('sharp') as typeof Sharp

/** The grey of a mask in the size of its picture, a byte for each pixel: white is to be made anew. */
const greyOf = async (image: InputImage, mask: InputImage) => {
  const sharp = loadSharp()
  const { width, height } = await sharp(image.bytes).metadata()
  const grey = await sharp(mask.bytes)
    .flatten({ background: '#000000' })
    .resize(width, height, { fit: 'fill', kernel: 'nearest' })
    .toColourspace('b-w')
    .raw()
    .toBuffer()
  return { grey, raw: { width, height, channels: 1 as const } }
}

/** A mask that says with white what is to be made anew, as a PNG in the size of its picture. */
export const whiteMask = async (image: InputImage, mask: InputImage): Promise<InputImage> => {
  const { grey, raw } = await greyOf(image, mask)
  return { bytes: await loadSharp()(grey, { raw }).png().toBuffer(), mimeType: 'image/png' }
}

/** The same mask as OpenAI wants it: what is to be made anew is transparent. */
export const transparentMask = async (image: InputImage, mask: InputImage): Promise<InputImage> => {
  const { grey, raw } = await greyOf(image, mask)
  const pixels = Buffer.alloc(grey.byteLength * 4)
  grey.forEach((white, at) => {
    pixels[at * 4 + 3] = 255 - white
  })
  const bytes = await loadSharp()(pixels, { raw: { ...raw, channels: 4 } })
    .png()
    .toBuffer()
  return { bytes, mimeType: 'image/png' }
}
