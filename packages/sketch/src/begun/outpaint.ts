import { ProviderError, type InputImage, type Sides } from '@atelier/providers/port'
import { paintInMood } from '../render.ts'
import { createScene, type Scene, type SceneRequest } from '../scene.ts'
import { loadSharp, unlessAborted } from '../sharp.ts'
import { awayFrom, carriedOn, type Frame, type Framed } from './carry-on.ts'
import { withoutFigures } from './figures.ts'
import type { Working } from './image-to-image.ts'
import { ease, encode, type Area } from './lay-over.ts'
import { renderForms } from './render-forms.ts'
import { formsOf } from './shapes.ts'
import { openCanvas, reduced, sizeOf, within, type Canvas, type Size } from './start.ts'

/** Pixels of the longer side in which what is added is painted, and in which it is taken apart. */
const [WORKING, FORMS] = [1024, 512]
/** How much of the forms of the prompt's own place is seen in what is added; its colours are those of the edges. */
const PLACE = 0.6
/** Without a style the edges are carried on as they are, and only a little simplified. */
const PLAIN = 0.45
/** A side of the whole, in pixels. */
const LONGEST_SIDE = 4096

/** Where a start lies when its sides are added. Throws where that is too large, or where there is nothing to add. */
function frameOf({ width, height }: Size, { left, top, right, bottom }: Sides): Frame {
  const whole = { width: left + width + right, height: top + height + bottom }
  if (Math.max(left, top, right, bottom) <= 0)
    throw new ProviderError('provider.bad_request', 'There is nothing to add: all four sides are 0.', {
      suggestion: 'Say how many pixels to add at a side.',
    })
  if (Math.max(whole.width, whole.height) > LONGEST_SIDE)
    throw new ProviderError(
      'provider.bad_request',
      `The extended picture would have ${whole.width} x ${whole.height} pixels; Sketch takes at most ${LONGEST_SIDE} a side.`,
      { suggestion: 'Add less, or begin with a smaller picture.' },
    )
  return { whole, start: { left, top, width, height } }
}

/** The same frame in a small picture; the start keeps at least a pixel. */
function smallFrame({ whole, start }: Frame): Frame {
  const small = within(whole, WORKING)
  const [wide, tall] = [small.width / whole.width, small.height / whole.height]
  const left = Math.min(small.width - 1, Math.round(start.left * wide))
  const top = Math.min(small.height - 1, Math.round(start.top * tall))
  const width = Math.max(1, Math.min(small.width - left, Math.round(start.width * wide)))
  const height = Math.max(1, Math.min(small.height - top, Math.round(start.height * tall)))
  return { whole: small, start: { left, top, width, height } }
}

/** The place that the prompt would have, without its things, and the same with nothing but its colours left. */
async function placeOf(scene: Scene, whole: Size, side: number, signal: AbortSignal) {
  const { pixels: forms } = await renderForms(withoutFigures(await paintInMood(scene)), scene, whole, signal)
  const wash = await unlessAborted(
    loadSharp()(forms, { raw: { ...whole, channels: 3 } })
      .blur(Math.max(1, side * 0.14))
      .raw()
      .toBuffer(),
    signal,
  )
  return { forms, wash }
}

/** How much lighter or darker a form of the place is than what is around it. */
function lightnessOf({ forms, wash }: { forms: Uint8Array; wash: Uint8Array }, index: number): number {
  let sum = 0
  for (let at = index * 3; at < index * 3 + 3; at++) sum += (forms[at] ?? 0) - (wash[at] ?? 0)
  return sum / 3
}

/** What is added: the edges carried on, in forms of the style, and the prompt's place seen through them. */
async function added({ edges, frame }: Framed, scene: Scene, signal: AbortSignal): Promise<Uint8Array> {
  const { whole, start } = frame
  const small = await reduced(edges, within(whole, FORMS), signal)
  const { nodes } = await formsOf(small, scene, colour => colour, signal)
  const { pixels: forms } = await renderForms(nodes, scene, whole, signal)
  const side = Math.min(start.width, start.height)
  const place = scene.setting === 'abstract' ? null : await placeOf(scene, whole, side, signal)
  const paint = new Uint8Array(edges.pixels.length)
  for (let index = 0; index < whole.width * whole.height; index++) {
    const x = index % whole.width
    const away = awayFrom(start, x, (index - x) / whole.width)
    const formed = ease(away, 0, side * 0.05) * (scene.style === null ? PLAIN : 1)
    const shown = place ? PLACE * ease(away, side * 0.02, side * 0.3) * lightnessOf(place, index) : 0
    for (let channel = 0; channel < 3; channel++) {
      const at = index * 3 + channel
      const own = (edges.pixels[at] ?? 0) * (1 - formed) + (forms[at] ?? 0) * formed
      paint[at] = Math.min(255, Math.max(0, own + shown))
    }
  }
  return paint
}

/** The start as it is, byte by byte, in the middle of what was added. */
function framed(canvas: Canvas, start: Area, whole: Size, around: Uint8Array): Canvas {
  const pixels = around
  for (let y = 0; y < canvas.height; y++)
    pixels.set(
      canvas.pixels.subarray(y * canvas.width * 4, (y + 1) * canvas.width * 4),
      ((start.top + y) * whole.width + start.left) * 4,
    )
  return { ...whole, pixels, isSolid: canvas.isSolid }
}

/** Extends a picture at its sides. The result is as large as both together; the start keeps its size and its bytes. */
export async function outpaint(
  request: SceneRequest,
  { image, extend }: { image: InputImage; extend: Sides },
  { signal, onProgress }: Working,
): Promise<Uint8Array> {
  const start = await sizeOf(image, signal)
  const frame = frameOf(start, extend)
  const canvas = await openCanvas(image, start, signal)
  onProgress(0.2)
  const edges = await carriedOn(canvas, smallFrame(frame), signal)
  const scene = createScene({ ...request, ...edges.frame.whole })
  const paint = await added(edges, scene, signal)
  onProgress(0.7)
  const { whole } = frame
  const { width, height } = edges.frame.whole
  const rgba = new Uint8Array(width * height * 4)
  for (let index = 0; index < width * height; index++) {
    for (let channel = 0; channel < 3; channel++) rgba[index * 4 + channel] = paint[index * 3 + channel] ?? 0
    rgba[index * 4 + 3] = edges.solid[index] ?? 255
  }
  const around = await unlessAborted(
    loadSharp()(rgba, { raw: { width, height, channels: 4 } })
      .resize(whole.width, whole.height, { fit: 'fill', kernel: 'cubic' })
      .raw()
      .toBuffer(),
    signal,
  )
  onProgress(0.85)
  return encode(framed(canvas, frame.start, whole, around), signal)
}
