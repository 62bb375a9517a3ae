import { setImmediate } from 'node:timers/promises'
import { pngFor, unlessAborted } from '../sharp.ts'
import { sharpOf, type Canvas } from './start.ts'

/** Others get their turn after so many pixels. */
const PIXELS_A_TURN = 1_500_000

export interface Area {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface Layer {
  /** Three bytes a pixel of the area. */
  readonly paint: Uint8Array
  /** How far the paint covers what is there, 0 to 1, by the index of the pixel in the area. */
  readonly coverAt: (index: number) => number
}

/** Lays paint over a part of a canvas, in its own bytes: it may have 64 MB. Where it does not cover at all, they stay as they were. */
export async function layOver(canvas: Canvas, area: Area, layer: Layer, signal: AbortSignal): Promise<Canvas> {
  const { pixels } = canvas
  const rows = Math.max(1, Math.floor(PIXELS_A_TURN / area.width))
  for (let row = 0; row < area.height; row += rows) {
    for (let y = row; y < Math.min(area.height, row + rows); y++)
      coverRow(pixels, (area.top + y) * canvas.width + area.left, layer, { from: y * area.width, count: area.width })
    await setImmediate()
    signal.throwIfAborted()
  }
  return canvas
}

function coverRow(
  pixels: Uint8Array,
  first: number,
  { paint, coverAt }: Layer,
  { from, count }: { from: number; count: number },
) {
  for (let x = 0; x < count; x++) {
    const amount = coverAt(from + x)
    if (amount <= 0) continue
    const target = (first + x) * 4
    const source = (from + x) * 3
    if (amount >= 1) {
      for (let channel = 0; channel < 3; channel++) pixels[target + channel] = paint[source + channel] ?? 0
      pixels[target + 3] = 255
      continue
    }
    const solid = pixels[target + 3] ?? 255
    if (solid === 255) {
      for (let channel = 0; channel < 3; channel++) {
        const below = pixels[target + channel] ?? 0
        pixels[target + channel] = below + ((paint[source + channel] ?? 0) - below) * amount + 0.5
      }
      continue
    }
    const below = (solid / 255) * (1 - amount)
    const whole = below + amount
    for (let channel = 0; channel < 3; channel++)
      pixels[target + channel] = Math.round(
        ((pixels[target + channel] ?? 0) * below + (paint[source + channel] ?? 0) * amount) / whole,
      )
    pixels[target + 3] = Math.round(whole * 255)
  }
}

export const encode = (canvas: Canvas, signal: AbortSignal): Promise<Uint8Array> => {
  const whole = canvas.isSolid ? sharpOf(canvas).removeAlpha() : sharpOf(canvas)
  return unlessAborted(whole.png(pngFor(canvas.width * canvas.height)).toBuffer(), signal)
}

/** From 0 at `from` to 1 at `to`, without a corner. */
export function ease(value: number, from: number, to: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)))
  return t * t * (3 - 2 * t)
}
