import sharp from 'sharp'
import { expect, test } from 'vitest'
import { plainImage } from '../testing/openai-engine.ts'
import { transparentMask, whiteMask } from './masks.ts'

/** Black on the left, white on the right. */
const half = async () => ({
  bytes: await sharp(Buffer.from([0, 255]), { raw: { width: 2, height: 1, channels: 1 } })
    .png()
    .toBuffer(),
  mimeType: 'image/png',
})

const pixelAt = async (bytes: Uint8Array, left: number) => [
  ...(await sharp(bytes).extract({ left, top: 10, width: 1, height: 1 }).raw().toBuffer()),
]

test('white becomes transparent, in the size of the picture', async () => {
  const { bytes, mimeType } = await transparentMask(await plainImage('red', 64, 48), await half())
  expect(mimeType).toBe('image/png')
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 64, height: 48, hasAlpha: true })
  expect((await pixelAt(bytes, 5))[3]).toBe(255)
  expect((await pixelAt(bytes, 60))[3]).toBe(0)
})

test('a mask that stays white gets the size of the picture, too', async () => {
  const { bytes } = await whiteMask(await plainImage('red', 64, 48), await half())
  expect(await sharp(bytes).metadata()).toMatchObject({ width: 64, height: 48, hasAlpha: false })
  expect((await pixelAt(bytes, 5))[0]).toBe(0)
  expect((await pixelAt(bytes, 60))[0]).toBe(255)
})

test('what is transparent in a mask of ours is not made anew', async () => {
  const clear = await sharp({ create: { width: 4, height: 4, channels: 4, background: '#ffffff00' } })
    .png()
    .toBuffer()
  const { bytes } = await transparentMask(await plainImage('red'), { bytes: clear, mimeType: 'image/png' })
  expect((await pixelAt(bytes, 5))[3]).toBe(255)
})
