import { describe, expect, test } from 'vitest'
import { withComment } from '../carriers/exif.ts'
import { jpegSegment, MARKER } from '../containers/jpeg.ts'
import { webpChunk, webpFile } from '../containers/webp.ts'
import { readRecipe } from '../index.ts'
import { makeJpeg, makeWebp } from '../testing/index.ts'
import { A1111, FROM_A1111, fromPng, iTXt, iTXtPacked, tEXt, zTXt } from '../testing/texts.ts'

describe('AUTOMATIC1111 and Forge', () => {
  test.each([
    ['tEXt', tEXt],
    ['zTXt', zTXt],
    ['iTXt', iTXt],
    ['packed iTXt', iTXtPacked],
  ])('are read from %s', (_, chunk) => {
    expect(fromPng(chunk('parameters', A1111))).toEqual(FROM_A1111)
  })

  test('are read from the EXIF comment of a JPEG and a WebP, and from eXIf', async () => {
    const exif = withComment(undefined, A1111)
    const jpeg = await makeJpeg()
    const inJpeg = Buffer.concat([
      jpeg.subarray(0, 2),
      jpegSegment(MARKER.APP1, Buffer.concat([Buffer.from('Exif\0\0'), exif])),
      jpeg.subarray(2),
    ])
    const webp = webpFile([(await makeWebp()).subarray(12), webpChunk('EXIF', exif)])
    expect(readRecipe(inJpeg)).toEqual(FROM_A1111)
    expect(readRecipe(webp)).toEqual(FROM_A1111)
    expect(fromPng(['eXIf', exif])).toEqual(FROM_A1111)
  })

  test('a comment that is little endian, or ASCII, is read too', async () => {
    const big = withComment(undefined, A1111)
    const little = Buffer.from(big)
    const at = little.indexOf('UNICODE\0') + 8
    little.subarray(at, at + A1111.length * 2).swap16()
    const ascii = Buffer.from(big)
    ascii.write('ASCII\0\0\0', at - 8, 'latin1')
    ascii.fill(0, at)
    ascii.write(A1111, at)
    expect(fromPng(['eXIf', little])).toEqual(FROM_A1111)
    expect(fromPng(['eXIf', ascii])).toEqual(FROM_A1111)
  })

  test.each([
    [
      'no negative prompt',
      'a cat\nSteps: 5, Seed: 1, Size: 8x8',
      { prompt: 'a cat', steps: 5, seed: 1, width: 8, height: 8 },
    ],
    ['no prompt', 'Steps: 5, Seed: 1, Size: 8x8', { prompt: '', steps: 5, seed: 1, width: 8, height: 8 }],
    [
      'brackets and hashes',
      'a\nSteps: 5, Seed: 1, Model: m, Hashes: {"model": "x", "Steps": "9"}, Size: 8x8',
      { prompt: 'a', steps: 5, seed: 1, model: 'm', width: 8, height: 8 },
    ],
    ['a seed of -1', 'a\nSteps: 5, Seed: -1, Size: 8x8', { prompt: 'a', steps: 5, width: 8, height: 8 }],
  ])('a text with %s is read', (_, text, recipe) => {
    expect(fromPng(tEXt('parameters', text))).toEqual({ source: 'a1111', recipe })
  })

  test('a text without at least three parameters is not theirs', () => {
    expect(fromPng(tEXt('parameters', 'just a text\nwith: two, pairs: only'))).toBeUndefined()
  })
})
