import type { Raster } from '../styles/style.ts'
import { healed, matched, type Surroundings } from './blend-in.ts'
import { findPlace } from './clone.ts'
import type { Area } from './lay-over.ts'
import { unlessAborted } from '../sharp.ts'
import { connect } from './regions.ts'
import { resizedMask, sharpOf, smallRaster, within, type Canvas, type Size } from './start.ts'

/** Pixels of the longer side in which another place is looked for. */
const LOOKED_AT = 160
/** For more parts than these no place of their own is looked for. */
const MOST_PARTS = 5

interface Wanted {
  /** One byte a pixel of the canvas. */
  readonly white: Uint8Array
  readonly area: Area
  readonly around: Surroundings
  readonly seed: number
}

interface Place {
  readonly x: number
  readonly y: number
}

/** A white part of the mask in a small picture, and the place that would fit into it. */
interface Part {
  readonly holds: (index: number) => boolean
  readonly place: Place
}

function partsOf(whole: Raster, mask: Uint8Array): Part[] {
  const { ids, count } = connect(
    mask.map(value => (value === 0 ? 0 : 1)),
    whole.width,
    whole.height,
  )
  const areas = new Uint32Array(count)
  for (let index = 0; index < ids.length; index++) {
    const id = ids[index] ?? 0
    if (mask[index] !== 0) areas[id] = (areas[id] ?? 0) + 1
  }
  const largest = [...areas.keys()]
    .filter(id => (areas[id] ?? 0) > 0)
    .toSorted((a, b) => (areas[b] ?? 0) - (areas[a] ?? 0))
    .slice(0, MOST_PARTS)
  return largest.flatMap(id => {
    const holds = (index: number) => ids[index] === id
    const place = findPlace(whole, mask, holds)
    return place ? [{ holds, place }] : []
  })
}

/** The surroundings as they are some way off. What would lie beyond the picture is its edge. */
async function taken(canvas: Canvas, small: Size, { x, y }: Place, { area, around }: Wanted, signal: AbortSignal) {
  const left = area.left + Math.round((x * canvas.width) / small.width)
  const top = area.top + Math.round((y * canvas.height) / small.height)
  const there = {
    left: Math.max(0, left),
    top: Math.max(0, top),
    width: Math.min(canvas.width, left + area.width) - Math.max(0, left),
    height: Math.min(canvas.height, top + area.height) - Math.max(0, top),
  }
  const beyond = {
    left: there.left - left,
    top: there.top - top,
    right: area.width - there.width - (there.left - left),
    bottom: area.height - there.height - (there.top - top),
  }
  // In two steps: sharp would extend what it has made small.
  const pixels = await unlessAborted(
    sharpOf(canvas)
      .extract(there)
      .extend({ ...beyond, extendWith: 'copy' })
      .raw()
      .toBuffer(),
    signal,
  )
  return smallRaster(sharpOf({ width: area.width, height: area.height, pixels }), around.raster, signal)
}

/**
 * What could be in the white part if nothing were there: for each piece of it a place of the picture that fits, in the
 * colours that are around it; where there is none, those colours alone.
 */
export async function groundFor(canvas: Canvas, wanted: Wanted, signal: AbortSignal): Promise<Raster> {
  const { white, area, around, seed } = wanted
  const { width, height } = around.raster
  const small = within(canvas, LOOKED_AT)
  const whole = await smallRaster(sharpOf(canvas), small, signal)
  const parts = partsOf(whole, await resizedMask(white, canvas, small, signal))
  const ground = await healed(around, seed, signal)
  for (const { holds, place } of parts) {
    const other = await matched(await taken(canvas, small, place, wanted, signal), around, () => 1, signal)
    for (let index = 0; index < width * height; index++) {
      const [x, y] = [index % width, Math.floor(index / width)]
      const column = Math.floor(((area.left + (x * area.width) / width) * small.width) / canvas.width)
      const row = Math.floor(((area.top + (y * area.height) / height) * small.height) / canvas.height)
      if (!holds(row * small.width + column)) continue
      for (let channel = 0; channel < 3; channel++)
        ground.pixels[index * 3 + channel] = other.pixels[index * 3 + channel] ?? 0
    }
  }
  return ground
}
