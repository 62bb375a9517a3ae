import { expect, test } from 'vitest'
import { wholeOf } from '../geometry.ts'
import { createMask } from './mask.ts'
import { createOverlay, type Look } from './overlay.ts'

const look: Look = {
  colours: [
    [255, 0, 0],
    [128, 0, 0],
  ],
  opacity: 0.5,
  feather: 0,
}
const stage = { width: 100, height: 80 }
const opacityAt = (pixels: Uint32Array, x: number, y: number) => (pixels[y * 100 + x] ?? 0) >>> 24
const draw = (mask: ReturnType<typeof createMask>, view = { scale: 0.25, x: 10, y: 0 }, with_: Look = look) => {
  const pixels = new Uint32Array(100 * 80)
  const overlay = createOverlay(mask)
  const rect = overlay.draw(pixels, { ...stage, view }, with_, wholeOf(mask.size))
  return { pixels, overlay, rect }
}

test('the mask is drawn where the picture is, as far as it is seen, in both shades', () => {
  const mask = createMask({ width: 320, height: 320 })
  mask.rectangle({ x: 0, y: 0, width: 160, height: 320 }, 'add')
  const { pixels } = draw(mask)
  expect([opacityAt(pixels, 9, 20), opacityAt(pixels, 12, 20), opacityAt(pixels, 60, 20)]).toEqual([0, 128, 0])
  expect(new Set(pixels)).toEqual(new Set([0, 0x80_00_00_ff, 0x80_00_00_80]))
})

test('of what has changed only that is drawn anew', () => {
  const mask = createMask({ width: 320, height: 320 })
  const { pixels, overlay } = draw(mask)
  mask.takeDirty()
  mask.rectangle({ x: 100, y: 100, width: 40, height: 40 }, 'add')
  const rect = overlay.draw(pixels, { ...stage, view: { scale: 0.25, x: 10, y: 0 } }, look, mask.takeDirty())
  expect(rect.width).toBeLessThan(20)
  expect(rect).toMatchObject({ y: expect.closeTo(23, 0) })
  expect(opacityAt(pixels, 40, 30)).toBe(128)
})

test('from close a pixel of the mask has sharp edges', () => {
  const mask = createMask({ width: 32, height: 32 })
  mask.rectangle({ x: 1, y: 1, width: 1, height: 1 }, 'add')
  const { pixels } = draw(mask, { scale: 10, x: 0, y: 0 })
  expect(pixels.filter(pixel => pixel !== 0).length).toBe(100)
})

test('a feather is shown as the mask is painted: the same as if all were drawn at once', () => {
  const mask = createMask({ width: 320, height: 320 })
  const soft = { ...look, feather: 30 }
  const { pixels, overlay } = draw(mask, undefined, soft)
  mask.takeDirty()
  mask.rectangle({ x: 80, y: 80, width: 120, height: 90 }, 'add')
  overlay.draw(pixels, { ...stage, view: { scale: 0.25, x: 10, y: 0 } }, soft, mask.takeDirty())
  expect(pixels).toEqual(draw(mask, undefined, soft).pixels)
  const opacities = new Set([...pixels].map(pixel => pixel >>> 24))
  expect(opacities.size).toBeGreaterThan(8)
})
