import type { InputImage } from '../port/request.ts'
import { loadSharp, PNG } from './sharp.ts'

/** More than the studio itself takes in. */
const LIMIT = { limitInputPixels: 100_000_000, sequentialRead: true } as const

/** The grey of a mask in the size of its picture, a byte for each pixel: white is to be made anew. */
const greyOf = async (image: InputImage, mask: InputImage) => {
  const sharp = loadSharp()
  const { autoOrient } = await sharp(image.bytes).metadata()
  const grey = await sharp(mask.bytes, LIMIT)
    .flatten({ background: '#000000' })
    .resize(autoOrient.width, autoOrient.height, { fit: 'fill', kernel: 'nearest' })
    .toColourspace('b-w')
    .extractChannel(0)
    .raw()
    .toBuffer()
  return { grey, raw: { width: autoOrient.width, height: autoOrient.height } }
}

const asPng = (bytes: Uint8Array): InputImage => ({ bytes, mimeType: 'image/png' })
const turned = (grey: Buffer) => Buffer.from(grey.map(value => 255 - value))

/** A mask that says with white what is to be made anew, as a PNG in the size of its picture. */
export const whiteMask = async (image: InputImage, mask: InputImage): Promise<InputImage> => {
  const { grey, raw } = await greyOf(image, mask)
  return asPng(
    await loadSharp()(grey, { raw: { ...raw, channels: 1 } })
      .png(PNG)
      .toBuffer(),
  )
}

/** Four channels of a byte for each pixel, as a PNG. */
const fromChannels = async (
  channels: readonly [Buffer, Buffer, Buffer, Buffer],
  raw: { width: number; height: number },
): Promise<InputImage> => {
  const [first, ...others] = channels
  const one = { raw: { ...raw, channels: 1 } } as const
  return asPng(await loadSharp()(first, one).joinChannel(others, one).toColourspace('srgb').png(PNG).toBuffer())
}

/** The same mask as OpenAI wants it: what is to be made anew is transparent. */
export const transparentMask = async (image: InputImage, mask: InputImage): Promise<InputImage> => {
  const { grey, raw } = await greyOf(image, mask)
  const black = Buffer.alloc(grey.byteLength)
  return fromChannels([black, black, black, turned(grey)], raw)
}

/**
 * The same mask for readers of either sort: its colours are white where the picture is to be made anew, and so is, to who
 * turns an alpha channel round as ComfyUI does, what is transparent.
 */
export const whiteAndTransparentMask = async (image: InputImage, mask: InputImage): Promise<InputImage> => {
  const { grey, raw } = await greyOf(image, mask)
  return fromChannels([grey, grey, grey, turned(grey)], raw)
}

/** The picture with the mask in its alpha channel: what is to be made anew is transparent, and the colours below stay. */
export const withTransparency = async (image: InputImage, mask: InputImage): Promise<InputImage> => {
  const { grey, raw } = await greyOf(image, mask)
  const colours = await loadSharp()(image.bytes, LIMIT)
    .autoOrient()
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer()
  return asPng(
    await loadSharp()(colours, { raw: { ...raw, channels: 3 } })
      .joinChannel(turned(grey), { raw: { ...raw, channels: 1 } })
      .png(PNG)
      .toBuffer(),
  )
}
