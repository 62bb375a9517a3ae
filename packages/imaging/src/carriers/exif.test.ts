import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { probe, readRecipe, stripRecipe, writeRecipe } from '../index.ts'
import { makeJpeg, makePng, NO_RECIPE } from '../testing/index.ts'
import { readOrientation, readExifTexts, withComment } from './exif.ts'
import { readTiff, writeTiff, type TiffBlock } from './tiff.ts'

const RECIPE = { ...NO_RECIPE, prompt: 'p', width: 8, height: 8 }

const block = (isBigEndian: boolean): TiffBlock => ({
  isBigEndian,
  main: [
    { tag: 0x0112, type: 3, count: 1, value: isBigEndian ? Buffer.of(0, 6) : Buffer.of(6, 0) },
    { tag: 0x013b, type: 2, count: 7, value: Buffer.from('Author\0') },
  ],
  exif: [{ tag: 0x9003, type: 2, count: 20, value: Buffer.from('2026:11:22 18:00:00\0') }],
  gps: [{ tag: 0x0001, type: 2, count: 2, value: Buffer.from('N\0') }],
})

describe.each([
  ['big', true],
  ['little', false],
])('an EXIF block that is %s endian', (_, isBigEndian) => {
  test('is read as it was written', () => {
    expect(readTiff(writeTiff(block(isBigEndian)))).toEqual(block(isBigEndian))
  })

  test('keeps everything else when it gets a comment, and the newest comment only', () => {
    const written = withComment(withComment(writeTiff(block(isBigEndian)), 'an older and longer text'), 'text 灯')
    const { exif, ...others } = readTiff(written) ?? {}
    expect(others).toEqual({ isBigEndian, main: block(isBigEndian).main, gps: block(isBigEndian).gps })
    expect(exif?.map(({ tag }) => tag)).toEqual([0x9003, 0x9286])
    expect(readExifTexts(written)).toEqual([['parameters', 'text 灯']])
    expect(readOrientation(written)).toBe(6)
  })

  test('that is very large gives way, but for its orientation', () => {
    const large = { ...block(isBigEndian), gps: [{ tag: 1, type: 7, count: 50_000, value: Buffer.alloc(50_000) }] }
    const written = withComment(writeTiff(large), 'text')
    expect(written.length).toBeLessThan(200)
    expect(readOrientation(written)).toBe(6)
  })
})

test('what a JPEG says of its author and its orientation outlives a recipe, and not its removal', async () => {
  const jpeg = await sharp(makePng())
    .withExif({ IFD0: { Artist: 'Author', Copyright: 'Owner' } })
    .jpeg()
    .toBuffer()
  const { exif } = await sharp(writeRecipe(jpeg, RECIPE, 'trained')).metadata()
  expect(exif?.toString('latin1')).toMatch(/Author.*Owner/s)
  expect((await sharp(stripRecipe(jpeg)).metadata()).exif).toBeUndefined()
})

test('the size that is noted for a PNG that lies on its side is that of sharp', async () => {
  const png = makePng({ chunks: [['eXIf', writeTiff(block(true))]] })
  const { autoOrient } = await sharp(png).metadata()
  expect(probe(png)).toMatchObject({ ...autoOrient, orientation: 6 })
})

test('graphs of ComfyUI in camera tags are found', async () => {
  const graph = {
    1: { class_type: 'KSampler', inputs: { seed: 1, positive: ['2', 0] } },
    2: { class_type: 'CLIPTextEncode', inputs: { text: 'a fox' } },
  }
  const text = Buffer.from(`Prompt:${JSON.stringify(graph)}\0`)
  const exif = writeTiff({
    isBigEndian: true,
    main: [{ tag: 0x0110, type: 2, count: text.length, value: text }],
    exif: [],
    gps: [],
  })
  expect(readRecipe(makePng({ chunks: [['eXIf', exif]] }))).toEqual({
    source: 'comfyui',
    recipe: { prompt: 'a fox', seed: 1 },
  })
})

test('an orientation out of nowhere counts as none', async () => {
  const odd = writeTiff({
    isBigEndian: true,
    main: [{ tag: 0x0112, type: 3, count: 1, value: Buffer.of(0, 9) }],
    exif: [],
    gps: [],
  })
  expect([odd, Buffer.alloc(0), Buffer.from('MM'), odd.subarray(0, 20)].map(readOrientation)).toEqual([1, 1, 1, 1])
  expect(probe(await makeJpeg())).toMatchObject({ orientation: 1 })
})
