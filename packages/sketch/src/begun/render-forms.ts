import { picture, renderNodes } from '../render.ts'
import type { Scene } from '../scene.ts'
import type { Node } from '../shape.ts'
import { loadSharp, unlessAborted } from '../sharp.ts'
import { styleOf } from '../styles/index.ts'
import type { Raster } from '../styles/style.ts'
import { resizedMask, type Size } from './start.ts'

/** Draws forms in the style of a scene. */
export async function renderForms(
  nodes: readonly Node[],
  scene: Scene,
  { width, height }: Size,
  signal: AbortSignal,
): Promise<Raster> {
  const whole = await renderNodes(nodes, scene, { width, height, signal })
  return { width, height, pixels: await unlessAborted(whole.toColourspace('srgb').raw().toBuffer(), signal) }
}

/** One byte a pixel: where something is drawn, 255 where nothing shines through it. */
export async function coverOf(
  nodes: readonly Node[],
  scene: Scene,
  { width, height }: Size,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const drawn = picture(nodes, scene, width, height).ensureAlpha().extractChannel(3)
  return unlessAborted(drawn.raw().toBuffer(), signal)
}

const isSame = (one: Size, other: Size) => one.width === other.width && one.height === other.height

/** The same picture in another size; squares stay squares. */
export async function inSize(raster: Raster, { style }: Scene, size: Size, signal: AbortSignal): Promise<Raster> {
  if (isSame(raster, size)) return raster
  const { width, height } = raster
  const pixels = await unlessAborted(
    loadSharp()(raster.pixels, { raw: { width, height, channels: 3 } })
      .resize(size.width, size.height, { fit: 'fill', kernel: styleOf(style).pixels ? 'nearest' : 'cubic' })
      .raw()
      .toBuffer(),
    signal,
  )
  return { width: size.width, height: size.height, pixels }
}

export const maskInSize = async (mask: Uint8Array, from: Size, to: Size, signal: AbortSignal): Promise<Uint8Array> =>
  isSame(from, to) ? mask : resizedMask(mask, from, to, signal)
