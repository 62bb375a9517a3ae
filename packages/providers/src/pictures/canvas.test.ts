import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { pixelsOf, plainImage } from '../testing/images.ts'
import { toBase64 } from './base64.ts'
import { cropTo, extendImage, extendedLimits } from './canvas.ts'
import { square, type SizeRule } from './sizes.ts'

const LIST: SizeRule = {
  kind: 'list',
  sizes: [square(1024), { width: 1536, height: 1024 }, { width: 1024, height: 1536 }],
}
const STEPS: SizeRule = { kind: 'range', multipleOf: 16, min: 64, max: 1024, default: square(512) }
const right = (pixels: number) => ({ left: 0, top: 0, right: pixels, bottom: 0 })

const canvasOf = async (width: number, height: number, extend: ReturnType<typeof right>, rule: SizeRule) => {
  const canvas = await extendImage(await plainImage(width, height), extend, { rule, seed: 1 })
  return { ...canvas, pixels: await pixelsOf(toBase64(canvas.image)), grey: await pixelsOf(toBase64(canvas.mask)) }
}

describe('a canvas', () => {
  test('is of a size that the model makes, with the picture as large as it goes', async () => {
    const { size, region, pixels, grey } = await canvasOf(600, 400, right(200), LIST)
    expect(size).toEqual({ width: 1536, height: 1024 })
    expect(region).toEqual({ left: 0, top: 0, width: 1536, height: 768 })
    expect([pixels.width, grey.height]).toEqual([1536, 1024])
    expect([grey.at(1151, 700)[0], grey.at(1152, 700)[0], grey.at(10, 769)[0]]).toEqual([0, 255, 255])
  })

  test('leaves the picture alone where only a step is missing', async () => {
    const { size, region, pixels, grey } = await canvasOf(500, 300, right(101), STEPS)
    expect([size, region]).toEqual([
      { width: 608, height: 304 },
      { left: 0, top: 0, width: 601, height: 300 },
    ])
    expect(pixels.at(499, 299)).toEqual([0x33, 0x66, 0xcc])
    expect([grey.at(499, 299)[0], grey.at(500, 299)[0], grey.at(499, 300)[0]]).toEqual([0, 255, 255])
  })

  test('keeps the proportions of a picture that is longer than the model makes', async () => {
    expect((await canvasOf(2000, 500, right(1000), STEPS)).size).toEqual({ width: 1024, height: 176 })
  })

  test.each([
    [1, 0, 0, 0],
    [0, 7, 0, 3],
    [333, 1, 77, 501],
  ])('has the size of its mask, whatever is added: %i, %i, %i, %i', async (left, top, rightHand, bottom) => {
    for (const rule of [LIST, STEPS]) {
      const { pixels, grey, size } = await canvasOf(97, 131, { left, top, right: rightHand, bottom }, rule)
      expect([pixels.width, pixels.height, grey.width, grey.height]).toEqual([
        size.width,
        size.height,
        size.width,
        size.height,
      ])
    }
  })
})

describe('what comes back for a canvas', () => {
  test.each([
    [1536, 1024],
    [768, 512],
    [1000, 1000],
  ])('of %i × %i is what was asked for', async (width, height) => {
    const canvas = await extendImage(await plainImage(600, 400), right(200), { rule: LIST, seed: 1 })
    const { bytes } = await plainImage(width, height)
    expect(await sharp(await cropTo(bytes, canvas)).metadata()).toMatchObject({ width: 800, height: 400 })
  })

  test('and is no picture is said', async () => {
    const canvas = await extendImage(await plainImage(600, 400), right(200), { rule: LIST, seed: 1 })
    await expect(cropTo(Buffer.from('nothing'), canvas)).rejects.toMatchObject({ code: 'provider.bad_output' })
  })
})

test('any size can be asked for, since the canvas is fitted', () => {
  const side = { min: 1024, max: 1536, default: 1024, multipleOf: 512 }
  const limits = {
    width: side,
    height: side,
    steps: null,
    guidance: null,
    seed: null,
    count: side,
    negativePrompt: null,
  }
  expect(extendedLimits(limits)).toMatchObject({ width: { min: 64, max: 4096, default: 1024 } })
  expect(extendedLimits(limits).width).not.toHaveProperty('multipleOf')
})
