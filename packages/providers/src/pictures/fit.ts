import type { InputImage } from '../port/request.ts'
import { loadSharp, PNG } from './sharp.ts'
import type { Size } from './sizes.ts'

/** Pixels that every server reads alike, in the size that is asked for: upright, without transparency. */
const isFit = async ({ bytes }: InputImage, size: Size): Promise<boolean> => {
  const { width, height, hasAlpha, orientation = 1, space, format } = await loadSharp()(bytes).metadata()
  const isOfSize = width === size.width && height === size.height
  return isOfSize && !hasAlpha && orientation === 1 && space === 'srgb' && (format === 'png' || format === 'jpeg')
}

/** A picture that goes in, in the size that is asked for: as it came where it fits, else a PNG. What does not fit is cut off at both sides alike. */
export const fitImage = async (image: InputImage, size: Size): Promise<Uint8Array> => {
  if (await isFit(image, size)) return image.bytes
  return loadSharp()(image.bytes)
    .autoOrient()
    .resize(size.width, size.height, { fit: 'cover' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .png(PNG)
    .toBuffer()
}

/** A mask, cut as the picture that it belongs to is, of nothing but black and white. */
export const fitMask = ({ bytes }: InputImage, { width, height }: Size): Promise<Buffer> =>
  loadSharp()(bytes)
    .autoOrient()
    .resize(width, height, { fit: 'cover' })
    .flatten({ background: '#000000' })
    .threshold(128)
    .toColourspace('b-w')
    .png(PNG)
    .toBuffer()
