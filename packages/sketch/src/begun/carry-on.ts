import { loadSharp, unlessAborted } from '../sharp.ts'
import type { Raster } from '../styles/style.ts'
import { ease, type Area } from './lay-over.ts'
import { PAPER, sharpOf, type Canvas, type Size } from './start.ts'

/** A whole, and where in it the start lies. */
export interface Frame {
  readonly whole: Size
  readonly start: Area
}

/** A small start whose edges go on as far as the whole. */
export interface Framed {
  readonly frame: Frame
  readonly edges: Raster
  /** One byte a pixel: how solid it is. */
  readonly solid: Uint8Array
}

/** How far a place is outside of a stretch. */
const outside = (value: number, from: number, length: number): number =>
  value < from ? from - value : Math.max(0, value - (from + length - 1))

/** Pixels from a place to the start. */
export const awayFrom = ({ left, top, width, height }: Area, x: number, y: number): number =>
  Math.hypot(outside(x, left, width), outside(y, top, height))

/** Four bytes a pixel: the start, and around it itself in a mirror, or stripes of the colours of its edge. */
async function extended(canvas: Canvas, { whole, start }: Frame, way: 'mirror' | 'copy', signal: AbortSignal) {
  const sharp = loadSharp()
  const small = await unlessAborted(
    sharpOf(canvas).resize(start.width, start.height, { fit: 'fill' }).raw().toBuffer(),
    signal,
  )
  const sides = {
    left: start.left,
    top: start.top,
    right: whole.width - start.left - start.width,
    bottom: whole.height - start.top - start.height,
  }
  const raw = { width: start.width, height: start.height, channels: 4 } as const
  return unlessAborted(
    sharp(small, { raw })
      .extend({ ...sides, extendWith: way })
      .raw()
      .toBuffer(),
    signal,
  )
}

const blurred = (pixels: Uint8Array, { width, height }: Size, sigma: number, signal: AbortSignal) =>
  unlessAborted(
    loadSharp()(pixels, { raw: { width, height, channels: 4 } })
      .blur(Math.max(0.5, sigma))
      .raw()
      .toBuffer(),
    signal,
  )

const PAPER_BYTES = [PAPER.r, PAPER.g, PAPER.b] as const

/**
 * Carries the edges of a picture on: at first as in a mirror, where every grain goes on, then more and more as stripes, where
 * sky stays sky and ground stays ground and nothing is seen twice. Above and below, where stripes would stand upright, they
 * run into each other.
 */
export async function carriedOn(canvas: Canvas, frame: Frame, signal: AbortSignal): Promise<Framed> {
  const { whole, start } = frame
  const side = Math.min(start.width, start.height)
  const mirror = await extended(canvas, frame, 'mirror', signal)
  const copy = await extended(canvas, frame, 'copy', signal)
  const stripes = await blurred(copy, whole, side * 0.02, signal)
  const wash = await blurred(copy, whole, side * 0.2, signal)
  const edges = new Uint8Array(whole.width * whole.height * 3)
  const solid = new Uint8Array(whole.width * whole.height)
  for (let index = 0; index < solid.length; index++) {
    const x = index % whole.width
    const y = (index - x) / whole.width
    const [beside, over] = [outside(x, start.left, start.width), outside(y, start.top, start.height)]
    const far = ease(Math.hypot(beside, over), 0, side * 0.08)
    const washed = far * Math.max(ease(over, 0, side * 0.2), 0.7 * ease(beside, side * 0.1, side * 0.9))
    const at = (channel: number) =>
      (mirror[index * 4 + channel] ?? 0) * (1 - far) +
      (stripes[index * 4 + channel] ?? 0) * (far - washed) +
      (wash[index * 4 + channel] ?? 0) * washed
    const own = at(3)
    solid[index] = Math.round(own)
    for (let channel = 0; channel < 3; channel++)
      edges[index * 3 + channel] = Math.round((at(channel) * own + (PAPER_BYTES[channel] ?? 0) * (255 - own)) / 255)
  }
  return { frame, edges: { ...whole, pixels: edges }, solid }
}
