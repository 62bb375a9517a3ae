import { rgbaToThumbHash } from 'thumbhash'

/** Pixels as sharp gives them: rows of RGBA, not premultiplied. */
export interface RawPicture {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}

/** ThumbHash looks at no finer detail than a few waves across the picture, and takes no more than 100. In pixels. */
const SAMPLE_SIZE = 48

/**
 * Shrinks by averaging the pixels that fall together. Colours are weighed by their alpha, as ThumbHash itself does it.
 * Done here because starting a pipeline costs more than the sum over so few pixels.
 */
const shrink = ({ data, width, height }: RawPicture, size: number): RawPicture => {
  const scale = Math.min(1, size / Math.max(width, height))
  const [toWidth, toHeight] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))]
  const sums = new Float64Array(toWidth * toHeight * 5)
  // Three by three samples for each pixel made are enough for what is blurred anyway.
  const step = Math.max(1, Math.floor(1 / (scale * 3)))
  for (let y = 0; y < height; y += step) {
    const row = Math.floor((y * toHeight) / height) * toWidth
    for (let x = 0, from = y * width * 4; x < width; x += step, from += 4 * step) {
      const at = (row + Math.floor((x * toWidth) / width)) * 5
      const alpha = data[from + 3] ?? 0
      sums[at] = (sums[at] ?? 0) + (data[from] ?? 0) * alpha
      sums[at + 1] = (sums[at + 1] ?? 0) + (data[from + 1] ?? 0) * alpha
      sums[at + 2] = (sums[at + 2] ?? 0) + (data[from + 2] ?? 0) * alpha
      sums[at + 3] = (sums[at + 3] ?? 0) + alpha
      sums[at + 4] = (sums[at + 4] ?? 0) + 1
    }
  }
  const small = new Uint8Array(toWidth * toHeight * 4)
  for (let to = 0, at = 0; to < small.length; to += 4, at += 5) {
    const alpha = sums[at + 3] ?? 0
    for (let channel = 0; channel < 3; channel++)
      small[to + channel] = alpha === 0 ? 0 : Math.round((sums[at + channel] ?? 0) / alpha)
    small[to + 3] = Math.round(alpha / (sums[at + 4] ?? 1))
  }
  return { data: small, width: toWidth, height: toHeight }
}

/** A blurred preview in about 25 bytes, as base64. */
export const makePlaceholder = (picture: RawPicture) => {
  const { data, width, height } = shrink(picture, SAMPLE_SIZE)
  return Buffer.from(rgbaToThumbHash(width, height, data)).toString('base64')
}
