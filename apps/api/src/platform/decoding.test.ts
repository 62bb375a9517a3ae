import { expect, test } from 'vitest'
import { createDecoding } from './decoding.ts'

/** How much is under way at a time, at most. */
async function peakOf(decoding: ReturnType<typeof createDecoding>, pictures: readonly number[]) {
  const peak = { pictures: 0, pixels: 0 }
  const now = { pictures: 0, pixels: 0 }
  await Promise.all(
    pictures.map(pixels =>
      decoding(pixels, async () => {
        now.pictures += 1
        now.pixels += pixels
        peak.pictures = Math.max(peak.pictures, now.pictures)
        peak.pixels = Math.max(peak.pixels, now.pixels)
        await new Promise(resolve => setImmediate(resolve))
        now.pictures -= 1
        now.pixels -= pixels
      }),
    ),
  )
  return peak
}

const times = (count: number, pixels: number) => Array.from({ length: count }, () => pixels)

test('pictures as large as they may be are decoded one after another', async () => {
  expect(await peakOf(createDecoding({ threads: 8 }), times(4, 64_000_000))).toEqual({
    pictures: 1,
    pixels: 64_000_000,
  })
})

test('small ones go beside a large one, as many as there are threads', async () => {
  expect(await peakOf(createDecoding({ threads: 3 }), [64_000_000, ...times(10, 1_000_000)])).toEqual({
    pictures: 3,
    pixels: 66_000_000,
  })
})

test.each([1, 2, 8])('a thumbnail does not wait for two large ones, on %i processors', async threads => {
  const decoding = createDecoding({ threads })
  const begun: string[] = []
  const { promise: end, resolve: finish } = Promise.withResolvers<void>()
  const large = ['first', 'second'].map(name =>
    decoding(64_000_000, async () => {
      begun.push(name)
      await end
    }),
  )
  await new Promise(resolve => setImmediate(resolve))
  await decoding(8_000_000, async () => begun.push('thumbnail'))
  expect(begun).toEqual(['first', 'thumbnail'])
  finish()
  await Promise.all(large)
  expect(begun).toEqual(['first', 'thumbnail', 'second'])
})

test('one that says it is larger than any may be is decoded all the same', async () => {
  expect((await peakOf(createDecoding({ threads: 2 }), [900_000_000, 900_000_000])).pictures).toBe(1)
})
