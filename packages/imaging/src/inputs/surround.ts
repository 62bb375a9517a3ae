import { decoding, loadSharp } from '../derive/sharp.ts'
import type { Size } from './fit.ts'

interface Surrounded {
  readonly start: Uint8Array
  /** What was made around it. */
  readonly made: Uint8Array
  /** Of the whole, in pixels. */
  readonly size: Size
  /** How far the start lies from the edges of the whole, in pixels. */
  readonly extend: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }
}

/** Red, green, blue and alpha. */
const CHANNELS = 4

const pixelsOf = (bytes: Uint8Array, size: Size, fit: 'fill' | 'cover') =>
  decoding(bytes, {}, async picture => {
    const { hasAlpha } = await picture.metadata()
    const pixels = await picture
      .resize({ ...size, fit })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer()
    return { pixels, hasAlpha }
  })

/** Puts the rows of a picture into a larger one. Gives whether that changed anything. */
function lay(onto: Buffer, width: number, rows: Buffer, inner: Size, { left, top }: Surrounded['extend']): boolean {
  let isChanged = false
  const length = inner.width * CHANNELS
  for (let row = 0; row < inner.height; row++) {
    const from = rows.subarray(row * length, (row + 1) * length)
    const at = ((top + row) * width + left) * CHANNELS
    if (from.equals(onto.subarray(at, at + length))) continue
    from.copy(onto, at)
    isChanged = true
  }
  return isChanged
}

/**
 * A picture that was extended, with every pixel of the start as it was: engines change them a little, and some make the whole
 * in another size. A PNG of the size; `made` itself, where nothing of the start was changed. Throws `ImageRejected`.
 */
export async function surround({ start, made, size, extend }: Surrounded): Promise<Uint8Array> {
  const { left, top, right, bottom } = extend
  const inner = { width: size.width - left - right, height: size.height - top - bottom }
  const whole = await pixelsOf(made, size, 'fill')
  const middle = await pixelsOf(start, inner, 'cover')
  if (!lay(whole.pixels, size.width, middle.pixels, inner, extend)) return made
  const picture = loadSharp()(whole.pixels, { raw: { ...size, channels: CHANNELS } })
  return (whole.hasAlpha || middle.hasAlpha ? picture : picture.removeAlpha()).png({ compressionLevel: 4 }).toBuffer()
}
