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
    [
      'lines behind that open as parameters do',
      'a\nSteps: 5, Sampler: x, Seed: 1\nSeed: see notes\nSteps: many',
      { prompt: 'a', steps: 5, sampler: 'x', seed: 1 },
    ],
    ['no prompt', 'Steps: 5, Seed: 1, Size: 8x8', { prompt: '', steps: 5, seed: 1, width: 8, height: 8 }],
    [
      'brackets and hashes',
      'a\nSteps: 5, Seed: 1, Model: m, Hashes: {"model": "x", "Steps": "9"}, Size: 8x8',
      { prompt: 'a', steps: 5, seed: 1, model: 'm', width: 8, height: 8 },
    ],
    [
      'a line break in a value',
      'a\nSteps: 5, Seed: 1, Size: 8x8, Model: m, Wildcard prompt: "a __x__,\nin __y__", Version: 1',
      { prompt: 'a', steps: 5, seed: 1, model: 'm', width: 8, height: 8 },
    ],
    [
      'lines of an extension behind its parameters',
      'a\nNegative prompt: b\nSteps: 5, Seed: 1, Size: 8x8\nTemplate: {x|y}\nSome more words',
      { prompt: 'a', negativePrompt: 'b', steps: 5, seed: 1, width: 8, height: 8 },
    ],
    [
      'nested values that have the same keys',
      'a\nSteps: 5, Seed: 1, Civitai resources: [{"type":"lora","Seed: 9, Steps":[{}]}], Size: 8x8',
      { prompt: 'a', steps: 5, seed: 1, width: 8, height: 8 },
    ],
    [
      'its model among resources only',
      'a\nSteps: 5, Seed: 1, Civitai resources: [{"type":"lora","modelName":"L"},{"type":"checkpoint","modelName":"Fox Mix","modelVersionName":"v2"}]',
      { prompt: 'a', steps: 5, seed: 1, model: 'Fox Mix v2' },
    ],
    [
      'names in other letters',
      'a\nsteps: 5, seed: 1, CFG Scale: 7, model: m, sampler name: s, size: 8 x 9',
      { prompt: 'a', steps: 5, seed: 1, guidance: 7, model: 'm', sampler: 's', width: 8, height: 9 },
    ],
    [
      'the guidance of a distilled model beside the classic one',
      'a\nSteps: 5, Seed: 1, CFG scale: 1, Distilled CFG Scale: 3.5',
      { prompt: 'a', steps: 5, seed: 1, guidance: 3.5 },
    ],
    [
      'guidance by its long name',
      'a\nSteps: 5, Seed: 1, Guidance Scale: 4.5',
      { prompt: 'a', steps: 5, seed: 1, guidance: 4.5 },
    ],
    [
      'a seed of 53 bits',
      'a\nSteps: 5, Seed: 9007199254740991, x: y',
      { prompt: 'a', steps: 5, seed: 9_007_199_254_740_991 },
    ],
    [
      'a seed beyond them',
      'a\nSteps: 5, Seed: 6687881544318117707, x: y',
      { prompt: 'a', steps: 5, seed: '6687881544318117707' },
    ],
    ['a seed that no tool has', 'a\nSteps: 5, Seed: 18446744073709551616, x: y', { prompt: 'a', steps: 5 }],
    ['a seed of -1', 'a\nSteps: 5, Seed: -1, Size: 8x8', { prompt: 'a', steps: 5, width: 8, height: 8 }],
  ])('a text with %s is read', (_, text, recipe) => {
    expect(fromPng(tEXt('parameters', text))).toEqual({ source: 'a1111', recipe })
  })

  test('a text without at least three parameters is not theirs', () => {
    expect(fromPng(tEXt('parameters', 'just a text\nwith: two, pairs: only'))).toBeUndefined()
  })
})
