import { expect, test } from 'vitest'
import { readRecipe, readSourceMark, writeRecipe, type Recipe, type RecipeDetails } from '../index.ts'
import { makeJpeg, makePng, makeWebp } from '../testing/index.ts'
import { fromPng, tEXt } from '../testing/texts.ts'
import { RECIPE } from '../testing/written.ts'
import { writeInfotext } from './a1111.ts'
import { readDetails } from './details.ts'

const DETAILS: RecipeDetails = {
  task: 'inpaint',
  inputs: [
    { role: 'image', sha256: 'a'.repeat(64), width: 640, height: 480 },
    { role: 'mask', sha256: 'b'.repeat(64), width: 640, height: 480 },
  ],
  strength: 0.6,
  maskBlur: 4,
  keepUnmasked: true,
  scale: null,
  extend: null,
  scheduler: 'Karras',
  loras: [{ name: 'ink, and "water": one', weight: 0.8 }],
  loraHashes: { ink: '0123456789ab', 'film grain': 'abcdef012345' },
  options: { clipSkip: 2, quality: 'high', tiling: false },
  blended: true,
}
const MADE: Recipe = { ...RECIPE, sampler: 'Euler a', details: DETAILS }

test.each([
  ['PNG', async () => makePng()],
  ['JPEG', makeJpeg],
  ['WebP', makeWebp],
])('all that a task took is read back exactly from a %s', async (_, make) => {
  expect(readRecipe(writeRecipe(await make(), MADE, 'composite'))).toEqual({ source: 'atelier', recipe: MADE })
})

test('other programs read it in the names of the field', () => {
  expect(writeInfotext(MADE).split('\n').at(-1)).toMatch(
    /^Steps: .*, Sampler: Euler a, .*, Schedule type: Karras, Denoising strength: 0.6, Mask blur: 4, Loras: ".*", Lora hashes: "ink: 0123456789ab, film grain: abcdef012345", Clip skip: 2, Quality: high, Tiling: false, Task: inpaint, Provider: /,
  )
})

test('a second pass is told by the names of the field, and read back', async () => {
  const hiresFix = { scale: 1.5, denoise: 0.4, upscaler: 'Latent' }
  const made: Recipe = {
    ...MADE,
    details: { ...DETAILS, task: 'text-to-image', inputs: [], strength: null, options: { hiresFix } },
  }
  expect(writeInfotext(made)).toMatch(/Denoising strength: 0.4, .*Hires upscale: 1.5, Hires upscaler: Latent/)
  expect(readRecipe(writeRecipe(makePng(), made, 'composite'))?.recipe.details?.options).toEqual({ hiresFix })
})

test('what other programs write of it is read', () => {
  const text =
    'a fox\nSteps: 20, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 7, Seed: 1, Size: 512x512, Denoising strength: 0.55, Clip skip: 2, Mask blur: 8'
  expect(fromPng(tEXt('parameters', text))?.recipe.details).toMatchObject({
    task: null,
    strength: 0.55,
    maskBlur: 8,
    scheduler: 'Karras',
    options: { clipSkip: 2 },
    inputs: [],
  })
})

test('hashes of LoRAs are read as other programs write them, and nothing that is none', () => {
  const text =
    'a <lora:ink:1>\nSteps: 20, Sampler: x, Seed: 1, Lora hashes: "ink: 0123456789ab, film: none, : 00112233, x"'
  expect(fromPng(tEXt('parameters', text))?.recipe.details).toMatchObject({ loraHashes: { ink: '0123456789ab' } })
  const none = 'a\nSteps: 20, Sampler: x, Seed: 1, Lora hashes: "film: none"'
  expect(fromPng(tEXt('parameters', none))?.recipe).not.toHaveProperty('details')
})

test('the strength of a second pass over a picture from words is none of its own', () => {
  const text = 'a\nSteps: 20, Sampler: x, Seed: 1, Denoising strength: 0.7, Hires upscale: 2'
  expect(fromPng(tEXt('parameters', text))?.recipe).not.toHaveProperty('details')
})

test('what makes no sense of it is left out, and does no harm', () => {
  expect(
    readDetails({ task: 'paint', strength: '1', extend: { left: 'x' }, loras: {}, options: [], inputs: 7 }),
  ).toEqual({
    task: null,
    inputs: [],
    strength: null,
    maskBlur: null,
    keepUnmasked: null,
    scale: null,
    extend: null,
    scheduler: null,
    loras: [],
    options: {},
    blended: false,
  })
  const hostile = { options: { 'a b': 1, ok: 'x\0', fine: 'y', è: 2 }, loras: [{ name: '\ud800', weight: 1 }, null] }
  expect(readDetails(hostile)).toMatchObject({ options: { fine: 'y' }, loras: [] })
  expect(readDetails('text')).toBeUndefined()
})

test.each(['trained', 'algorithmic', 'composite', 'enhanced'] as const)('the mark %s is read back', mark => {
  expect(readSourceMark(writeRecipe(makePng(), MADE, mark))).toBe(mark)
})

test('a JPEG holds the longest texts with the longest options, or leaves these out', async () => {
  const prompt = '灯'.repeat(4000)
  const options = Object.fromEntries(
    Array.from({ length: 20 }, (_, at) => [
      `option${at}`,
      Array.from({ length: 500 }, (_one, k) => String.fromCharCode(0x4e00 + ((k * 7919 + at * 104_729) % 20_000))).join(
        '',
      ),
    ]),
  )
  const long = { ...MADE, prompt, negativePrompt: prompt, details: { ...DETAILS, options } }
  expect(readRecipe(writeRecipe(await makeJpeg(), long, 'composite'))?.recipe).toMatchObject({
    prompt,
    negativePrompt: prompt,
    details: { strength: 0.6, loras: DETAILS.loras },
  })
})
