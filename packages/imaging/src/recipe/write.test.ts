import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { piecesWithRecipe, probe, readRecipe, writeRecipe, type Recipe } from '../index.ts'
import { createRandom, makeJpeg, makePng, makeWebp, NOT_TAKEN, truncate } from '../testing/index.ts'
import { cases, pixels, RECIPE, traits } from '../testing/written.ts'

const PROMPTS = {
  empty: '',
  'a line break and blanks at both ends': '  two\nlines\r\n ',
  'what looks like parameters': 'Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1',
  'what looks like a negative prompt': 'one\nNegative prompt: two\nSteps: 1, Seed: 2, Size: 3x4',
  quotes: String.raw`"quoted", 'single', \back\slash\ and "`,
  markup: '<b>&amp;</b> ]]> </atelier:recipe> <?xpacket end="w"?> <!-- -->',
  Chinese: '黄昏的灯塔，水彩',
  emoji: '😀👩‍🚀🏳️‍🌈',
  'lone surrogates': 'a\ud800b\udc00',
  'control characters': '\0\x01\x1f\x7f\x85\u2028\ufffe\uffff',
  'Latin-1': 'Übergröße déjà vu ¿',
  '4000 characters': '灯'.repeat(4000),
  '4000 emoji': '😀'.repeat(4000),
  '4000 ampersands': '&'.repeat(4000),
  '4000 lone surrogates': '\ud800'.repeat(4000),
  '4000 control characters': '\x01'.repeat(4000),
}

describe('a recipe that was written', () => {
  test.each(cases)('is read back exactly from %s', async (_, make) => {
    expect(readRecipe(writeRecipe(await make(), RECIPE, 'trained'))).toEqual({ source: 'atelier', recipe: RECIPE })
  })

  test.each(cases)('leaves pixels, profile, orientation and alpha of %s as they were', async (_, make) => {
    const bytes = await make()
    const written = writeRecipe(bytes, RECIPE, 'trained')
    expect(await pixels(written)).toBe(await pixels(bytes))
    expect(await traits(written)).toEqual(await traits(bytes))
    expect(probe(written)).toEqual({ ...probe(bytes), sizeBytes: written.length })
  })

  test.each(cases)('is the same in pieces: %s', async (_, make) => {
    for (const bytes of [await make(), writeRecipe(await make(), RECIPE, 'trained')])
      expect(Buffer.concat(piecesWithRecipe(bytes, RECIPE, 'trained'))).toEqual(writeRecipe(bytes, RECIPE, 'trained'))
  })

  test('copies nothing of a PNG but its texts', () => {
    const bytes = Uint8Array.from(makePng({ width: 64, height: 64 }))
    const copied = piecesWithRecipe(bytes, RECIPE, 'trained').filter(({ buffer }) => buffer !== bytes.buffer)
    expect(Buffer.concat(copied).indexOf('IDAT')).toBe(-1)
  })

  test.each(Object.entries(PROMPTS))('may hold %s in the prompts, and in what was typed', async (_, prompt) => {
    for (const bytes of [makePng(), await makeJpeg(), await makeWebp()]) {
      const recipe = {
        ...RECIPE,
        prompt,
        negativePrompt: prompt,
        typed: { prompt, negativePrompt: prompt, styles: Array.from({ length: 8 }, () => prompt.slice(0, 100)) },
      }
      const written = writeRecipe(bytes, recipe, 'trained')
      expect(readRecipe(written)).toEqual({ source: 'atelier', recipe })
      expect(() => probe(written)).not.toThrow()
    }
  })

  test('may be any that our own generator comes up with', async () => {
    const random = createRandom(11)
    const files = [
      makePng({ width: 4, height: 4 }),
      await makeJpeg({ width: 4, height: 4 }),
      await makeWebp({ width: 4, height: 4 }),
    ]
    const text = () =>
      String.fromCharCode(
        ...Array.from({ length: random.integer(60) }, () =>
          random.pick([10, 34, 44, 58, 92, 60, 38, 0x41, 0xe9, random.integer(65_536)]),
        ),
      )
    for (let i = 0; i < 150; i++) {
      const recipe: Recipe = {
        prompt: text(),
        negativePrompt: random.pick([null, '', text()]),
        typed: random.pick([
          null,
          { prompt: text(), negativePrompt: random.pick([null, text()]), styles: [text(), text()] },
        ]),
        model: random.pick([null, text()]),
        provider: random.pick([null, text()]),
        sampler: random.pick([null, text()]),
        seed: random.pick([null, random.integer(2 ** 32)]),
        steps: random.pick([null, random.integer(100)]),
        guidance: random.pick([null, random.integer(1000) / 7]),
        width: 1 + random.integer(4096),
        height: 1 + random.integer(4096),
      }
      for (const file of files)
        expect(readRecipe(writeRecipe(file, recipe, 'algorithmic'))).toEqual({ source: 'atelier', recipe })
    }
  })

  test.each(cases)('replaces the one before in %s', async (_, make) => {
    const bytes = await make()
    const once = writeRecipe(bytes, RECIPE, 'trained')
    const first = writeRecipe(bytes, { ...RECIPE, prompt: 'UNMISTAKABLE, '.repeat(50) }, 'trained')
    const again = writeRecipe(first, RECIPE, 'trained')
    expect(Buffer.compare(again, once)).toBe(0)
  })

  test('cuts what lay behind the picture', async () => {
    for (const bytes of [makePng(), await makeJpeg(), await makeWebp()]) {
      const written = writeRecipe(Buffer.concat([bytes, Buffer.from('TRAILER')]), RECIPE, 'trained')
      expect(Buffer.from(written).includes('TRAILER')).toBe(false)
    }
  })

  test('is not written into what is no picture, or no whole one', async () => {
    for (const bytes of [
      new Uint8Array(),
      NOT_TAKEN.html,
      NOT_TAKEN.gif,
      truncate(makePng()),
      truncate(await makeJpeg()),
      truncate(await makeWebp()),
    ]) {
      expect(() => writeRecipe(bytes, RECIPE, 'trained')).toThrow(expect.objectContaining({ name: 'ImageRejected' }))
    }
  })

  test('is packed where a JPEG could not hold it otherwise, and a damaged or swollen pack is none', async () => {
    const texts = '&'.repeat(4000)
    const recipe = {
      ...RECIPE,
      prompt: texts,
      negativePrompt: texts,
      typed: { prompt: texts, negativePrompt: texts, styles: [] },
    }
    const written = Buffer.from(writeRecipe(await makeJpeg(), recipe, 'trained'))
    expect(written.includes('<atelier:packedRecipe>')).toBe(true)
    expect(readRecipe(written)).toEqual({ source: 'atelier', recipe })
    const bomb = deflateRawSync(Buffer.alloc(50_000_000)).toString('base64').slice(0, 60_000)
    for (const packed of ['', 'AAAA', bomb]) {
      const png = makePng({
        chunks: [
          ['iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0<atelier:packedRecipe>${packed}</atelier:packedRecipe>`)],
        ],
      })
      expect(readRecipe(png)).toBeUndefined()
    }
  })

  test('says so where it is too long for a JPEG', async () => {
    const jpeg = await makeJpeg()
    expect(() => writeRecipe(jpeg, { ...RECIPE, prompt: 'x'.repeat(70_000) }, 'trained')).toThrow(RangeError)
  })
})
