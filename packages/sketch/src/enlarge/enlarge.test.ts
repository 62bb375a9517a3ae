import { ProviderError, type InputImage } from '@atelier/providers/port'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { createSketchEngine } from '../engine.ts'
import { photograph } from '../testing/pictures.ts'

const MODEL = 'atelier/lanczos'
const engineWith = (maxImageBytes: number) => createSketchEngine({ id: 'sketch', bounds: { maxImageBytes } })

const order = (image: InputImage, scale: number) => ({
  task: 'upscale' as const,
  inputs: { image },
  scale,
  model: MODEL,
  prompt: '',
  negativePrompt: null,
  width: 1,
  height: 1,
  steps: null,
  guidance: null,
  seed: 0,
  options: {},
})
const { signal } = new AbortController()
const enlarge = async (image: InputImage, scale = 2, maxImageBytes = 2 ** 26) =>
  (await engineWith(maxImageBytes).generate(order(image, scale), { signal })).bytes
const refused = (image: InputImage, scale = 2, maxImageBytes = 2 ** 26) =>
  enlarge(image, scale, maxImageBytes).catch((error: unknown) => error)

const asImage = (bytes: Uint8Array, mimeType = 'image/png'): InputImage => ({ bytes, mimeType })
const plain = (width: number, height: number, background = '#3366cc') =>
  sharp({ create: { width, height, channels: 3, background } })

describe('an enlarged picture', () => {
  test('has twice or four times the sides, and the same colours', async () => {
    for (const scale of [2, 4]) {
      const bytes = await enlarge(asImage(await plain(50, 30).png().toBuffer()), scale)
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 50 * scale, height: 30 * scale })
      expect((await sharp(bytes).stats()).channels.map(({ min, max }) => [min, max])).toEqual([
        [51, 51],
        [102, 102],
        [204, 204],
      ])
    }
  })

  test('is what it was when it is made small again', async () => {
    const image = await photograph({ width: 160, height: 120 })
    const small = await sharp(await enlarge(image))
      .resize(160, 120)
      .raw()
      .toBuffer()
    const before = await sharp(image.bytes).raw().toBuffer()
    const apart = before.reduce((sum, value, at) => sum + Math.abs(value - (small[at] ?? 0)), 0) / before.length
    expect(apart).toBeLessThan(2)
  })

  test('stays transparent, and no colour comes from where nothing is', async () => {
    const half = await sharp({ create: { width: 20, height: 20, channels: 4, background: '#00ff0000' } })
      .composite([
        { input: { create: { width: 10, height: 20, channels: 4, background: '#ff0000' } }, left: 0, top: 0 },
      ])
      .png()
      .toBuffer()
    const pixels = await sharp(await enlarge(asImage(half), 4))
      .raw()
      .toBuffer()
    const solid = Array.from({ length: pixels.length / 4 }, (_, at) => pixels.subarray(at * 4, at * 4 + 4)).filter(
      pixel => (pixel[3] ?? 0) > 20,
    )
    expect(pixels[3]).toBe(255)
    expect(pixels.at(-1)).toBe(0)
    expect(Math.max(...solid.map(pixel => pixel[1] ?? 0))).toBeLessThan(8)
  })

  test('keeps its colour profile and the numbers that it is for', async () => {
    const wide = await plain(20, 20, '#10d060').withIccProfile('p3').png().toBuffer()
    const bytes = await enlarge(asImage(wide))
    expect((await sharp(bytes).metadata()).icc).toEqual((await sharp(wide).metadata()).icc)
    const first = async (input: Uint8Array) => [
      ...(await sharp(input, { ignoreIcc: true }).raw().toBuffer()).subarray(0, 3),
    ]
    expect(await first(bytes)).toEqual(await first(wide))
  })

  test('stays grey, stands upright, and comes from print as for a screen', async () => {
    const grey = await plain(20, 30).toColourspace('b-w').png().toBuffer()
    expect(await sharp(await enlarge(asImage(grey))).metadata()).toMatchObject({ channels: 1, width: 40, height: 60 })
    const turned = await plain(20, 30).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const upright = await sharp(await enlarge(asImage(turned))).metadata()
    expect(upright).toMatchObject({ format: 'jpeg', width: 60, height: 40 })
    expect(upright.orientation).toBeUndefined()
    const print = await plain(20, 30).toColourspace('cmyk').jpeg().toBuffer()
    expect(await sharp(await enlarge(asImage(print))).metadata()).toMatchObject({ space: 'srgb', channels: 3 })
  })

  test('has few losses where it would be too large without any', async () => {
    const { bytes } = await photograph({ width: 200, height: 150 })
    const clear = await sharp(bytes).ensureAlpha(0.5).png().toBuffer()
    const formatBelow = async (input: Uint8Array) => {
      const whole = await enlarge(asImage(input), 4)
      return (await sharp(await enlarge(asImage(input), 4, whole.length - 1)).metadata()).format
    }
    expect([await formatBelow(bytes), await formatBelow(clear)]).toEqual(['jpeg', 'webp'])
    expect(await refused(asImage(bytes), 4, 1000)).toMatchObject({
      code: 'provider.bad_request',
      message: 'The enlarged picture would be a larger file than the studio takes.',
    })
  })
})

describe('is refused in a sentence, before any work,', () => {
  const code = 'provider.bad_request'

  test('what would have too many pixels, or too long a side', async () => {
    // 16 megapixels of zeros in some kilobytes: decoding it would take seconds, saying no takes none.
    const large = asImage(await plain(4100, 4100).png({ compressionLevel: 9 }).toBuffer())
    const seen: number[] = []
    await expect(
      engineWith(2 ** 26).generate(order(large, 4), { signal, onProgress: progress => seen.push(progress) }),
    ).rejects.toMatchObject({
      code,
      message:
        'The enlarged picture would have 16400 x 16400 pixels; Lanczos makes at most 16384 a side and 64 megapixels in all.',
    })
    expect(seen).toEqual([0.02])
    expect(await refused(asImage(await plain(8200, 10).png().toBuffer()))).toMatchObject({ code })
  })

  test('another scale, another task, another model, and what is no picture', async () => {
    const image = asImage(await plain(20, 20).png().toBuffer())
    expect(await refused(image, 3)).toMatchObject({ code, message: 'Lanczos does not take 3 as a scale.' })
    expect(await refused(asImage(new Uint8Array(20)))).toMatchObject({
      code,
      message: 'The picture to enlarge cannot be read.',
    })
    const engine = engineWith(2 ** 26)
    const drawing = engine.generate({ ...order(image, 2), task: 'text-to-image' }, { signal })
    await expect(drawing).rejects.toMatchObject({
      code: 'provider.task_unsupported',
      message: 'Lanczos cannot make a picture from text.',
    })
    const sketching = engine.generate({ ...order(image, 2), model: 'atelier/sketch' }, { signal })
    await expect(sketching).rejects.toMatchObject({ message: 'Sketch cannot enlarge a picture.' })
  })
})

test('it is listed beside Sketch, is found by its name, and is never the default', async () => {
  const { models } = engineWith(2 ** 26)
  expect((await models.list({ signal })).map(({ id }) => id)).toEqual(['atelier/sketch', MODEL])
  expect((await models.list({ search: 'enlarge', signal })).map(({ id }) => id)).toContain(MODEL)
  expect(models.defaultId).toBe('atelier/sketch')
})

test('an abort at the first progress is the reason of the signal', async () => {
  const controller = new AbortController()
  const reason = new Error('Cancelled.')
  const image = await photograph({ width: 900, height: 900 })
  const work = engineWith(2 ** 26).generate(order(image, 4), {
    signal: controller.signal,
    onProgress: progress => {
      if (progress > 0.05) controller.abort(reason)
    },
  })
  await expect(work).rejects.toBe(reason)
  expect(reason).not.toBeInstanceOf(ProviderError)
})
