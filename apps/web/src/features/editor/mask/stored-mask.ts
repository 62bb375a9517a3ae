import type { Size } from '../geometry.ts'
import { encodePng } from './png.ts'
import type { Plane } from './plane.ts'

/** Rows of a picture that are read at a time: the whole of a large one would be 64 MB more. */
const STRIP = 512
/** A call has no more arguments than this in any browser. */
const PIECE = 0x80_00

/** The mask as text that can be kept; nothing of it is lost. */
export async function storeMask(plane: Plane): Promise<string> {
  const bytes = new Uint8Array(await (await encodePng(plane)).arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE))
  return `data:image/png;base64,${btoa(text)}`
}

/** A mask that was kept, of any size, as the bytes of one that is `size`; undefined where it cannot be read. */
export async function readMask(url: string, size: Size): Promise<Uint8Array | undefined> {
  const picture = await createImageBitmap(blobOf(url)).catch(() => undefined)
  if (!picture) return undefined
  const bytes = new Uint8Array(size.width * size.height)
  const strip = new OffscreenCanvas(size.width, Math.min(STRIP, size.height))
  const context = strip.getContext('2d', { willReadFrequently: true })
  for (let top = 0; context && top < size.height; top += strip.height) {
    context.drawImage(picture, 0, -top, size.width, size.height)
    const rows = Math.min(strip.height, size.height - top)
    const { data } = context.getImageData(0, 0, size.width, rows)
    for (let pixel = 0, at = top * size.width; pixel < size.width * rows; pixel += 1, at += 1)
      bytes[at] = data[pixel * 4] ?? 0
  }
  picture.close()
  return bytes
}

/** By hand: the page's security policy does not let it fetch such an address. */
const blobOf = (url: string) =>
  new Blob([Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), sign => sign.codePointAt(0) ?? 0)])
