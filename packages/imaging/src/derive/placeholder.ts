import { rgbaToThumbHash } from 'thumbhash'

/** Pixels as sharp gives them: rows of grey, RGB or either with alpha, which is not premultiplied. */
export interface RawPicture {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
  /** 1 and 2 are grey; 2 and 4 end in alpha. */
  readonly channels: 1 | 2 | 3 | 4
}

/** ThumbHash looks at no finer detail than seven waves across the picture, and takes no more than 100. In pixels. */
const SAMPLE_SIZE = 32

/** Samples in each direction for each pixel made: enough for what is blurred anyway. */
const SAMPLES = 3

/**
 * Shrinks by averaging samples of the pixels that fall together. Colours are weighed by their alpha, as ThumbHash itself
 * does it. Done here because starting a pipeline costs more than the sum over so few pixels.
 */
const shrink = ({ data, width, height, channels }: RawPicture, size: number) => {
  const scale = Math.min(1, size / Math.max(width, height))
  const [toWidth, toHeight] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))]
  const sums = new Float64Array(toWidth * toHeight * 5)
  const step = Math.max(1, Math.floor(1 / (scale * SAMPLES)))
  const isColoured = channels >= 3
  const hasAlpha = channels % 2 === 0
  for (let y = 0; y < height; y += step) {
    const row = Math.floor((y * toHeight) / height) * toWidth
    for (let x = 0, from = y * width * channels; x < width; x += step, from += channels * step) {
      const at = (row + Math.floor((x * toWidth) / width)) * 5
      const alpha = hasAlpha ? (data[from + channels - 1] ?? 0) : 255
      const red = data[from] ?? 0
      sums[at] = (sums[at] ?? 0) + red * alpha
      sums[at + 1] = (sums[at + 1] ?? 0) + (isColoured ? (data[from + 1] ?? 0) : red) * alpha
      sums[at + 2] = (sums[at + 2] ?? 0) + (isColoured ? (data[from + 2] ?? 0) : red) * alpha
      sums[at + 3] = (sums[at + 3] ?? 0) + alpha
      sums[at + 4] = (sums[at + 4] ?? 0) + 1
    }
  }
  return { width: toWidth, height: toHeight, rgba: averagesOf(sums) }
}

/** RGBA out of sums of red, green and blue by alpha, of alpha, and of how many they are. */
const averagesOf = (sums: Float64Array) => {
  const rgba = new Uint8Array((sums.length / 5) * 4)
  for (let to = 0, at = 0; to < rgba.length; to += 4, at += 5) {
    const alpha = sums[at + 3] ?? 0
    for (let channel = 0; channel < 3; channel++)
      rgba[to + channel] = alpha === 0 ? 0 : Math.round((sums[at + channel] ?? 0) / alpha)
    rgba[to + 3] = Math.round(alpha / (sums[at + 4] ?? 1))
  }
  return rgba
}

/** A blurred preview in about 25 bytes, as base64. */
export const makePlaceholder = (picture: RawPicture) => {
  const { width, height, rgba } = shrink(picture, SAMPLE_SIZE)
  return Buffer.from(rgbaToThumbHash(width, height, rgba)).toString('base64')
}
