import { createRequire } from 'node:module'
import { setImmediate } from 'node:timers/promises'
import type Sharp from 'sharp'
import { paintScene } from './paint/compose.ts'
import { loadLetters } from './paint/lettering/load.ts'
import type { Scene } from './scene.ts'
import type { Node } from './shape.ts'
import { styleOf } from './styles/index.ts'
import { MOOD_FILTERS } from './styles/moods.ts'
import { recolour, type Raster } from './styles/style.ts'
import { toSvg } from './svg.ts'
import { TILE, textureTile, type TextureId } from './texture.ts'

export interface RenderOptions {
  /** Pixels. */
  readonly width: number
  readonly height: number
  readonly signal: AbortSignal
  readonly onProgress?: ((progress: number) => void) | undefined
}

/** Fast, and small enough: what the last per cents of size would cost in time is not worth it here. */
const PNG = { compressionLevel: 4, adaptiveFiltering: false } as const

/** Loaded with the first sketch: 10 MB of memory, which a studio that draws nothing need not hold. */
const loadSharp = () => createRequire(import.meta.url)('sharp') as typeof Sharp

/** sharp cannot be interrupted; its thread finishes for nobody while the caller is let go at once. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted()
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const onAbort = () => {
    reject(signal.reason)
  }
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

const picture = (nodes: readonly Node[], scene: Scene, width: number, height: number) =>
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

async function pixelated(
  nodes: readonly Node[],
  scene: Scene,
  options: RenderOptions & { cells: number; colours: number },
): Promise<Uint8Array> {
  const { width, height } = options
  const cell = Math.max(2, Math.round(Math.max(width, height) / options.cells))
  const [columns, rows] = [Math.ceil(width / cell), Math.ceil(height / cell)]
  const few = await picture(nodes, scene, columns, rows)
    .removeAlpha()
    .png({ palette: true, colours: options.colours, dither: 0.5, effort: 7 })
    .toBuffer()
  // Every cell is a square of the same size; what stands over at the edge is cut.
  const large = loadSharp()(few).resize(columns * cell, rows * cell, { kernel: 'nearest', fit: 'fill' })
  return large
    .extract({ left: 0, top: 0, width, height })
    .png({ ...PNG, palette: false })
    .toBuffer()
}

/** Made once, when first needed: a tile is always the same. */
const tiles = new Map<TextureId, Buffer>()

function tileOf(id: TextureId): Buffer {
  const tile = tiles.get(id) ?? Buffer.from(textureTile(id))
  tiles.set(id, tile)
  return tile
}

function textured(
  nodes: readonly Node[],
  scene: Scene,
  { width, height }: RenderOptions,
  texture: TextureId | 'none',
): Promise<Uint8Array> {
  const plain = picture(nodes, scene, width, height)
  if (texture === 'none') return plain.removeAlpha().png(PNG).toBuffer()
  const input = tileOf(texture)
  return plain
    .composite([{ input, raw: { width: TILE, height: TILE, channels: 1 }, tile: true, blend: 'soft-light' }])
    .removeAlpha()
    .png(PNG)
    .toBuffer()
}

/** Renders a scene as a PNG. Throws the signal's reason when that is aborted. */
export async function renderScene(scene: Scene, options: RenderOptions): Promise<Uint8Array> {
  const { signal, onProgress } = options
  signal.throwIfAborted()
  const style = styleOf(scene.style)
  const painted = paintScene(scene, await loadLetters(scene))
  const coloured = scene.mood ? recolour(painted, MOOD_FILTERS[scene.mood]) : painted
  let nodes = style.restyle ? style.restyle(coloured, scene) : coloured
  onProgress?.(0.15)
  if (style.pixels) return unlessAborted(pixelated(nodes, scene, { ...options, ...style.pixels }), signal)
  if (style.repaint) {
    const raster = await unlessAborted(sample(nodes, scene, smaller(options, style.repaint.sample)), signal)
    onProgress?.(0.4)
    nodes = []
    for (const step of style.repaint.paint(raster, scene)) {
      nodes.push(...step())
      await setImmediate()
      signal.throwIfAborted()
    }
  }
  return unlessAborted(textured(nodes, scene, options, style.texture), signal)
}
