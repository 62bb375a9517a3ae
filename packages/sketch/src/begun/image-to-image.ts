import type { InputImage } from '@atelier/providers/port'
import { paintInMood } from '../render.ts'
import { createScene, readRequest, type Scene, type SceneRequest } from '../scene.ts'
import type { Node } from '../shape.ts'
import type { Raster } from '../styles/style.ts'
import { figuresOf, onOwnGround } from './figures.ts'
import { ease, encode, layOver } from './lay-over.ts'
import { coverFor } from './pace.ts'
import type { Regions } from './regions.ts'
import { coverOf, inSize, maskInSize, renderForms } from './render-forms.ts'
import { formsOf } from './shapes.ts'
import { showThrough } from './show-through.ts'
import { openCanvas, reduced, sharpOf, smallRaster, within } from './start.ts'
import { createTone } from './tones.ts'

/** Pixels of the longer side: of the picture that is taken apart, and of what is drawn, which then is enlarged. */
const [WORKING, DRAWN] = [448, 1536]

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

interface Painting {
  readonly small: Raster
  readonly regions: Regions
  readonly scene: Scene
  /** The prompt's own scene. */
  readonly own: readonly Node[]
  /** Of that, the things that stand before the picture. */
  readonly figures: readonly Node[]
  readonly paint: Raster
}

/** Brings the scene's share into the paint; answers how far that then covers the picture, 0 to 1. */
async function withScene(painting: Painting, share: number, signal: AbortSignal) {
  const { small, regions, scene, own, figures, paint } = painting
  const judged = within(paint, JUDGED)
  const stages = {
    start: await reduced(small, judged, signal),
    painted: await reduced(paint, judged, signal),
    scene: await renderForms(own, scene, judged, signal),
    through: await showThrough(regions, judged, signal),
    solid: await coverOf(figures, scene, judged, signal),
  }
  const cover = coverFor(stages, share)
  if (share === 0) return cover
  const behind = await renderForms(own, scene, paint, signal)
  const through = await showThrough(regions, paint, signal)
  for (let index = 0; index < through.length; index++) {
    const amount = ((through[index] ?? 0) / 255) * share
    for (let at = index * 3; at < index * 3 + 3; at++)
      paint.pixels[at] = Math.round((paint.pixels[at] ?? 0) * (1 - amount) + (behind.pixels[at] ?? 0) * amount)
  }
  return cover
}

/** "Watercolour", "in blue", and words that nobody here knows: they make no scene. */
export const hasScene = ({ setting, style }: Scene) => setting !== 'abstract' || style === 'abstract'

/** What lies over the picture, as large as it: the paint, and for each pixel how far it covers what is there. */
async function painted(request: SceneRequest, small: Raster, strength: number, { signal, onProgress }: Working) {
  const size = { width: request.width, height: request.height }
  const scene = createScene(request)
  const { reading, asked } = readRequest(request)
  const { nodes, regions } = await formsOf(small, scene, createTone(scene, asked, reading), signal)
  onProgress(0.4)
  const drawn = within(size, DRAWN)
  const own = await paintInMood(scene)
  const figures = strength < FIGURES_FROM || !hasScene(scene) ? [] : figuresOf(own)
  const paint = await renderForms([...nodes, ...onOwnGround(figures, scene)], scene, drawn, signal)
  onProgress(0.65)
  const share = Math.max(0, (strength - COVERED_AT) / (1 - COVERED_AT))
  const covers = hasScene(scene) ? await withScene({ small, regions, scene, own, figures, paint }, share, signal) : 1
  onProgress(0.8)
  const cover = ease(strength, 0, COVERED_AT) * covers
  // Half a thing would be a ghost: it is there or it is not.
  const solid = figures.length > 0 && cover < 1 ? await coverOf(figures, scene, drawn, signal) : null
  const whole = solid && (await maskInSize(solid, drawn, size, signal))
  return {
    paint: (await inSize(paint, scene, size, signal)).pixels,
    coverAt: (index: number) => (whole ? Math.max(cover, (whole[index] ?? 0) / 255) : cover),
  }
}

/**
 * Repaints a picture: its forms, in the style and in the light of the prompt. With growing strength the paint covers the
 * picture, then the prompt's things stand before it, then its scene shows through the forms.
 */
export async function imageToImage(
  request: SceneRequest,
  { image, strength }: Begun,
  working: Working,
): Promise<Uint8Array> {
  const { signal, onProgress } = working
  const size = { width: request.width, height: request.height }
  const canvas = await openCanvas(image, size, signal)
  onProgress(0.15)
  if (strength <= 0) return encode(canvas, signal)
  const small = await smallRaster(sharpOf(canvas), within(size, WORKING), signal)
  const layer = await painted(request, small, strength, working)
  onProgress(0.9)
  return encode(await layOver(canvas, { left: 0, top: 0, ...size }, layer, signal), signal)
}
