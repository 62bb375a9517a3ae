import sharp from 'sharp'
import { expect, test } from 'vitest'
import { readExifTexts } from '../carriers/exif.ts'
import { readRecipe, renderWithRecipe, writeRecipe, type Recipe } from '../index.ts'
import { makePng } from '../testing/index.ts'
import { fromPng, tEXt } from '../testing/texts.ts'
import { cases, RECIPE } from '../testing/written.ts'
import { writeInfotext } from './a1111.ts'
import { readServedInstead } from './served-instead.ts'

const MADE: Recipe = {
  ...RECIPE,
  servedInstead: [
    { engine: 'sketch', code: 'provider.unavailable' },
    { engine: '01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11', code: 'provider.model_gone' },
  ],
}
const TOLD =
  'Served instead of: "sketch: provider.unavailable, 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11: provider.model_gone"'
const textWith = (value: string) =>
  `a fox\nSteps: 4, Seed: 1, Served instead of: ${value}, Generator: Atelier, Version: 1`

test.each(cases)('who could not make it is read back exactly from %s', async (_, make) => {
  expect(readRecipe(writeRecipe(await make(), MADE, 'trained'))).toEqual({ source: 'atelier', recipe: MADE })
})

test('it stands in the text that other programs read, and is read back where that is all that is left', () => {
  expect(writeInfotext(MADE)).toContain(`Provider: huggingface, ${TOLD}, Generator: Atelier`)
  expect(fromPng(tEXt('parameters', writeInfotext(MADE)))).toMatchObject({
    source: 'atelier',
    recipe: { provider: 'huggingface', servedInstead: MADE.servedInstead },
  })
})

test('an AVIF says it in EXIF and in XMP', async () => {
  const avif = await renderWithRecipe(makePng(), { format: 'avif', recipe: MADE, mark: 'trained' })
  const { exif = Buffer.alloc(0), xmp = Buffer.alloc(0) } = await sharp(avif).metadata()
  expect(new Map(readExifTexts(exif.subarray(6))).get('parameters')).toContain(TOLD)
  expect(xmp.toString()).toContain('provider.model_gone')
})

test('a picture of the first engine that was asked says nothing of it', () => {
  expect(writeInfotext(RECIPE)).not.toContain('instead')
  expect(readRecipe(writeRecipe(makePng(), RECIPE, 'trained'))?.recipe).not.toHaveProperty('servedInstead')
})

test('what makes no sense of it is left out', () => {
  const good = { engine: 'far-away', code: 'provider.auth' }
  const bad = [
    { engine: 'Far Away', code: 'provider.auth' },
    { engine: 'x'.repeat(101), code: 'provider.auth' },
    { engine: 'sketch', code: '<b>' },
    { engine: 'sketch\0', code: 'provider.auth' },
    { engine: 7, code: 'provider.auth' },
    { engine: 'sketch' },
    'sketch',
    null,
  ]
  expect(readServedInstead([...bad, good])).toEqual([good])
  for (const nothing of [bad, [], {}, 'sketch', 7, null, undefined]) expect(readServedInstead(nothing)).toBeUndefined()
  const read = (value: string) => fromPng(tEXt('parameters', textWith(value)))?.recipe.servedInstead
  expect(read('"Far Away: no, far-away: provider.auth, sketch"')).toEqual([good])
  expect(read('nobody')).toBeUndefined()
})

test('of any number that a file names a few are kept', () => {
  const many = Array.from({ length: 100_000 }, (_, at) => ({ engine: `e${at}`, code: 'provider.auth' }))
  expect(readServedInstead(many)).toEqual(many.slice(0, 40))
  const text = JSON.stringify(many.map(({ engine, code }) => `${engine}: ${code}`).join(', '))
  expect(fromPng(tEXt('parameters', textWith(text)))?.recipe.servedInstead).toEqual(many.slice(0, 40))
})
