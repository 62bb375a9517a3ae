import { fromRgb, mix, shift } from '../colour.ts'
import { picture, repaint } from '../render.ts'
import type { Scene } from '../scene.ts'
import { group, type Node } from '../shape.ts'
import { loadSharp, unlessAborted } from '../sharp.ts'
import { styleOf } from '../styles/index.ts'
import { recolour, type Raster } from '../styles/style.ts'
import { onOwnGround } from './figures.ts'
import { within, type Size } from './start.ts'

const PROBE = 256
/** Below this nothing is seen: a soft shadow does not make a thing wider. */
const SEEN = 90

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Where in a drawing something is, in its units. */
async function boxOf(nodes: readonly Node[], scene: Scene, signal: AbortSignal): Promise<Box | null> {
  const { width, height } = within({ width: scene.width, height: scene.height }, PROBE)
  const pixels = await unlessAborted(picture(nodes, scene, width, height).ensureAlpha().raw().toBuffer(), signal)
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let index = 0; index < width * height; index++) {
    if ((pixels[index * 4 + 3] ?? 0) < SEEN) continue
    const [x, y] = [index % width, Math.floor(index / width)]
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = y
  }
  if (right < left) return null
  const [wide, tall] = [scene.width / width, scene.height / height]
  return { left: left * wide, top: top * tall, right: (right + 1) * wide, bottom: (bottom + 1) * tall }
}

/** As large as the canvas lets it be, standing at its lower edge; `fill` is how much of the canvas is really seen, 0 to 1. */
function fitted(nodes: readonly Node[], box: Box, { width, height }: Scene, fill: number): Node {
  const [wide, tall] = [box.right - box.left, box.bottom - box.top]
  const scale = Math.min(width / wide, height / tall) * 0.88 * Math.sqrt(Math.min(1, fill * 1.1))
  const x = width / 2 - ((box.left + box.right) / 2) * scale
  const y = height / 2 + (Math.min(height * 0.9, tall * scale) / 2 - box.bottom * scale)
  return group(nodes, { place: { x, y, scaleX: scale, scaleY: scale } })
}

/** The middle colour of a picture. */
function meanOf({ pixels }: Raster) {
  const sums = [0, 0, 0]
  for (let index = 0; index < pixels.length; index++) sums[index % 3] = (sums[index % 3] ?? 0) + (pixels[index] ?? 0)
  const [red = 0, green = 0, blue = 0] = sums.map(sum => sum / (pixels.length / 3))
  return fromRgb(red, green, blue)
}

/** A thing takes a little of the light and the colour that are around it. */
function inLightOf(nodes: readonly Node[], ground: Raster): Node[] {
  const around = meanOf(ground)
  return recolour(nodes, colour => ({
    ...mix(shift(colour, (around.l - 0.62) * 0.3), around, 0.1),
    alpha: colour.alpha ?? 1,
  }))
}

const overlaid = async (ground: Raster, input: Buffer, signal: AbortSignal): Promise<Raster> => {
  const { width, height } = ground
  const pixels = await unlessAborted(
    loadSharp()(ground.pixels, { raw: { width, height, channels: 3 } })
      .composite([{ input }])
      .removeAlpha()
      .raw()
      .toBuffer(),
    signal,
  )
  return { width, height, pixels }
}

/** Puts things onto a ground, in the style of their scene and in the light of the ground. */
export async function putOnto(
  ground: Raster,
  figures: readonly Node[],
  { scene, fill, signal }: { scene: Scene; fill: number; signal: AbortSignal },
): Promise<Raster> {
  const box = await boxOf(figures, scene, signal)
  if (!box) return ground
  const style = styleOf(scene.style)
  const placed = [fitted(onOwnGround(inLightOf(figures, ground), scene), box, scene, fill)]
  const nodes = style.restyle ? style.restyle(placed, scene) : placed
  const size = style.pixels ? within(ground, style.pixels.cells) : ground
  const drawn = await unlessAborted(
    picture(nodes, scene, size.width, size.height).ensureAlpha().png().toBuffer(),
    signal,
  )
  const layer = style.pixels
    ? await unlessAborted(
        loadSharp()(drawn).resize(ground.width, ground.height, { fit: 'fill', kernel: 'nearest' }).png().toBuffer(),
        signal,
      )
    : drawn
  const whole = await overlaid(ground, layer, signal)
  return style.repaint ? repainted(whole, scene, style.repaint, signal) : whole
}

async function repainted(
  whole: Raster,
  scene: Scene,
  way: NonNullable<ReturnType<typeof styleOf>['repaint']>,
  signal: AbortSignal,
): Promise<Raster> {
  const size: Size = within(whole, way.sample)
  const small = await unlessAborted(
    loadSharp()(whole.pixels, { raw: { width: whole.width, height: whole.height, channels: 3 } })
      .resize(size.width, size.height, { fit: 'fill' })
      .raw()
      .toBuffer(),
    signal,
  )
  const strokes = await repaint({ ...size, pixels: small }, scene, way, signal)
  const drawn = await unlessAborted(
    picture(strokes, scene, whole.width, whole.height).ensureAlpha().png().toBuffer(),
    signal,
  )
  return overlaid(whole, drawn, signal)
}
