import type { Scene } from '../scene.ts'
import type { Node } from '../shape.ts'
import { renderNodes } from '../render.ts'
import { loadSharp, unlessAborted } from '../sharp.ts'
import { styleOf } from '../styles/index.ts'
import { within, type Size } from './start.ts'

/** Paths are drawn at no more than this many pixels a side and enlarged from there: the time would grow with the square. */
const LONGEST = 2048

/** Draws forms in the style of a scene: three bytes a pixel, in exactly the size that is wanted. */
export async function renderForms(
  nodes: readonly Node[],
  scene: Scene,
  { width, height }: Size,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const drawn = within({ width, height }, LONGEST)
  const isWhole = drawn.width === width && drawn.height === height
  const picture = await renderNodes(nodes, scene, { ...drawn, signal })
  const { data, info } = await unlessAborted(
    picture.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true }),
    signal,
  )
  if (isWhole) return data
  const kernel = styleOf(scene.style).pixels ? 'nearest' : 'cubic'
  return unlessAborted(
    loadSharp()(data, { raw: { width: info.width, height: info.height, channels: 3 } })
      .resize(width, height, { fit: 'fill', kernel })
      .raw()
      .toBuffer(),
    signal,
  )
}
