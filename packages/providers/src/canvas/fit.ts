import type { InputImage } from '../port/request.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

/** libvips, loaded with the first picture that goes in: engines that only make pictures from text do without. */
export const loadSharp = async () => (await import('sharp')).default

/** A picture that goes in, as a PNG of the size that is asked for. What does not fit is cut off at both sides alike. */
export const fitImage = async ({ bytes }: InputImage, { width, height }: Size): Promise<Buffer> => {
  const sharp = await loadSharp()
  return sharp(bytes)
    .autoOrient()
    .resize(width, height, { fit: 'cover' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .png()
    .toBuffer()
}

/** A mask, cut as the picture that it belongs to is, of nothing but black and white. */
export const fitMask = async ({ bytes }: InputImage, { width, height }: Size): Promise<Buffer> => {
  const sharp = await loadSharp()
  return sharp(bytes)
    .autoOrient()
    .resize(width, height, { fit: 'cover' })
    .flatten({ background: '#000000' })
    .threshold(128)
    .toColourspace('b-w')
    .png()
    .toBuffer()
}
