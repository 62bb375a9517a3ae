import type { Limit, ModelLimits } from '@atelier/contracts'
import { ProviderError } from '../port/errors.ts'
import type { ImageRequest, InputImage, Sides } from '../port/request.ts'
import { loadSharp, PNG } from './sharp.ts'
import { fitSize, type Size, type SizeRule } from './sizes.ts'

type Outpaint = Extract<ImageRequest, { task: 'outpaint' }>
type Inpaint = Extract<ImageRequest, { task: 'inpaint' }>

interface Region extends Size {
  readonly left: number
  readonly top: number
}

/** A picture on a larger canvas, for a model that makes the new part by inpainting. */
export interface Canvas {
  /** A PNG: the picture in its place, and around it its edges drawn out, with noise. */
  readonly image: InputImage
  /** A PNG of the same size, white where there was nothing. */
  readonly mask: InputImage
  /** Of both, in pixels: one that the model makes. */
  readonly size: Size
  /** Where on the canvas the extended picture lies; what is beside it only fills up to the size. */
  readonly region: Region
  /** Of the extended picture, as it was asked for. */
  readonly wanted: Size
}

/** Pixels of a side: what is longer than a model makes is made smaller, and enlarged again. */
const MOST_PIXELS = 4096
const FEWEST_PIXELS = 64

/** What a model that takes masks takes for this task: a canvas is fitted to the sizes that it makes. */
export const extendedLimits = (limits: ModelLimits): ModelLimits => {
  const side = ({ max, default: standard }: Limit): Limit => ({
    min: Math.min(FEWEST_PIXELS, standard),
    max: Math.max(MOST_PIXELS, max),
    default: standard,
  })
  return { ...limits, width: side(limits.width), height: side(limits.height) }
}

/** How far the noise goes from middle grey: enough for a sampler to find something in a plain sky. */
const NOISE = 56
/** A canvas that is larger by less than this is left so, and nothing is scaled. */
const NEARLY = 1.1

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

/** Rounded up to the step, and in its own proportions where it is longer than the model makes. */
const within = ({ width, height }: Size, { multipleOf, max }: { multipleOf: number; max: number }): Size => {
  const scale = Math.min(1, max / Math.max(width, height))
  const up = (side: number) => Math.ceil((side * scale) / multipleOf - 1e-9) * multipleOf
  return { width: up(width), height: up(height) }
}

/** The canvas for a picture of this size, and by how much the picture is scaled to fill it. */
const layOut = (wanted: Size, rule: SizeRule) => {
  const size = fitSize(rule, rule.kind === 'range' ? within(wanted, rule) : wanted)
  const room = Math.min(size.width / wanted.width, size.height / wanted.height)
  return { size, scale: room >= 1 && room < NEARLY ? 1 : room }
}

/** Where the start lies on the canvas, and what is around it. */
const place = (inner: Size, { left, top }: Sides, scale: number, size: Size) => {
  const scaled = { width: Math.round(inner.width * scale), height: Math.round(inner.height * scale) }
  const at = {
    left: Math.min(Math.round(left * scale), size.width - scaled.width),
    top: Math.min(Math.round(top * scale), size.height - scaled.height),
  }
  return {
    scaled,
    around: {
      ...at,
      right: size.width - scaled.width - at.left,
      bottom: size.height - scaled.height - at.top,
    },
  }
}

/** A picture on a canvas of a size that a model makes. */
export const extendImage = async (
  { bytes }: InputImage,
  sides: Sides,
  { rule, seed }: { readonly rule: SizeRule; readonly seed: number },
): Promise<Canvas> => {
  const sharp = loadSharp()
  const { autoOrient: inner } = await sharp(bytes).metadata()
  const wanted = { width: inner.width + sides.left + sides.right, height: inner.height + sides.top + sides.bottom }
  const { size, scale } = layOut(wanted, rule)
  const { scaled, around } = place(inner, sides, scale, size)
  const data = await sharp(bytes)
    .autoOrient()
    .resize({ ...scaled, fit: 'fill' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer()
  const pixels = { ...scaled, channels: 3 } as const
  // In two steps: sharp puts one picture on another before it draws out the edges.
  const stretched = await sharp(data, { raw: pixels })
    .extend({ ...around, extendWith: 'copy' })
    .raw()
    .toBuffer()
  const image = await sharp(stretched, { raw: { ...size, channels: 3 } })
    .composite([
      { input: noise(size.width * size.height, seed), raw: { ...size, channels: 1 }, blend: 'soft-light' },
      { input: data, raw: pixels, left: around.left, top: around.top },
    ])
    .removeAlpha()
    .png(PNG)
    .toBuffer()
  const mask = await sharp({ create: { ...scaled, channels: 3, background: '#000000' } })
    .extend({ ...around, background: '#ffffff' })
    .toColourspace('b-w')
    .png(PNG)
    .toBuffer()
  const filled = { width: Math.round(wanted.width * scale), height: Math.round(wanted.height * scale) }
  return {
    image: { bytes: image, mimeType: 'image/png' },
    mask: { bytes: mask, mimeType: 'image/png' },
    size,
    wanted,
    region: {
      left: 0,
      top: 0,
      width: Math.min(size.width, filled.width),
      height: Math.min(size.height, filled.height),
    },
  }
}

/** The same wish as one to make a part of a canvas anew. */
export const asInpaint = (request: Outpaint, { image, mask, size }: Canvas, strength: number | null): Inpaint => {
  const { extend: _, inputs: __, ...words } = request
  return { ...words, ...size, task: 'inpaint', inputs: { image, mask, references: [] }, strength }
}

/**
 * What came back for a canvas, as it was asked for: a server that makes only some sizes may answer in another one than that
 * of the canvas. Throws a ProviderError where it is no picture.
 */
export const cropTo = async (bytes: Uint8Array, { size, region, wanted }: Canvas): Promise<Uint8Array> => {
  const sharp = loadSharp()
  try {
    const { width, height } = await sharp(bytes).metadata()
    if (width === wanted.width && height === wanted.height) return bytes
    // In two steps, since sharp resizes once: first what came to the size of the canvas.
    const whole = await sharp(bytes)
      .resize({ ...size, fit: 'fill' })
      .raw()
      .toBuffer({ resolveWithObject: true })
    return await sharp(whole.data, { raw: whole.info })
      .extract(region)
      .resize({ ...wanted, fit: 'fill' })
      .png(PNG)
      .toBuffer()
  } catch (error) {
    throw new ProviderError('provider.bad_output', 'The engine answered with something that is no picture.', {
      suggestion: 'Try again, or choose another model.',
      cause: error,
    })
  }
}
