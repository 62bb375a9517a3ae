import { ProviderError, type InputImage } from '@atelier/providers/port'
import type { Metadata, Sharp } from 'sharp'
import type { Working } from '../begun/image-to-image.ts'
import { ENLARGED } from '../models.ts'
import { loadSharp, pngFor, unlessAborted } from '../sharp.ts'
import { lobes } from './lobes.ts'

interface Options {
  readonly scale: number
  /** What the studio takes of a picture. */
  readonly maxImageBytes?: number
}

interface Sized {
  readonly width: number
  readonly height: number
}

/** Throws where the result would be too large, before anything is decoded. */
function requireSize({ width, height }: Sized): void {
  if (Math.max(width, height) <= ENLARGED.side && width * height <= ENLARGED.pixels) return
  throw new ProviderError(
    'provider.bad_request',
    `The enlarged picture would have ${width} x ${height} pixels; Lanczos makes at most ${ENLARGED.side} a side and ${ENLARGED.pixels / 1e6} megapixels in all.`,
    { suggestion: 'Choose a smaller scale or a smaller picture.' },
  )
}

const GREY: ReadonlySet<string | undefined> = new Set(['b-w', 'grey16'])

/**
 * Colours are left as they are and their profile is handed on with them; only those of a printer become a screen's, since the
 * result could not be a PNG.
 */
const inOwnColours = (input: Uint8Array, { space }: Pick<Metadata, 'space'>): Sharp => {
  const isForPrint = space === 'cmyk'
  const picture = loadSharp()(input, { ignoreIcc: !isForPrint, limitInputPixels: false })
  const screen = picture.toColourspace(GREY.has(space) ? 'b-w' : 'srgb')
  return isForPrint ? screen : screen.keepIccProfile()
}

/** sharp rounds down what it has weighed. */
const ROUNDING = 0.5

/** One way after the other: 21 weights twice instead of 441. */
const stretched = (picture: Sharp, { width, height }: Sized, way: 'across' | 'down', scale: number): Sharp => {
  const weights = lobes(scale)
  const long = weights.length
  const none = weights.map(() => 0)
  const kernel = way === 'across' ? [...none, ...weights, ...none] : weights.flatMap(weight => [0, weight, 0])
  return picture.resize(width, height, { kernel: 'nearest', fit: 'fill' }).convolve({
    width: way === 'across' ? long : 3,
    height: way === 'across' ? 3 : long,
    kernel,
    scale: 1,
    offset: ROUNDING,
  })
}

const WEBP_SIDE = 16_383

/** As the picture came: one with losses already as a JPEG, every other one as a PNG, and what that would make too large with few losses. */
async function encoded(
  picture: () => Sharp,
  { format, isSolid, size, limit }: { format: string; isSolid: boolean; size: Sized; limit: number },
  signal: AbortSignal,
): Promise<Uint8Array> {
  const lossy = () => {
    if (isSolid) return picture().jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
    return Math.max(size.width, size.height) > WEBP_SIDE ? null : picture().webp({ quality: 95 })
  }
  const ways = [...(format === 'jpeg' ? [] : [() => picture().png(pngFor(size.width * size.height))]), lossy]
  for (const way of ways) {
    const ready = way()
    const bytes = ready && (await unlessAborted(ready.toBuffer(), signal))
    if (bytes && bytes.length <= limit) return bytes
  }
  throw new ProviderError(
    'provider.bad_request',
    'The enlarged picture would be a larger file than the studio takes.',
    {
      suggestion: 'Choose a smaller scale or a smaller picture.',
    },
  )
}

async function read(image: InputImage, signal: AbortSignal): Promise<Metadata> {
  try {
    return await unlessAborted(loadSharp()(image.bytes, { limitInputPixels: false }).metadata(), signal)
  } catch (error) {
    if (signal.aborted) throw signal.reason
    throw new ProviderError('provider.bad_request', 'The picture to enlarge cannot be read.', {
      suggestion: 'Choose another picture.',
      cause: error,
    })
  }
}

/** Enlarges a picture and invents nothing. */
export async function enlarge(
  image: InputImage,
  { scale, maxImageBytes: limit = Infinity }: Options,
  { signal, onProgress }: Working,
): Promise<Uint8Array> {
  const known = await read(image, signal)
  const { width, height } = known.autoOrient
  const size = { width: width * scale, height: height * scale }
  requireSize(size)
  onProgress(0.1)
  // Without compression, so that the profile goes along and nothing is computed for it.
  const wide = await unlessAborted(
    stretched(inOwnColours(image.bytes, known).autoOrient(), { ...size, height }, 'across', scale)
      .png({ compressionLevel: 0 })
      .toBuffer(),
    signal,
  )
  onProgress(0.4)
  const between = { space: GREY.has(known.space) ? 'b-w' : 'srgb' } as const
  const whole = () => stretched(inOwnColours(wide, between), size, 'down', scale)
  return encoded(whole, { format: known.format, isSolid: !known.hasAlpha, size, limit }, signal)
}
