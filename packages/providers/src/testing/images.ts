import sharp from 'sharp'
import type { InputImage } from '../port/request.ts'

/** A picture of one colour, as somebody may have uploaded it. */
export const plainImage = async (width: number, height: number, background = '#3366cc'): Promise<InputImage> => ({
  bytes: await sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer(),
  mimeType: 'image/png',
})

/** The pixels of a picture in base64 at places that a test looks at. */
export const pixelsOf = async (base64: unknown) => {
  const { data, info } = await sharp(Buffer.from(String(base64), 'base64'))
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  return {
    width,
    height,
    at: (x: number, y: number): readonly number[] => [
      ...data.subarray((y * width + x) * channels, (y * width + x + 1) * channels),
    ],
  }
}
