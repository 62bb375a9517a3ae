import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { writeRecipe } from '../recipe/index.ts'
import { makeClearMask, makeJpeg, makePng, makeWebp, NO_RECIPE } from '../testing/index.ts'
import { blend, fitMask, fitPicture, fitWithin, maskOfTransparency, plainMask, surround } from './index.ts'

const SIZE = { width: 48, height: 32 } as const
const RECIPE = { ...NO_RECIPE, prompt: 'a secret' }
const pixelsOf = (bytes: Uint8Array) => sharp(bytes).removeAlpha().raw().toBuffer()
const sizeOf = async (bytes: Uint8Array) => {
  const { width, height, format } = await sharp(bytes).metadata()
  return { width, height, format }
}
/** White from this column on. */
const maskFrom = (column: number, { width, height }: { width: number; height: number } = SIZE) =>
  sharp(Buffer.from(Array.from({ length: width * height }, (_, at) => (at % width >= column ? 255 : 0))), {
    raw: { width, height, channels: 1 },
  })
    .png()
    .toBuffer()

describe('a picture as an engine takes it', () => {
  test.each([
    ['PNG', async () => makePng({})],
    ['JPEG', makeJpeg],
    ['WebP', makeWebp],
  ])('keeps the very bytes of a %s where nothing has to change', async (_, make) => {
    const bytes = await make()
    expect(Buffer.from((await fitPicture(bytes, SIZE)).bytes).equals(Buffer.from(bytes))).toBe(true)
  })

  test('has nothing in it but the picture', async () => {
    const told = writeRecipe(makePng({}), RECIPE, 'trained')
    const { bytes } = await fitPicture(told, SIZE)
    expect(Buffer.from(told).includes('a secret')).toBe(true)
    expect(Buffer.from(bytes).includes('a secret')).toBe(false)
    expect(await pixelsOf(bytes)).toEqual(await pixelsOf(told))
  })

  test('is turned as its orientation says', async () => {
    const lying = await makeJpeg({ orientation: 6 })
    const { bytes, mimeType } = await fitPicture(lying, { width: 32, height: 48 })
    expect(mimeType).toBe('image/jpeg')
    expect(await sizeOf(bytes)).toEqual({ width: 32, height: 48, format: 'jpeg' })
    expect((await sharp(bytes).metadata()).orientation).toBeUndefined()
  })

  test('is in sRGB, without another profile', async () => {
    const { bytes } = await fitPicture(await makeJpeg({ icc: true }), SIZE)
    expect((await sharp(bytes).metadata()).icc).toBeUndefined()
  })

  test('is of the size that was asked for, and cut evenly where its proportions are others', async () => {
    const { bytes, mimeType } = await fitPicture(makePng({ alpha: true }), { width: 20, height: 20 })
    expect(mimeType).toBe('image/png')
    expect(await sizeOf(bytes)).toEqual({ width: 20, height: 20, format: 'png' })
  })

  test('is made smaller where it is only looked at, and never larger', async () => {
    expect(await sizeOf((await fitWithin(makePng({}), 24)).bytes)).toMatchObject({ width: 24, height: 16 })
    expect(await sizeOf((await fitWithin(makePng({}), 2048)).bytes)).toMatchObject(SIZE)
  })
})

test('a mask becomes grey, black where nothing was painted, in the size of the picture', async () => {
  const painted = await sharp({ create: { ...SIZE, channels: 4, background: { r: 255, g: 255, b: 255, alpha: 0 } } })
    .png()
    .toBuffer()
  const { bytes } = await fitMask(painted, { width: 24, height: 16 })
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
  expect(info).toMatchObject({ width: 24, height: 16 })
  expect(Math.max(...data)).toBe(0)
})

describe('what was made around a start', () => {
  const start = makePng({ width: 40, height: 30, seed: 3 })
  const extend = { left: 10, top: 5, right: 20, bottom: 0 }
  const size = { width: 70, height: 35 }
  const red = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#ff0000' } })
      .png()
      .toBuffer()
  const at = (pixels: Uint8Array, width: number, left: number, top: number) => [
    ...pixels.subarray((top * width + left) * 3, (top * width + left) * 3 + 3),
  ]

  test.each([
    [70, 35],
    [140, 70],
    [64, 64],
  ])('leaves every pixel of the start exact, where it came as %i × %i', async (width, height) => {
    const bytes = await surround({ start, made: await red(width, height), size, extend })
    expect(await sizeOf(bytes)).toEqual({ ...size, format: 'png' })
    const [before, after] = [await pixelsOf(start), await pixelsOf(bytes)]
    for (let top = 0; top < 30; top++)
      expect(after.subarray(((top + 5) * 70 + 10) * 3, ((top + 5) * 70 + 50) * 3)).toEqual(
        before.subarray(top * 120, (top + 1) * 120),
      )
    expect([at(after, 70, 9, 5), at(after, 70, 50, 34), at(after, 70, 20, 4)]).toEqual(
      Array.from({ length: 3 }, () => [255, 0, 0]),
    )
  })

  test('comes back as it is where the engine changed nothing of it', async () => {
    const whole = await surround({ start, made: await red(70, 35), size, extend })
    expect(await surround({ start, made: whole, size, extend })).toBe(whole)
  })

  test('keeps what was transparent in the start', async () => {
    const clear = makePng({ width: 40, height: 30, alpha: true })
    const bytes = await surround({ start: clear, made: await red(70, 35), size, extend })
    const pixels = (picture: Uint8Array) => sharp(picture).ensureAlpha().raw().toBuffer()
    const [before, after] = [await pixels(clear), await pixels(bytes)]
    expect([...after.subarray((5 * 70 + 10) * 4, (5 * 70 + 50) * 4)]).toEqual([...before.subarray(0, 160)])
  })
})

describe('a mask that is transparent where to paint', () => {
  const half = Buffer.from(Array.from({ length: 48 * 32 }, (_, at) => (at % 48 < 24 ? 255 : 0)))
  const one = { raw: { width: 48, height: 32, channels: 1 } } as const

  test.each([
    ['colour', 3],
    ['grey', 1],
  ] as const)('in %s is white there, and black elsewhere', async (_, channels) => {
    const plain = { width: 48, height: 32, channels: 3, background: '#808080' } as const
    const painted = sharp({ create: plain }).toColourspace(channels === 1 ? 'b-w' : 'srgb')
    const theirs = await sharp(await painted.png().toBuffer())
      .joinChannel(half, one)
      .png()
      .toBuffer()
    expect((await sharp(theirs).metadata()).channels).toBe(channels + 1)
    const ours = await sharp(await maskOfTransparency(theirs))
      .toColourspace('b-w')
      .raw()
      .toBuffer()
    expect(ours).toEqual(Buffer.from(half.map(alpha => 255 - alpha)))
  })

  test('is none where nothing is transparent', async () => {
    expect(await maskOfTransparency(makePng({}))).toBeUndefined()
    expect(await maskOfTransparency(await sharp(makePng({})).ensureAlpha(1).png().toBuffer())).toBeUndefined()
  })
})

describe('what was made, put into its start', () => {
  const start = makePng({ width: 200, height: 120, seed: 3 })
  const size = { width: 200, height: 120 } as const
  const red = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#ff0000' } })
      .png()
      .toBuffer()

  test.each([0, 4, 20])('leaves every pixel exact that the mask left black, with an edge of %i', async blur => {
    const mask = await maskFrom(100, size)
    const made = await red(100, 60)
    const bytes = await blend({ start, made, mask, asked: { width: 100, height: 60 }, blur })
    expect(await sizeOf(bytes)).toEqual({ ...size, format: 'png' })
    const [before, after] = [await pixelsOf(start), await pixelsOf(bytes)]
    const isLeft = (at: number) => Math.floor(at / 3) % 200 < 100
    expect(before.findIndex((value, at) => isLeft(at) && after[at] !== value)).toBe(-1)
    // Well inside all is new.
    expect([...after.subarray(190 * 3, 190 * 3 + 3)]).toEqual([255, 0, 0])
  })

  test('has a soft edge towards the inside', async () => {
    const bytes = await blend({
      start,
      made: await red(200, 120),
      mask: await maskFrom(100, size),
      asked: size,
      blur: 20,
    })
    const reds = Array.from((await pixelsOf(bytes)).subarray(0, 600)).filter((_, at) => at % 3 === 1)
    expect(reds[199]).toBe(0)
    expect(reds[101]).toBeGreaterThan(0)
  })

  test('lies where the engine saw it, and what was cut off stays', async () => {
    const all = await maskFrom(0, size)
    const bytes = await blend({ start, made: await red(64, 64), mask: all, asked: { width: 64, height: 64 }, blur: 0 })
    const [before, after] = [await pixelsOf(start), await pixelsOf(bytes)]
    // 120 of the 200 columns, in the middle.
    expect([...after.subarray(0, 39 * 3)]).toEqual([...before.subarray(0, 39 * 3)])
    expect([...after.subarray(100 * 3, 100 * 3 + 3)]).toEqual([255, 0, 0])
  })
})

describe('a mask as A1111 takes it', () => {
  const ends = async (bytes: Uint8Array) => {
    const { data, info } = await sharp(bytes).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true })
    return [data[0], data[(info.width - 1) * info.channels]]
  }

  test('is white where it is light, or the other way round', async () => {
    const mask = await maskFrom(24)
    expect(await ends(await plainMask(mask, { isInverted: false }))).toEqual([0, 255])
    expect(await ends(await plainMask(mask, { isInverted: true }))).toEqual([255, 0])
  })

  test('is white where it is opaque, where anything is transparent', async () => {
    const mask = await makeClearMask(48, 32)
    expect(await ends(await plainMask(mask, { isInverted: false }))).toEqual([255, 0])
    expect(await ends(await plainMask(mask, { isInverted: true }))).toEqual([0, 255])
  })
})
