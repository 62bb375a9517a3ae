import sharp from 'sharp'
import { thumbHashToAverageRGBA, thumbHashToApproximateAspectRatio } from 'thumbhash'
import { beforeAll, describe, expect, test } from 'vitest'
import { THUMBNAIL_WIDTH } from '@atelier/contracts'
import { configureSharp, ImageRejected, inspect, probe, render } from '../index.ts'
import {
  makeBomb,
  makeJpeg,
  makePng,
  makePngWithoutPixels,
  makeWebp,
  truncate,
  meanDifference,
} from '../testing/index.ts'

beforeAll(() => configureSharp())

const plain = (colour: string, width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: colour } })
    .png()
    .toBuffer()

const cut = (bytes: Uint8Array) => Buffer.concat([truncate(bytes, 0.6), Buffer.from([0xff, 0xd9])])

const rgba = (bytes: Uint8Array) => sharp(bytes).ensureAlpha().raw().toBuffer()

const averageOf = (placeholder: string) => Object.values(thumbHashToAverageRGBA(Buffer.from(placeholder, 'base64'))) // r, g, b and a

describe('inspecting', () => {
  test.each([
    ['PNG', async () => makePng({ width: 640, height: 400 })],
    ['JPEG', () => makeJpeg({ width: 640, height: 400 })],
    ['WebP', () => makeWebp({ width: 640, height: 400 })],
  ])('a sound %s gives a placeholder and a small WebP', async (_, make) => {
    const { placeholder, thumbnail } = await inspect(await make())
    expect(Buffer.from(placeholder, 'base64').length).toBeLessThan(40)
    expect(thumbHashToApproximateAspectRatio(Buffer.from(placeholder, 'base64'))).toBeCloseTo(1.6, 0)
    expect(probe(await thumbnail())).toMatchObject({ mimeType: 'image/webp', width: THUMBNAIL_WIDTH, height: 200 })
  })

  test('the placeholder has the colour and the transparency of the picture', async () => {
    const { placeholder } = await inspect(await plain('#3060c0', 300, 300))
    const { r, g, b, a } = thumbHashToAverageRGBA(Buffer.from(placeholder, 'base64'))
    expect([r * 255, g * 255, b * 255].map(value => Math.round(value / 16))).toEqual([3, 6, 12])
    expect(a).toBe(1)
    const clear = await inspect(await plain('#3060c040', 300, 300))
    expect(thumbHashToAverageRGBA(Buffer.from(clear.placeholder, 'base64')).a).toBeCloseTo(0.25, 1)
  })

  test.each([
    [1, 1],
    [1, 4000],
    [4000, 1],
    [33, 7],
  ])('a picture of %i x %i pixels has a thumbnail too', async (width, height) => {
    const { thumbnail, placeholder } = await inspect(makePng({ width, height }))
    const small = probe(await thumbnail())
    expect(small.width).toBeLessThanOrEqual(Math.min(width, THUMBNAIL_WIDTH))
    expect(placeholder).not.toBe('')
  })

  test.each([
    ['grey', 'b-w'],
    ['16-bit', 'rgb16'],
  ] as const)('a %s picture has a thumbnail in colours that browsers show', async (_, space) => {
    const { thumbnail } = await inspect(await sharp(makePng()).toColourspace(space).png().toBuffer())
    expect(await sharp(await thumbnail()).metadata()).toMatchObject({ space: 'srgb', depth: 'uchar' })
  })

  test('a thumbnail stands upright', async () => {
    const { thumbnail } = await inspect(await makeJpeg({ orientation: 6 }))
    expect(probe(await thumbnail())).toMatchObject({ width: 32, height: 48, orientation: 1 })
  })

  test.each([
    ['in colours', async () => makePng({ width: 640, height: 400 })],
    ['with alpha', async () => makePng({ width: 640, height: 400, alpha: true })],
    [
      'in grey',
      () =>
        sharp(makePng({ width: 640, height: 400 }))
          .toColourspace('b-w')
          .png()
          .toBuffer(),
    ],
  ])('a PNG %s that is held until its thumbnail is made looks like one that is shrunk at once', async (_, make) => {
    const bytes = await make()
    const [held, shrunk] = [await inspect(bytes, { pixels: 640 * 400 }), await inspect(bytes)]
    expect(meanDifference(await rgba(await held.thumbnail()), await rgba(await shrunk.thumbnail()))).toBeLessThan(2)
    // ThumbHash tells an average in steps of a fifteenth.
    expect(meanDifference(averageOf(held.placeholder), averageOf(shrunk.placeholder))).toBeLessThanOrEqual(1 / 15)
  })

  test('pixels that are missing or broken inside of a sound structure are noticed', async () => {
    const jpeg = cut(await makeJpeg({ width: 1024, height: 1024 }))
    const progressive = cut(await makeJpeg({ width: 1024, height: 1024, progressive: true }))
    const webp = Buffer.from(await makeWebp({ width: 256, height: 256, lossless: true }))
    webp.fill(0xff, Math.floor(webp.length / 2))
    for (const bytes of [jpeg, progressive, webp, makePngWithoutPixels()]) {
      expect(() => probe(bytes)).not.toThrow()
      for (const pixels of [Infinity, 1])
        await expect(inspect(bytes, { pixels })).rejects.toMatchObject({ name: 'ImageRejected', reason: 'damaged' })
    }
  })

  test('the decoder keeps to the limit of pixels on its own', async () => {
    await expect(inspect(makeBomb())).rejects.toThrow(ImageRejected)
    await expect(inspect(makePng({ width: 100, height: 100 }), { maxPixels: 9999 })).rejects.toThrow(ImageRejected)
  })
})

describe('rendering', () => {
  test.each(['png', 'jpeg', 'webp', 'avif'] as const)(
    '%s comes out as asked for, without the metadata of the original',
    async format => {
      const bytes = await render(await makeJpeg({ width: 400, height: 200, orientation: 3 }), { width: 160, format })
      const found = await sharp(bytes).metadata()
      expect(found).toMatchObject({ format: format === 'avif' ? 'heif' : format, width: 160, height: 80 })
      expect(found.exif).toBeUndefined()
      expect(found.xmp).toBeUndefined()
    },
  )

  test('a picture is never enlarged, and keeps its size where none is asked for', async () => {
    expect(probe(await render(makePng(), { width: 640, format: 'png' }))).toMatchObject({ width: 48, height: 32 })
    expect(probe(await render(makePng(), { format: 'jpeg' }))).toMatchObject({ width: 48, height: 32 })
  })

  test('a picture that lies on its side is turned upright', async () => {
    expect(probe(await render(await makeJpeg({ orientation: 8 }), { format: 'webp' }))).toMatchObject({
      width: 32,
      height: 48,
      orientation: 1,
    })
  })

  test('what is transparent becomes white where the format knows no transparency', async () => {
    const bytes = await render(await plain('#00000000', 20, 20), { format: 'jpeg' })
    expect([...(await sharp(bytes).raw().toBuffer()).subarray(0, 3)]).toEqual([255, 255, 255])
  })

  test('a broken picture is refused', async () => {
    await expect(render(makePngWithoutPixels(), { format: 'webp' })).rejects.toMatchObject({ reason: 'damaged' })
  })
})
