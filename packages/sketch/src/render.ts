import { setImmediate } from 'node:timers/promises'
import type { Sharp } from 'sharp'
import { paintScene } from './paint/compose.ts'
import { loadLetters } from './paint/lettering/load.ts'
import type { Scene } from './scene.ts'
import type { Node } from './shape.ts'
import { loadSharp, pngFor, unlessAborted } from './sharp.ts'
import { styleOf } from './styles/index.ts'
import { MOOD_FILTERS } from './styles/moods.ts'
import { inStyle, recolour, type Raster, type Style } from './styles/style.ts'
import { toSvg } from './svg.ts'
import { TILE, textureTile, type TextureId } from './texture.ts'

export interface RenderOptions {
  /** Pixels. */
  readonly width: number
  readonly height: number
  readonly signal: AbortSignal
  readonly onProgress?: ((progress: number) => void) | undefined
}

export const picture = (
  nodes: readonly Node[],
  scene: Pick<Scene, 'width' | 'height'>,
  width: number,
  height: number,
): Sharp =>
  loadSharp()(Buffer.from(toSvg(nodes, { width, height, unitsWide: scene.width, unitsHigh: scene.height })), {
    limitInputPixels: false,
    unlimited: true,
  })

function smaller({ width, height }: { width: number; height: number }, longest: number) {
  const scale = Math.min(1, longest / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

async function sample(nodes: readonly Node[], scene: Scene, size: { width: number; height: number }): Promise<Raster> {
  const { data, info } = await picture(nodes, scene, size.width, size.height)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, pixels: data }
}

/** How many pixels wide and high a square of a style of squares is. */
const cellOf = ({ width, height }: { width: number; height: number }, cells: number): number =>
  Math.max(2, Math.round(Math.max(width, height) / cells))

async function pixelated(
  nodes: readonly Node[],
  scene: Scene,
  options: RenderOptions & { cells: number; colours: number },
): Promise<Sharp> {
  const { width, height } = options
  const cell = cellOf(options, options.cells)
  const [columns, rows] = [Math.ceil(width / cell), Math.ceil(height / cell)]
  const few = await picture(nodes, scene, columns, rows)
    .removeAlpha()
    .png({ palette: true, colours: options.colours, dither: 0.5, effort: 7 })
    .toBuffer()
  // Every cell is a square of the same size; what stands over at the edge is cut.
  const large = loadSharp()(few).resize(columns * cell, rows * cell, { kernel: 'nearest', fit: 'fill' })
  return large.extract({ left: 0, top: 0, width, height })
}

/** Made once, when first needed: a tile is always the same. */
const tiles = new Map<TextureId, Buffer>()

function tileOf(id: TextureId): Buffer {
  const tile = tiles.get(id) ?? Buffer.from(textureTile(id))
  tiles.set(id, tile)
  return tile
}

/** A tile must not be larger than what it is laid on. */
function tileFor(id: TextureId, width: number, height: number) {
  const tile = tileOf(id)
  const raw = { width: Math.min(width, TILE), height: Math.min(height, TILE) }
  if (raw.width === TILE && raw.height === TILE) return { input: tile, raw }
  const rows = Array.from({ length: raw.height }, (_, y) => tile.subarray(y * TILE, y * TILE + raw.width))
  return { input: Buffer.concat(rows), raw }
}

function textured(
  nodes: readonly Node[],
  scene: Scene,
  { width, height }: RenderOptions,
  texture: TextureId | 'none',
): Sharp {
  const plain = picture(nodes, scene, width, height)
  if (texture === 'none') return plain.removeAlpha()
  const { input, raw } = tileFor(texture, width, height)
  return plain.composite([{ input, raw: { ...raw, channels: 1 }, tile: true, blend: 'soft-light' }]).removeAlpha()
}

/** What is to be seen of a scene, in its mood and before its style. */
export async function paintInMood(scene: Scene): Promise<readonly Node[]> {
  const painted = paintScene(scene, await loadLetters(scene))
  return scene.mood ? recolour(painted, MOOD_FILTERS[scene.mood]) : painted
}

/** Paints a picture anew from a small version of it, in steps between which others get their turn. */
export async function repaint(
  raster: Raster,
  scene: Scene,
  { paint }: NonNullable<Style['repaint']>,
  signal: AbortSignal,
): Promise<Node[]> {
  const nodes: Node[] = []
  for (const step of paint(raster, scene)) {
    nodes.push(...step())
    await setImmediate()
    signal.throwIfAborted()
  }
  return nodes
}

/** A whole picture in the style of its scene, with three channels and not yet encoded. */
export async function renderNodes(painted: readonly Node[], scene: Scene, options: RenderOptions): Promise<Sharp> {
  const { signal, onProgress } = options
  const style = styleOf(scene.style)
  const nodes = inStyle(style, painted, scene)
  onProgress?.(0.15)
  if (style.pixels) return unlessAborted(pixelated(nodes, scene, { ...options, ...style.pixels }), signal)
  if (!style.repaint) return textured(nodes, scene, options, style.texture)
  const raster = await unlessAborted(sample(nodes, scene, smaller(options, style.repaint.sample)), signal)
  onProgress?.(0.4)
  return textured(await repaint(raster, scene, style.repaint, signal), scene, options, style.texture)
}

/** Renders a scene as a PNG. Throws the signal's reason when that is aborted. */
export async function renderScene(scene: Scene, options: RenderOptions): Promise<Uint8Array> {
  const { signal } = options
  signal.throwIfAborted()
  const whole = await renderNodes(await paintInMood(scene), scene, options)
  return unlessAborted(whole.png({ ...pngFor(options.width * options.height), palette: false }).toBuffer(), signal)
}
