import { ProviderError, type InputImage } from '@atelier/providers/port'
import { setImmediate } from 'node:timers/promises'
import type { Asked } from '../asked.ts'
import { fromRgb, toRgb } from '../colour.ts'
import { paintInMood } from '../render.ts'
import { createScene, readRequest, type Scene, type SceneRequest } from '../scene.ts'
import { loadSharp, unlessAborted } from '../sharp.ts'
import type { Raster } from '../styles/style.ts'
import { matched, type Surroundings } from './blend-in.ts'
import { putOnto } from './cut-out.ts'
import { figuresOf } from './figures.ts'
import { groundFor } from './ground.ts'
import type { Working } from './image-to-image.ts'
import { ease, encode, layOver, type Area } from './lay-over.ts'
import { distances } from './membrane.ts'
import { renderForms } from './render-forms.ts'
import { openCanvas, openMask, resizedMask, sharpOf, sizeOf, smallRaster, within, type Size } from './start.ts'
import { createTone } from './tones.ts'

/** Pixels of the longer side in which a part is painted. */
const WORKING = 1024

/** How much around the white part is looked at. */
const AROUND = 0.07

/** No scene is wider or taller than this, in its other side. */
const LONGEST_FORM = 6

/** The smallest area that holds all of the white part, and a little of what is around it. */
function areaOf(mask: Uint8Array, { width, height }: Size): Area {
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let index = 0; index < mask.length; index++) {
    if (mask[index] === 0) continue
    const x = index % width
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, (index - x) / width)
    bottom = (index - x) / width
  }
  if (right < left)
    throw new ProviderError('provider.bad_request', 'The mask is black all over, so there is nothing to make anew.', {
      suggestion: 'Paint white what is to be made anew.',
    })
  const around = Math.max(6, Math.round(Math.max(right - left, bottom - top) * AROUND))
  ;[left, top] = [Math.max(0, left - around), Math.max(0, top - around)]
  ;[right, bottom] = [Math.min(width, right + 1 + around), Math.min(height, bottom + 1 + around)]
  return { left, top, width: right - left, height: bottom - top }
}

function cut(mask: Uint8Array, width: number, area: Area): Uint8Array {
  const part = new Uint8Array(area.width * area.height)
  for (let y = 0; y < area.height; y++) {
    const from = (area.top + y) * width + area.left
    part.set(mask.subarray(from, from + area.width), y * area.width)
  }
  return part
}

/** What is drawn inside the part: a thing before what is around it, a place that fills it, or only what is around it. */
export type Content = 'thing' | 'place' | 'nothing'

function contentOf(scene: Scene, asked: Asked, hasFigures: boolean): Content {
  if (scene.setting === 'abstract') return scene.style === 'abstract' ? 'place' : 'nothing'
  const placed = [asked.places, asked.sky, asked.times, asked.weather, asked.rooms, asked.seasons].some(
    list => list.length > 0,
  )
  return hasFigures && !placed ? 'thing' : 'place'
}

interface Part {
  readonly around: Surroundings
  /** 0 at the edge of what is to be made anew, 1 where that is deepest. */
  readonly depth: Float32Array
  /** What could be there if nothing were. */
  readonly ground: () => Promise<Raster>
}

async function painted(request: SceneRequest, { around, depth, ground: groundOf }: Part, signal: AbortSignal) {
  const { raster, mask } = around
  const { width, height } = raster
  const form = { width: Math.min(width, height * LONGEST_FORM), height: Math.min(height, width * LONGEST_FORM) }
  const scene = createScene({ ...request, ...form })
  const { reading, asked } = readRequest(request)
  const nodes = await paintInMood(scene)
  const figures = figuresOf(nodes)
  const content = contentOf(scene, asked, figures.length > 0)
  if (content === 'place') {
    const drawn = await renderForms(nodes, scene, raster, signal)
    const nearnessAt = (index: number) => 1 - ease(depth[index] ?? 0, 0, 0.45)
    return { content, picture: await matched(drawn, around, nearnessAt, signal) }
  }
  const ground = await groundOf()
  if (content === 'nothing') return { content, picture: toned(ground, createTone(scene, asked, reading)) }
  const fill = mask.reduce((sum, value) => sum + value / 255, 0) / mask.length
  return { content, picture: await putOnto(ground, figures, { scene, fill, signal }) }
}

function toned({ width, height, pixels }: Raster, tone: ReturnType<typeof createTone>): Raster {
  const changed = new Uint8Array(pixels.length)
  for (let index = 0; index < pixels.length; index += 3)
    changed.set(toRgb(tone(fromRgb(pixels[index] ?? 0, pixels[index + 1] ?? 0, pixels[index + 2] ?? 0))), index)
  return { width, height, pixels: changed }
}

/** How far inside the part each place is: 0 at its edge, 1 where it is deepest. */
function depths(mask: Uint8Array, { width, height }: Size): { depth: Float32Array; deepest: number } {
  const far = distances(width, height, index => mask[index] === 0)
  let deepest = 0
  for (const value of far) if (value !== Infinity) deepest = Math.max(deepest, value)
  // A part without an edge has nothing around it to come from.
  if (deepest === 0) return { depth: far.fill(1), deepest: Math.min(width, height) }
  return { depth: far.map(value => Math.min(1, value / deepest)), deepest }
}

/** The edge of what is drawn is soft over so many pixels of the part as it is worked on, where the part is wide enough. */
const featherOf = (size: Size, deepest: number) => Math.min(Math.min(size.width, size.height) * 0.05, deepest * 0.4)

/** Draws what the prompt says where the mask is white. Everywhere else the bytes of the picture stay as they are. */
export async function inpaint(
  request: SceneRequest,
  { image, mask, strength }: { image: InputImage; mask: InputImage; strength: number },
  { signal, onProgress }: Working,
): Promise<{ bytes: Uint8Array; content: Content }> {
  const size = { width: request.width, height: request.height }
  const start = await sizeOf(image, signal)
  const white = await openMask(mask, { start, size, signal })
  const area = areaOf(white, size)
  const canvas = await openCanvas(image, size, signal)
  onProgress(0.2)
  const part = cut(white, size.width, area)
  const small = within(area, WORKING)
  const around: Surroundings = {
    raster: await smallRaster(sharpOf(canvas).extract(area), small, signal),
    mask: await resizedMask(part, area, small, signal),
  }
  const { depth, deepest } = depths(around.mask, small)
  await setImmediate()
  signal.throwIfAborted()
  const ground = () => groundFor(canvas, { white, area, around, seed: request.seed }, signal)
  const { content, picture } = await painted(request, { around, depth, ground }, signal)
  onProgress(0.7)
  const feather = featherOf(small, deepest) / deepest
  const soft = new Uint8Array(depth.map(value => Math.round(255 * ease(value, 0, Math.max(0.01, feather)))))
  const [cover, paint] = [
    await resizedMask(soft, small, area, signal),
    await unlessAborted(
      loadSharp()(picture.pixels, { raw: { ...small, channels: 3 } })
        .resize(area.width, area.height, { fit: 'fill', kernel: 'cubic' })
        .raw()
        .toBuffer(),
      signal,
    ),
  ]
  onProgress(0.85)
  const coverAt = (index: number) => (Math.min(part[index] ?? 0, cover[index] ?? 0) / 255) * strength
  return { bytes: await encode(await layOver(canvas, area, { paint, coverAt }, signal), signal), content }
}
