import type { InputImage, Sides } from '@atelier/providers/port'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { ask } from '../testing/asking.ts'
import { photograph } from '../testing/pictures.ts'

const SIZE = { width: 300, height: 200 }
const SIDES = { left: 80, top: 30, right: 120, bottom: 50 }
let photo: InputImage
beforeAll(async () => {
  photo = await photograph(SIZE)
})

const extended = (prompt: string, extend: Sides = SIDES, image: InputImage = photo) =>
  ask(prompt, { task: 'outpaint', inputs: { image }, extend })

describe('a picture that is extended', () => {
  for (const prompt of ['', 'mountains at night, watercolour', 'a room, neon', 'pixel art'])
    test(`is as large as both together and holds the start as it was for "${prompt}"`, async () => {
      const { bytes } = await extended(prompt)
      expect(await sharp(bytes).metadata()).toMatchObject({ width: 500, height: 280, format: 'png' })
      const middle = sharp(bytes).extract({ left: SIDES.left, top: SIDES.top, ...SIZE })
      expect(await middle.raw().toBuffer()).toEqual(await sharp(photo.bytes).raw().toBuffer())
    })

  test('goes on in the colours of its edges: sky above, ground below', async () => {
    const { bytes } = await extended('', { left: 0, top: 100, right: 0, bottom: 100 })
    const mean = async (top: number) => {
      const part = await sharp(bytes).extract({ left: 0, top, width: 300, height: 40 }).png().toBuffer()
      return (await sharp(part).stats()).channels.map(channel => channel.mean)
    }
    const [sky, ground] = [await mean(0), await mean(350)]
    expect((sky[2] ?? 0) - (sky[1] ?? 0)).toBeGreaterThan(15)
    expect((ground[1] ?? 0) - (ground[2] ?? 0)).toBeGreaterThan(30)
  })

  test('is the same for the same request', async () => {
    expect((await extended('hills')).bytes).toEqual((await extended('hills')).bytes)
  })

  test('tells what was done, and that things have no place there', async () => {
    expect((await extended('a fox in a forest, watercolour, with a qwop')).notes).toEqual({
      drew: ['the edges, carried on', 'forest', 'watercolour'],
      leftOut: ['fox'],
      unknown: ['qwop'],
    })
  })

  test('may be very small, and get far more than it has', async () => {
    const image = await photograph({ width: 2, height: 5 })
    const { bytes } = await extended('', { left: 300, top: 0, right: 10, bottom: 100 }, image)
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 312, height: 105 })
  })

  test('keeps what is transparent', async () => {
    const clear = await sharp({ create: { ...SIZE, channels: 4, background: '#0000' } })
      .png()
      .toBuffer()
    const { bytes } = await extended('', SIDES, { bytes: clear, mimeType: 'image/png' })
    expect((await sharp(bytes).stats()).channels[3]?.max).toBe(0)
  })
})

test('nothing to add, and too much of it, is refused in a sentence', async () => {
  const refused = (sides: Sides) => extended('', sides).catch((error: unknown) => error)
  const none = { left: 0, top: 0, right: 0, bottom: 0 }
  expect(await refused(none)).toMatchObject({
    code: 'provider.bad_request',
    message: 'There is nothing to add: all four sides are 0.',
  })
  expect(await refused({ ...none, left: 4000 })).toMatchObject({
    code: 'provider.bad_request',
    message: 'The extended picture would have 4300 x 200 pixels; Sketch takes at most 4096 a side.',
  })
})
