import { decoding, loadSharp } from '../derive/sharp.ts'
import { probe } from '../probe/probe.ts'
import { grey, type Size } from './fit.ts'

interface Blended {
  readonly start: Uint8Array
  /** What was made of it, in any size of the proportions that it was given in. */
  readonly made: Uint8Array
  /** White where the picture was to be made anew. */
  readonly mask: Uint8Array
  /** In which size the start was handed to the engine: what that cut off stays as it was. */
  readonly asked: Size
  /** Pixels over which the edge of the mask is made soft. */
  readonly blur: number
}

interface Region extends Size {
  readonly left: number
  readonly top: number
}

/** What a picture shows of the start that was cut to fit its proportions. */
function regionOf(start: Size, asked: Size): Region {
  const factor = Math.max(asked.width / start.width, asked.height / start.height)
  const width = Math.min(start.width, Math.round(asked.width / factor))
  const height = Math.min(start.height, Math.round(asked.height / factor))
  return {
    width,
    height,
    left: Math.floor((start.width - width) / 2),
    top: Math.floor((start.height - height) / 2),
  }
}

/**
 * How much of what was made is seen: soft towards the inside only, so that what the mask leaves black stays exactly as it
 * was. One channel, as raw pixels.
 */
async function coverage(mask: Uint8Array, start: Size, region: Region, blur: number): Promise<Buffer> {
  const edges = decoding(mask, {}, picture =>
    grey(picture).resize({ width: start.width, height: start.height, fit: 'fill' }).raw().toBuffer(),
  )
  const { left, top, width, height } = region
  const raw = { raw: { width: start.width, height: start.height, channels: 1 } } as const
  const cut = (pixels: Buffer) => loadSharp()(pixels, raw).extract({ left, top, width, height }).toColourspace('b-w')
  if (blur === 0)
    return cut(await edges)
      .raw()
      .toBuffer()
  const edged = await edges
  // Of a blur of so many pixels on either side, half of them is about the deviation.
  const soft = await loadSharp()(edged, raw)
    .blur(Math.max(0.3, blur / 2))
    .png({ compressionLevel: 0 })
    .toBuffer()
  const least = await loadSharp()(edged, raw)
    .toColourspace('srgb')
    .composite([{ input: soft, blend: 'darken' }])
    .extractChannel(0)
    .toColourspace('b-w')
    .raw()
    .toBuffer()
  return cut(least).raw().toBuffer()
}

/** The start, and what was made of it where the mask is white: a PNG of the size of the start. Throws `ImageRejected`. */
export async function blend({ start, made, mask, asked, blur }: Blended): Promise<Uint8Array> {
  const size = probe(start, { maxBytes: Infinity })
  const region = regionOf(size, asked)
  const { left, top, width, height } = region
  const alpha = await coverage(mask, size, region, blur)
  const colours = await decoding(made, {}, picture =>
    picture.resize({ width, height, fit: 'fill' }).removeAlpha().toColourspace('srgb').raw().toBuffer(),
  )
  // On its own: sharp takes alpha away behind all that it joins.
  const anew = await loadSharp()(colours, { raw: { width, height, channels: 3 } })
    .joinChannel(alpha, { raw: { width, height, channels: 1 } })
    .raw()
    .toBuffer()
  return decoding(start, {}, picture =>
    picture
      .toColourspace('srgb')
      .composite([{ input: anew, raw: { width, height, channels: 4 }, left, top }])
      .png({ compressionLevel: 4 })
      .toBuffer(),
  )
}
