import type { InputImage } from '@atelier/providers/port'
import { paintInMood } from '../render.ts'
import { createScene, readRequest, type Scene, type SceneRequest } from '../scene.ts'
import type { Node } from '../shape.ts'
import type { Raster } from '../styles/style.ts'
import { figuresOf, onOwnGround } from './figures.ts'
import { ease, encode, layOver } from './lay-over.ts'
import { coverFor, reduced } from './pace.ts'
import type { Regions } from './regions.ts'
import { renderForms } from './render-forms.ts'
import { formsOf } from './shapes.ts'
import { showThrough } from './show-through.ts'
import { openCanvas, sharpOf, smallRaster, within } from './start.ts'
import { createTone } from './tones.ts'

/** Pixels of the longer side of the picture that is taken apart. */
const WORKING = 512

/** From here on what the prompt names stands in the picture. */
export const FIGURES_FROM = 0.45
/** Up to here paint covers the picture, and from here on the prompt's own scene shows through. */
export const COVERED_AT = 0.6

export interface Begun {
  readonly image: InputImage
  readonly strength: number
}

export interface Working {
  readonly signal: AbortSignal
  readonly onProgress: (progress: number) => void
}

/** Pixels of the longer side of the picture by which it is judged how far the paint covers. */
const JUDGED = 144

/** Brings the scene into the paint, as far as it shows through the forms there. */
function mixIn(paint: Uint8Array, behind: Uint8Array, through: Uint8Array, share: number) {
  for (let index = 0; index < through.length; index++) {
    const amount = ((through[index] ?? 0) / 255) * share
    for (let at = index * 3; at < index * 3 + 3; at++)
      paint[at] = Math.round((paint[at] ?? 0) * (1 - amount) + (behind[at] ?? 0) * amount)
  }
}

interface Painting {
  readonly small: Raster
  readonly regions: Regions
  readonly scene: Scene
  /** The prompt's own scene. */
  readonly own: readonly Node[]
  readonly paint: Raster
}

/** The scene's share in the paint is brought in; how far the paint then covers the picture, 0 to 1. */
async function withScene({ small, regions, scene, own, paint }: Painting, share: number, signal: AbortSignal) {
  const judged = within(paint, JUDGED)
  const stages = {
    start: await reduced(small, judged, signal),
    painted: await reduced(paint, judged, signal),
    scene: { ...judged, pixels: await renderForms(own, scene, judged, signal) },
    through: await showThrough(regions, judged, signal),
  }
  const cover = coverFor(stages, share)
  if (share > 0)
    mixIn(paint.pixels, await renderForms(own, scene, paint, signal), await showThrough(regions, paint, signal), share)
  return cover
}

/**
 * Repaints a picture: its forms, in the style and in the light of the prompt. With growing strength the paint covers the
 * picture, then the prompt's things stand before it, then its scene shows through the forms.
 */
export async function imageToImage(
  request: SceneRequest,
  { image, strength }: Begun,
  { signal, onProgress }: Working,
): Promise<Uint8Array> {
  const size = { width: request.width, height: request.height }
  const canvas = await openCanvas(image, size, signal)
  onProgress(0.15)
  if (strength <= 0) return encode(canvas, signal)
  const scene = createScene(request)
  const { reading, asked } = readRequest(request)
  const small = await smallRaster(sharpOf(canvas), within(size, WORKING), signal)
  const { nodes, regions } = await formsOf(small, scene, createTone(scene, asked, reading), signal)
  onProgress(0.4)
  const own = await paintInMood(scene)
  const figures = strength < FIGURES_FROM || scene.setting === 'abstract' ? [] : onOwnGround(figuresOf(own), scene)
  const paint = { ...size, pixels: await renderForms([...nodes, ...figures], scene, size, signal) }
  onProgress(0.7)
  const share = Math.max(0, (strength - COVERED_AT) / (1 - COVERED_AT))
  // Where nothing is said there is no scene to show.
  const covers = reading.words.length === 0 ? 1 : await withScene({ small, regions, scene, own, paint }, share, signal)
  onProgress(0.9)
  const cover = ease(strength, 0, COVERED_AT) * covers
  const all = { left: 0, top: 0, ...size }
  return encode(await layOver(canvas, all, { paint: paint.pixels, coverAt: () => cover }, signal), signal)
}
