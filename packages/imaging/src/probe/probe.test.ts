import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { webpChunk, webpFile } from '../containers/webp.ts'
import { pngChunk } from '../containers/png.ts'
import { ImageRejected, probe, type RejectionReason } from '../index.ts'
import {
  createRandom,
  makeAnimatedPng,
  makeAnimatedWebp,
  makeBomb,
  makeJpeg,
  makePng,
  makeWebp,
  NOT_TAKEN,
  truncate,
} from '../testing/index.ts'

const reasonOf = (work: () => unknown): RejectionReason | undefined => {
  try {
    work()
    return undefined
  } catch (error) {
    if (error instanceof ImageRejected) return error.reason
    throw error
  }
}
const reasonFor = (bytes: Uint8Array) => reasonOf(() => probe(bytes))

const jpeg = (...bytes: number[]) => Uint8Array.from([0xff, 0xd8, ...bytes])

const samples = {
  'a PNG': async () => makePng({ width: 48, height: 32 }),
  'a PNG with alpha': async () => makePng({ alpha: true }),
  'an indexed PNG': () => sharp(makePng()).png({ palette: true }).toBuffer(),
  'an interlaced 16-bit grey PNG': () => sharp(makePng()).toColourspace('grey16').png({ progressive: true }).toBuffer(),
  'a JPEG': () => makeJpeg(),
  'a progressive JPEG': () => makeJpeg({ progressive: true }),
  'a JPEG with a profile': () => makeJpeg({ icc: true }),
  'a CMYK JPEG': () => sharp(makePng()).toColourspace('cmyk').jpeg().toBuffer(),
  'a grey JPEG': () => sharp(makePng()).toColourspace('b-w').jpeg().toBuffer(),
  'a WebP': () => makeWebp(),
  'a lossless WebP': () => makeWebp({ lossless: true }),
  'a WebP with alpha': () => makeWebp({ alpha: true }),
  'a WebP with a profile': () => makeWebp({ icc: true }),
}

describe('a sound file', () => {
  test.each(Object.entries(samples))('%s is known by its content, with the size that sharp sees', async (_, make) => {
    const bytes = await make()
    const { format, width, height } = await sharp(bytes).metadata()
    expect(probe(bytes)).toEqual({
      mimeType: `image/${format}`,
      extension: format === 'jpeg' ? 'jpg' : format,
      width,
      height,
      orientation: 1,
      sizeBytes: bytes.length,
    })
  })

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'orientation %i is noted, and the size is that of the picture as it is shown',
    async orientation => {
      for (const bytes of [await makeJpeg({ orientation }), await makeWebp({ orientation })]) {
        const shown = orientation >= 5 ? { width: 32, height: 48 } : { width: 48, height: 32 }
        expect(probe(bytes)).toMatchObject({ orientation, ...shown })
      }
    },
  )

  test.each(Object.entries(samples))(
    '%s with something behind it is the same picture, and says where it ends',
    async (_, make) => {
      const bytes = await make()
      expect(probe(Buffer.concat([bytes, Buffer.from('PK\x03\x04 a hidden archive')]))).toEqual(probe(bytes))
    },
  )

  test('bytes that are a part of a larger buffer are read in their place', async () => {
    const bytes = await makeJpeg()
    const larger = Buffer.concat([Buffer.alloc(100, 1), bytes, Buffer.alloc(100, 2)])
    expect(probe(new Uint8Array(larger.buffer, larger.byteOffset + 100, bytes.length))).toEqual(probe(bytes))
  })
})

describe('what is no picture', () => {
  test('an empty file is refused as empty', () => {
    expect(reasonFor(new Uint8Array())).toBe('empty')
  })

  test.each(['gif', 'svg', 'avif', 'tiff', 'bmp'] as const)('%s is refused as a kind that is not taken', kind => {
    expect(reasonFor(NOT_TAKEN[kind])).toBe('unsupported')
  })

  test.each(['html', 'json', 'zip'] as const)('%s is refused as no picture', kind => {
    expect(reasonFor(NOT_TAKEN[kind])).toBe('not_an_image')
  })

  test('every refusal is one sentence for a person', async () => {
    const files = [
      new Uint8Array(),
      makeBomb(),
      makeAnimatedPng(),
      makeAnimatedWebp(),
      truncate(makePng()),
      ...Object.values(NOT_TAKEN),
    ]
    for (const file of files) expect(() => probe(file)).toThrow(/^[A-Z][^\n]*\.$/)
  })

  test('noise of any length is refused and never throws anything else', () => {
    const random = createRandom(1)
    for (let i = 0; i < 500; i++) expect(reasonFor(random.bytes(random.integer(200)))).toBeDefined()
  })
})

describe('limits', () => {
  test('a header that asks for more pixels than are taken is refused before anything is decoded', () => {
    expect(reasonFor(makeBomb())).toBe('too_many_pixels')
  })

  test('the limits are those of the caller', async () => {
    for (const bytes of [makePng(), await makeJpeg(), await makeWebp(), await makeWebp({ alpha: true })]) {
      expect(reasonOf(() => probe(bytes, { maxPixels: 48 * 32 }))).toBeUndefined()
      expect(reasonOf(() => probe(bytes, { maxPixels: 48 * 32 - 1 }))).toBe('too_many_pixels')
      expect(reasonOf(() => probe(bytes, { maxBytes: bytes.length }))).toBeUndefined()
      expect(reasonOf(() => probe(bytes, { maxBytes: bytes.length - 1 }))).toBe('too_large')
    }
  })

  test('animations are refused', () => {
    expect(reasonFor(makeAnimatedPng())).toBe('animated')
    expect(reasonFor(makeAnimatedWebp())).toBe('animated')
    expect(reasonFor(webpFile([webpChunk('VP8X', new Uint8Array(10)), webpChunk('ANIM', new Uint8Array(6))]))).toBe(
      'animated',
    )
  })

  test('a file of nothing but empty chunks is given up on', () => {
    const png = Buffer.from(makePng())
    const filler = Buffer.concat(Array.from({ length: 110_000 }, () => pngChunk('fiLl', new Uint8Array())))
    expect(reasonFor(Buffer.concat([png.subarray(0, 33), filler, png.subarray(33)]))).toBe('damaged')
  })
})

describe('damage', () => {
  test.each(Object.entries(samples))('%s that was cut is truncated, wherever the cut is', async (_, make) => {
    const bytes = await make()
    for (let length = 1; length < bytes.length; length++)
      expect([length, reasonFor(bytes.subarray(0, length))]).toEqual([length, 'truncated'])
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
    ['with text between its segments', jpeg(...frame, 0x41, 0x42, ...scan, ...end), 'damaged'],
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
