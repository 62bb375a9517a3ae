import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { webpChunk, webpFile } from '../containers/webp.ts'
import { bare, configureSharp, inspect, probe, stripRecipe } from '../index.ts'
import { ImageRejected } from '../rejected.ts'
import { createRandom, makePng, makeWebp } from '../testing/index.ts'
import { reasonFor, samples, samplesOf } from '../testing/probed.ts'

beforeAll(() => configureSharp())

const pixels = (bytes: Uint8Array) => sharp(bytes, { failOn: 'none' }).raw().toBuffer()

const reasonOfError = (error: unknown) => (error instanceof ImageRejected ? error.reason : error)

const jpeg = (...bytes: number[]) => Uint8Array.from([0xff, 0xd8, ...bytes])

describe('damage', () => {
  const withoutEndMarker = (bytes: Uint8Array) => bytes.length - (bytes[0] === 0xff ? 2 : bytes[0] === 0x89 ? 12 : 0)

  // Small, since each length is decoded, and still of several blocks.
  const { 'a CMYK JPEG': cmyk, ...small } = samplesOf({ width: 20, height: 12 })

  const reasonOfCut = async (bytes: Uint8Array, length: number) => {
    const cut = bytes.subarray(0, length)
    // A JPEG that ends in a scan may lack its end marker only: whether it lacks pixels is known when they are decoded.
    const reason = reasonFor(cut) ?? (await inspect(cut).then(() => undefined, reasonOfError))
    // The last byte of a scan may be nothing but padding.
    const isWhole = reason === undefined && (await pixels(cut)).equals(await pixels(bytes))
    return isWhole ? 'truncated' : reason
  }

  test.each(Object.entries(small))('%s that was cut is truncated, wherever the cut is', async (_, make) => {
    const bytes = await make()
    for (let length = 1; length < withoutEndMarker(bytes); length++)
      expect([length, await reasonOfCut(bytes, length)]).toEqual([length, 'truncated'])
  })

  // Its colours take a quarter of a second to come into those of a screen, so only some of its cuts are tried.
  test('a CMYK JPEG that was cut is truncated at every sixteenth cut', async () => {
    const bytes = await cmyk()
    for (let length = 1; length < withoutEndMarker(bytes); length += 16)
      expect([length, await reasonOfCut(bytes, length)]).toEqual([length, 'truncated'])
  })

  test.each(Object.entries(samples))('%s that lacks nothing but its end marker is taken', async (_, make) => {
    const bytes = await make()
    for (let length = withoutEndMarker(bytes); length <= bytes.length; length++) {
      const cut = bytes.subarray(0, length)
      expect(probe(cut)).toMatchObject({ width: probe(bytes).width })
      await inspect(cut)
      expect(reasonFor(await bare(cut))).toBeUndefined()
      expect(probe(stripRecipe(cut)).sizeBytes).toBe(stripRecipe(bytes).length)
    }
  })

  test('any flipped bit of a PNG is noticed', () => {
    const png = makePng({ width: 8, height: 8 })
    for (let bit = 0; bit < png.length * 8; bit++) {
      const flipped = Uint8Array.from(png)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect([bit, reasonFor(flipped)]).not.toEqual([bit, undefined])
    }
  })

  test.each(Object.entries(samples))(
    '%s with flipped bits is taken or refused, and never throws anything else',
    async (_, make) => {
      const bytes = await make()
      const random = createRandom(7)
      for (let i = 0; i < 500; i++) {
        const flipped = Uint8Array.from(bytes)
        for (let flips = random.integer(4); flips >= 0; flips--)
          flipped[random.integer(flipped.length)] = random.integer(256)
        expect(() => reasonFor(flipped)).not.toThrow()
      }
    },
  )
})

describe('structures that make no sense', () => {
  const frame = [0xff, 0xc0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0]
  const scan = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 0x3f, 0]
  const end = [0xff, 0xd9]

  test.each([
    ['without pixels', jpeg(...frame, ...end), 'damaged'],
    ['whose pixels come first', jpeg(...scan, ...frame, ...end), 'damaged'],
    ['with two headers', jpeg(...frame, ...frame, ...scan, ...end), 'damaged'],
    ['with a restart where none may be', jpeg(0xff, 0xd0, ...frame, ...scan, ...end), 'damaged'],
    ['of twelve bits', jpeg(...frame.with(4, 12), ...scan, ...end), 'unsupported'],
    ['with a segment of no length', jpeg(0xff, 0xfe, 0, 1, ...frame, ...scan, ...end), 'damaged'],
    ['of no width', jpeg(...frame.with(8, 0), ...scan, ...end), 'damaged'],
    ['that is lossless', jpeg(...frame.with(1, 0xc3), ...scan, ...end), 'unsupported'],
    ['that is arithmetic', jpeg(...frame.with(1, 0xc9), ...scan, ...end), 'unsupported'],
  ] as const)('a JPEG %s is refused', (_, bytes, reason) => {
    expect(reasonFor(bytes)).toBe(reason)
  })

  test('fill bytes, restarts and stuffed zeros in a JPEG are no flaw', () => {
    const bytes = jpeg(0xff, 0xff, ...frame, ...scan, 0x12, 0xff, 0, 0xff, 0xd3, 0x55, 0xff, 0xff, ...end)
    expect(probe(bytes)).toMatchObject({ width: 1, height: 1, sizeBytes: bytes.length })
  })

  test.each([
    ['whose chunk reaches over its end', webpFile([Buffer.from('VP8L\xff\0\0\0', 'latin1')])],
    ['without a picture', webpFile([webpChunk('VP8X', new Uint8Array(10))])],
    ['that begins with something else', webpFile([webpChunk('EXIF', new Uint8Array(10))])],
    ['with half a header', webpFile([webpChunk('VP8X', new Uint8Array(4))])],
    ['whose picture has no head', webpFile([webpChunk('VP8 ', new Uint8Array(20))])],
    ['that is empty', webpFile([])],
  ])('a WebP %s is refused', (_, bytes) => {
    expect(reasonFor(bytes)).toBe('damaged')
  })

  test('a WebP whose header and picture differ in size is refused', async () => {
    const bytes = Uint8Array.from(await makeWebp({ alpha: true, icc: true }))
    bytes[24] = 3
    expect(reasonFor(bytes)).toBe('damaged')
  })
})
