import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { webpChunk, webpFile } from '../containers/webp.ts'
import { pngChunk } from '../containers/png.ts'
import { probe } from '../index.ts'
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
import { reasonFor, reasonOf, samples } from '../testing/probed.ts'

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
