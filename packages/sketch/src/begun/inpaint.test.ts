import type { InputImage } from '@atelier/providers/port'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { ask } from '../testing/asking.ts'
import { ellipseMask, photograph, rgbOf } from '../testing/pictures.ts'

const SIZE = { width: 200, height: 160 }
let [photo, mask]: InputImage[] = []
beforeAll(async () => {
  ;[photo, mask] = [await photograph(SIZE), await ellipseMask(SIZE, [0.4, 0.6, 0.25, 0.3])]
})
const start = (): { image: InputImage; mask: InputImage } => {
  if (!photo || !mask) throw new Error('The pictures are made first.')
  return { image: photo, mask }
}

const paint = (
  prompt: string,
  other: Partial<{ image: InputImage; mask: InputImage; strength: number; seed: number }> = {},
) => {
  const { strength = null, seed = 7, ...inputs } = other
  return ask(prompt, { task: 'inpaint', inputs: { ...start(), references: [], ...inputs }, strength }, { seed })
}

/** The pixels that are not what they were, by whether the mask is white there, and how much the white ones differ. */
async function changes(bytes: Uint8Array) {
  const [before, after] = [await rgbOf(start().image.bytes), await rgbOf(bytes)]
  const white = await sharp(start().mask.bytes).extractChannel(0).raw().toBuffer()
  const count = { outside: 0, inside: 0, sum: 0 }
  for (let index = 0; index < white.length; index++) {
    const apart = [0, 1, 2].reduce(
      (sum, channel) => sum + Math.abs((before[index * 3 + channel] ?? 0) - (after[index * 3 + channel] ?? 0)),
      0,
    )
    if (apart === 0) continue
    count[white[index] === 0 ? 'outside' : 'inside'] += 1
    count.sum += apart
  }
  return count
}

describe('a part made anew', () => {
  for (const prompt of [
    'a fox',
    'a lake at sunset, watercolour',
    '',
    'a cello',
    'a castle, oil painting',
    'a cat, pixel art',
  ])
    test(`leaves every pixel outside of the mask as it was for "${prompt}"`, async () => {
      const { outside, inside } = await changes((await paint(prompt)).bytes)
      expect(outside).toBe(0)
      expect(inside).toBeGreaterThan(1500)
    })

  test('is the same for the same request, and another one for another seed', async () => {
    const { bytes } = await paint('a fox')
    expect((await paint('a fox')).bytes).toEqual(bytes)
    expect((await paint('a fox', { seed: 8 })).bytes).not.toEqual(bytes)
  })

  test('begins softly: at the edge of the mask it is nearly what it was', async () => {
    const [before, after] = [
      await rgbOf(start().image.bytes),
      await rgbOf((await paint('a red desert at night')).bytes),
    ]
    const edge = { x: Math.round(0.4 * SIZE.width), y: Math.round(0.3 * SIZE.height) + 1 }
    const at = (edge.y * SIZE.width + edge.x) * 3
    expect(Math.abs((before[at] ?? 0) - (after[at] ?? 0))).toBeLessThan(40)
  })

  test('changes more with more strength, and nothing without', async () => {
    const sums: number[] = []
    for (const strength of [0, 0.3, 0.7, 1]) sums.push((await changes((await paint('a fox', { strength })).bytes)).sum)
    expect(sums[0]).toBe(0)
    expect(sums).toEqual(sums.toSorted((a, b) => a - b))
  })

  test('without words is filled with what is around it', async () => {
    const ball = await ellipseMask(SIZE, [0.2, 0.78, 0.09, 0.11])
    const { bytes, notes } = await paint('', { mask: ball })
    const after = await rgbOf(bytes)
    const at = (Math.round(0.78 * SIZE.height) * SIZE.width + Math.round(0.2 * SIZE.width)) * 3
    // The ball was red, the grass is not.
    expect((after[at] ?? 0) - (after[at + 1] ?? 0)).toBeLessThan(30)
    expect(notes?.drew).toEqual(['more of what is around it'])
  })

  test('tells what was drawn and what is not known', async () => {
    const { notes } = await paint('a red fox, a zzyzx')
    expect(notes?.drew).toEqual(expect.arrayContaining(['red fox']))
    expect(notes?.unknown).toEqual(['zzyzx'])
  })
})

describe('a mask', () => {
  test('may have another size, be all white, or a line as thin as a pixel', async () => {
    const white = await sharp({ create: { width: 40, height: 32, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    const line = await sharp({ create: { ...SIZE, channels: 3, background: '#000' } })
      .composite([{ input: { create: { width: 200, height: 1, channels: 3, background: '#fff' } }, left: 0, top: 120 }])
      .png()
      .toBuffer()
    for (const bytes of [white, line])
      expect(
        await sharp((await paint('a fox', { mask: { bytes, mimeType: 'image/png' } })).bytes).metadata(),
      ).toMatchObject(SIZE)
  })

  test('that is black all over is refused in a sentence', async () => {
    const bytes = await sharp({ create: { ...SIZE, channels: 3, background: '#000' } })
      .png()
      .toBuffer()
    const error = await paint('a fox', { mask: { bytes, mimeType: 'image/png' } }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      code: 'provider.bad_request',
      message: expect.stringMatching(/^The mask is black.+\.$/),
    })
  })

  test('that cannot be read is refused in a sentence', async () => {
    const error = await paint('a fox', { mask: { bytes: new Uint8Array(9), mimeType: 'image/png' } }).catch(
      (thrown: unknown) => thrown,
    )
    expect(error).toMatchObject({ code: 'provider.bad_request', message: 'The mask cannot be read.' })
  })
})

test('what is transparent outside of the mask stays so', async () => {
  const clear = await sharp(start().image.bytes).ensureAlpha(0.4).png().toBuffer()
  const { bytes } = await paint('a fox', { image: { bytes: clear, mimeType: 'image/png' } })
  const alpha = await sharp(bytes).extractChannel(3).raw().toBuffer()
  expect(alpha[0]).toBe(102)
  expect(alpha[Math.round(0.6 * SIZE.height) * SIZE.width + Math.round(0.4 * SIZE.width)]).toBe(255)
})
