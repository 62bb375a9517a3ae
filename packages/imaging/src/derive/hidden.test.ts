import { gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { bare, configureSharp, findRecipe, readRecipe, writeRecipe } from '../index.ts'
import { makeHiding, makeJpeg, makePng } from '../testing/index.ts'
import { A1111, FROM_A1111 } from '../testing/texts.ts'
import { RECIPE } from '../testing/written.ts'

beforeAll(() => configureSharp())

const SIGNATURES = ['stealth_pnginfo', 'stealth_pngcomp', 'stealth_rgbinfo', 'stealth_rgbcomp'] as const
type Signature = (typeof SIGNATURES)[number]

const dataOf = (signature: Signature, text: string) =>
  signature.endsWith('comp') ? gzipSync(Buffer.from(text)) : Buffer.from(text)

const NOVELAI = JSON.stringify({
  Software: 'NovelAI',
  Source: 'NovelAI Diffusion V4',
  Description: 'p',
  Comment: JSON.stringify({ prompt: 'p', uc: 'n', seed: 5 }),
})

describe.each(SIGNATURES)('a recipe in the pixels (%s)', signature => {
  test.each(['png', 'webp'])('of a %s is found, and is gone from a bare copy', async format => {
    const bytes = await makeHiding(signature, dataOf(signature, A1111), { format })
    expect(readRecipe(bytes)).toBeUndefined()
    expect(await findRecipe(bytes)).toEqual(FROM_A1111)
    expect(await findRecipe(await bare(bytes))).toBeUndefined()
  })

  test.each([
    { format: 'png', orientation: 3 },
    { format: 'png', orientation: 6 },
    { format: 'png', orientation: 6, isInterlaced: true },
    { format: 'webp', orientation: 3 },
    { format: 'webp', orientation: 6 },
  ])('of a picture that is to be turned is found, and is gone from a bare copy: %j', async options => {
    const bytes = await makeHiding(signature, dataOf(signature, A1111), options)
    expect((await sharp(bytes).metadata()).orientation).toBe(options.orientation)
    expect(await findRecipe(bytes)).toEqual(FROM_A1111)
    const pixels = await sharp(await bare(bytes))
      .ensureAlpha()
      .raw()
      .toBuffer()
    const channels = signature.includes('rgb') ? [0, 1, 2] : [3]
    expect(new Set(pixels.filter((_, at) => channels.includes(at % 4)).map(value => value & 1)).size).toBe(1)
  })

  test('may be the JSON of a tool', async () => {
    expect(await findRecipe(await makeHiding(signature, dataOf(signature, NOVELAI)))).toEqual({
      source: 'novelai',
      recipe: { prompt: 'p', negativePrompt: 'n', seed: 5, model: 'NovelAI Diffusion V4' },
    })
  })

  test.each([
    ['longer than the picture', A1111, { lengthBits: 2 ** 31 }],
    ['longer than its pixels', A1111, { lengthBits: 8 * 5000 }],
    ['longer than a megabyte', A1111, { lengthBits: 8 * 1_000_001, width: 210_000 }],
    ['empty', '', {}],
    ['no recipe', 'hello', {}],
  ])('that is %s is none', async (_, text, options) => {
    expect(await findRecipe(await makeHiding(signature, dataOf(signature, text), options))).toBeUndefined()
  })
})

test('a hidden text in colours needs no alpha', async () => {
  const bytes = await makeHiding('stealth_rgbcomp', dataOf('stealth_rgbcomp', A1111), { channels: 3 })
  expect(await findRecipe(bytes)).toEqual(FROM_A1111)
})

test('a hidden text that unpacks to a hundred megabytes is none', async () => {
  const bomb = gzipSync(Buffer.alloc(100_000_000))
  const bytes = await makeHiding('stealth_pngcomp', bomb, { width: 25_000 })
  const start = performance.now()
  expect(await findRecipe(bytes)).toBeUndefined()
  expect(performance.now() - start).toBeLessThan(2000)
})

test('what the file says itself comes first, and a picture that says nothing has none', async () => {
  const bytes = await makeHiding('stealth_pnginfo', Buffer.from(A1111))
  expect(await findRecipe(writeRecipe(bytes, RECIPE, 'trained'))).toEqual({ source: 'atelier', recipe: RECIPE })
  for (const plain of [
    makePng(),
    makePng({ alpha: true, width: 1, height: 1 }),
    await makeJpeg(),
    Buffer.from('no picture'),
  ])
    expect(await findRecipe(plain)).toBeUndefined()
})
