import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { walkJpeg } from '../containers/jpeg.ts'
import { bare, configureSharp, inspect, probe, readRecipe, render, renderWithRecipe, writeRecipe } from '../index.ts'
import { makeJpeg, makePng } from '../testing/index.ts'
import { tEXt } from '../testing/texts.ts'
import { RECIPE } from '../testing/written.ts'

beforeAll(() => configureSharp())

const SIZE = { width: 64, height: 48 }
const jpeg = async () => Buffer.from(await makeJpeg(SIZE))
const progressive = async () => Buffer.from(await makeJpeg({ ...SIZE, progressive: true }))

/** With something put in before each segment behind the first. */
const betweenSegments = (bytes: Buffer, stray: Buffer) => {
  const segments = [...walkJpeg(bytes)]
  const pieces = segments.flatMap(({ start, end }, at) => [...(at === 0 ? [] : [stray]), bytes.subarray(start, end)])
  return Buffer.concat([bytes.subarray(0, 2), ...pieces])
}

/** With other parameters in its scan: the first and last coefficient, and the bits. */
const withScan = (bytes: Buffer, parameters: readonly [number, number, number]) => {
  const changed = Buffer.from(bytes)
  const scan = [...walkJpeg(changed)].find(({ marker }) => marker === 0xda)
  changed.set(parameters, (scan?.dataEnd ?? 0) - 3)
  return changed
}

const withBrokenChecksum = (type: string, data: Uint8Array) => {
  const bytes = Buffer.from(makePng({ ...SIZE, chunks: [[type, data]] }))
  const at = bytes.indexOf('IDAT') - 8
  bytes.writeUInt32BE((bytes.readUInt32BE(at) ^ 0x55) >>> 0, at)
  return bytes
}

const OVERLOOKED: readonly (readonly [string, () => Promise<Buffer>])[] = [
  [
    'a JPEG whose scan says that it has one coefficient, as phones write it',
    async () => withScan(await jpeg(), [0, 0, 0]),
  ],
  ['a JPEG whose scan says nonsense of its bits', async () => withScan(await jpeg(), [63, 0, 0x12])],
  ['a JPEG with stray bytes between its segments', async () => betweenSegments(await jpeg(), Buffer.from('\0\0stray'))],
  [
    'a JPEG with stray zeros behind fill bytes',
    async () => betweenSegments(await jpeg(), Buffer.from([0xff, 0xff, 0, 0xff])),
  ],
  ['a progressive JPEG with stray bytes', async () => betweenSegments(await progressive(), Buffer.from('\0'))],
  ['a JPEG without its end marker', async () => (await jpeg()).subarray(0, -2)],
  ['a progressive JPEG without its end marker', async () => (await progressive()).subarray(0, -2)],
  [
    'a JPEG with all of this',
    async () => betweenSegments(withScan(await jpeg(), [0, 0, 0]).subarray(0, -2), Buffer.from('x')),
  ],
  ['a JPEG of a version of JFIF that nobody knows', async () => Buffer.from(await jpeg()).fill(9, 11, 12)],
  ['a PNG with a wrong checksum on a text', async () => withBrokenChecksum(...tEXt('parameters', 'a fox'))],
  [
    'a PNG with a wrong checksum on its EXIF',
    async () => withBrokenChecksum('eXIf', Buffer.from('MM\0*\0\0\0\x08\0\0\0\0\0\0')),
  ],
  ['a PNG with a wrong checksum on its time', async () => withBrokenChecksum('tIME', Buffer.alloc(7, 1))],
  ['a PNG without its end', async () => Buffer.from(makePng(SIZE)).subarray(0, -12)],
  ['a PNG that was cut in its end', async () => Buffer.from(makePng(SIZE)).subarray(0, -5)],
]

const pixelsOf = (bytes: Uint8Array) => sharp(bytes, { failOn: 'none' }).removeAlpha().raw().toBuffer()

describe.each(OVERLOOKED)('%s, which every viewer shows,', (_, make) => {
  test('is taken', async () => {
    const bytes = await make()
    expect(probe(bytes)).toMatchObject(SIZE)
    for (const pixels of [Infinity, 1]) {
      const { thumbnail, placeholder } = await inspect(bytes, { pixels })
      expect(probe(await thumbnail())).toMatchObject(SIZE)
      expect(placeholder).not.toBe('')
    }
  })

  test('is converted, given a recipe and stripped of it, and stays the same picture', async () => {
    const bytes = await make()
    expect(probe(await render(bytes, { format: 'webp', width: 320 }))).toMatchObject(SIZE)
    const shown = await pixelsOf(bytes)
    const written = writeRecipe(bytes, RECIPE, 'trained')
    for (const other of [
      await render(bytes, { format: 'png' }),
      await renderWithRecipe(bytes, { format: 'png', recipe: RECIPE, mark: 'trained' }),
      written,
      await bare(written),
    ]) {
      await inspect(other)
      expect((await pixelsOf(other)).equals(shown)).toBe(true)
    }
    expect(readRecipe(written)?.recipe).toEqual(RECIPE)
    const avif = await sharp(
      await renderWithRecipe(bytes, { format: 'avif', recipe: RECIPE, mark: 'trained' }),
    ).metadata()
    expect(avif.xmp?.toString()).toMatch(/trainedAlgorithmicMedia.*<atelier:recipe>/s)
    expect(readRecipe(await bare(written))).toBeUndefined()
  })
})

describe('what is refused says the true reason', () => {
  /** A scan of noise, so that each byte of it is a pixel. */
  const noisy = (isProgressive = false) =>
    sharp(Buffer.from(Array.from({ length: 64 * 64 * 3 }, (_, at) => (at * 7919) % 251)), {
      raw: { width: 64, height: 64, channels: 3 },
    })
      .jpeg({ quality: 95, progressive: isProgressive })
      .toBuffer()
  const reasonOf = (bytes: Uint8Array) =>
    inspect(bytes).then(
      () => 'taken',
      (error: unknown) => error,
    )

  test('a JPEG that ends in its pixels is cut', async () => {
    const bytes = await noisy()
    expect(await reasonOf(bytes.subarray(0, -500))).toMatchObject({
      reason: 'truncated',
      message: expect.stringMatching(/ends before the picture does/),
    })
  })

  test('a progressive JPEG that ends between two scans is cut, though what is there can be decoded', async () => {
    const bytes = await noisy(true)
    const scans = [...walkJpeg(bytes)].filter(({ marker }) => marker === 0xda)
    expect(scans.length).toBeGreaterThan(3)
    for (const { end } of scans.slice(0, -1))
      expect(() => probe(bytes.subarray(0, end))).toThrow(/ends before the picture does/)
  })

  test('a JPEG whose pixels are missing in the middle lacks pixels', async () => {
    const bytes = await noisy()
    const holed = Buffer.concat([bytes.subarray(0, -600), bytes.subarray(-2)])
    expect(await reasonOf(holed)).toMatchObject({
      reason: 'damaged',
      message: 'Some of the pixels of the picture are missing.',
    })
  })

  test('a checksum that is wrong on pixels, palette or header is named', () => {
    const bytes = Buffer.from(makePng(SIZE))
    const at = bytes.indexOf('IDAT') + 8
    bytes[at] = (bytes[at] ?? 0) ^ 1
    expect(() => probe(bytes)).toThrow('The PNG is damaged: the checksum of its IDAT chunk is wrong.')
  })

  test('too many pixels are too many', async () => {
    await expect(inspect(makePng(SIZE), { maxPixels: 100 })).rejects.toMatchObject({ reason: 'too_many_pixels' })
  })
})
