import { ProviderError } from '../port/errors.ts'
import type { InputImage, Sides } from '../port/request.ts'
import { loadSharp, type Size } from './fit.ts'

export interface Canvas {
  /** A PNG: the picture in its place, and around it its edges drawn out, with noise. */
  readonly image: Buffer
  /** A PNG of the same size, white where there was nothing. */
  readonly mask: Buffer
  /** Of both: the extended picture, rounded up to what the model takes. */
  readonly size: Size
  /** Of the extended picture, as it was asked for. */
  readonly wanted: Size
}

interface ExtendOptions {
  readonly multipleOf: number
  /** Longest side that the model makes, in pixels. */
  readonly maxSide: number
  readonly seed: number
}

/** How far the noise goes from middle grey: enough for a sampler to find something in a plain sky. */
const NOISE = 56

const roundUp = (pixels: number, multipleOf: number) => Math.ceil(pixels / multipleOf) * multipleOf

/** Grey noise that is the same for the same seed (mulberry32). */
const noise = (pixels: number, seed: number): Buffer => {
  const grey = Buffer.alloc(pixels)
  let state = seed >>> 0
  for (let at = 0; at < pixels; at++) {
    state = (state + 0x6d_2b_79_f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    grey[at] = 128 + (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32 - 0.5) * 2 * NOISE
  }
  return grey
}

/** How large the canvas is. Throws a ProviderError where that is more than the model makes. */
const layOut = (inner: Size, { left, top, right, bottom }: Sides, { multipleOf, maxSide }: ExtendOptions) => {
  const wanted = { width: inner.width + left + right, height: inner.height + top + bottom }
  const size = { width: roundUp(wanted.width, multipleOf), height: roundUp(wanted.height, multipleOf) }
  if (Math.max(size.width, size.height) > maxSide)
    throw new ProviderError(
      'provider.bad_request',
      `The extended picture would have ${wanted.width} × ${wanted.height} pixels; this model makes up to ${maxSide} a side.`,
      { suggestion: 'Begin with a smaller picture, or extend it by less.' },
    )
  const around = { left, top, right: size.width - inner.width - left, bottom: size.height - inner.height - top }
  return { wanted, size, around }
}

/** A picture on a larger canvas, for a model that makes the new part by inpainting. */
export const extendImage = async ({ bytes }: InputImage, sides: Sides, options: ExtendOptions): Promise<Canvas> => {
  const sharp = await loadSharp()
  const { data, info } = await sharp(bytes)
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .png()
    .toBuffer({ resolveWithObject: true })
  const { wanted, size, around } = layOut(info, sides, options)
  // In two steps: sharp puts one picture on another before it draws out the edges.
  const stretched = await sharp(data)
    .extend({ ...around, extendWith: 'copy' })
    .png()
    .toBuffer()
  const grey = noise(size.width * size.height, options.seed)
  const image = await sharp(stretched)
    .composite([
      { input: grey, raw: { ...size, channels: 1 }, blend: 'soft-light' },
      { input: data, left: around.left, top: around.top },
    ])
    .removeAlpha()
    .png()
    .toBuffer()
  const mask = await sharp({
    create: { width: info.width, height: info.height, channels: 3, background: '#000000' },
  })
    .extend({ ...around, background: '#ffffff' })
    .toColourspace('b-w')
    .png()
    .toBuffer()
  return { image, mask, size, wanted }
}

/** What came back for a canvas, without what only rounding added. Throws a ProviderError where it is no such picture. */
export const cropTo = async (bytes: Uint8Array, { size, wanted }: Pick<Canvas, 'size' | 'wanted'>) => {
  if (size.width === wanted.width && size.height === wanted.height) return bytes
  const sharp = await loadSharp()
  return sharp(bytes)
    .extract({ left: 0, top: 0, ...wanted })
    .png()
    .toBuffer()
    .catch((error: unknown) => {
      throw new ProviderError('provider.bad_output', 'The engine answered with a picture of another size.', {
        suggestion: 'Try again, or choose another model.',
        cause: error,
      })
    })
}
