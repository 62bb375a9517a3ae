import { deflateRawSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { probe, readRecipe, stripRecipe, writeRecipe, type Recipe } from '../index.ts'
import { createRandom, makeAnimatedPng, makeJpeg, makePng, makeWebp, NOT_TAKEN, truncate } from '../testing/index.ts'

const RECIPE: Recipe = {
  prompt: 'a lighthouse at dusk',
  negativePrompt: 'blurry',
  typed: null,
  model: 'black-forest-labs/FLUX.1-schnell',
  provider: 'huggingface',
  seed: 4_294_967_295,
  steps: 20,
  guidance: 3.5,
  sampler: 'Euler a',
  width: 1024,
  height: 768,
}

const samples = {
  'a PNG': async () => makePng(),
  'a PNG with alpha': async () => makePng({ alpha: true }),
  'a PNG with a profile': () => sharp(makePng()).withIccProfile('p3').png().toBuffer(),
  'a JPEG': () => makeJpeg(),
  'a progressive JPEG with a profile': () => makeJpeg({ progressive: true, icc: true }),
  'a JPEG that lies on its side': () => makeJpeg({ orientation: 6 }),
  'a WebP': () => makeWebp(),
  'a lossless WebP with alpha': () => makeWebp({ lossless: true, alpha: true }),
  'a WebP with alpha, profile and orientation': () => makeWebp({ alpha: true, icc: true, orientation: 3 }),
}
const cases = Object.entries(samples)

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

const pixels = async (bytes: Uint8Array) => (await sharp(bytes).raw().toBuffer()).toString('base64')
const traits = async (bytes: Uint8Array) => {
  const { width, height, icc, orientation, hasAlpha, space, isProgressive } = await sharp(bytes).metadata()
  return { width, height, icc: icc?.toString('base64'), orientation: orientation ?? 1, hasAlpha, space, isProgressive }
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

const comment = async (bytes: Uint8Array) => {
  const exif = (await sharp(bytes).metadata()).exif ?? Buffer.of()
  const start = exif.indexOf('UNICODE\0', 0, 'latin1') + 8
  return Buffer.from(exif.subarray(start, exif.length - ((exif.length - start) % 2)))
    .swap16()
    .toString('utf16le')
}

describe('other programs', () => {
  const A1111 =
    'a lighthouse at dusk\nNegative prompt: blurry\nSteps: 20, Sampler: Euler a, CFG scale: 3.5, Seed: 4294967295, Size: 1024x768, Model: black-forest-labs/FLUX.1-schnell, Provider: huggingface, Generator: Atelier, Version: 1'

  test('find the A1111 text in a PNG, before its pixels', () => {
    const written = Buffer.from(writeRecipe(makePng(), RECIPE, 'trained'))
    const at = written.indexOf(`tEXtparameters\0${A1111}`, 0, 'latin1')
    expect(at).toBeGreaterThan(0)
    expect(at).toBeLessThan(written.indexOf('IDAT'))
  })

  test('find it as UTF-8 where it is not Latin-1', () => {
    const written = Buffer.from(writeRecipe(makePng(), { ...RECIPE, prompt: '灯塔' }, 'trained'))
    expect(written.includes(Buffer.from('iTXtparameters\0\0\0\0\0灯塔\nNegative prompt: blurry'))).toBe(true)
    expect(written.includes('tEXtparameters')).toBe(false)
  })

  test('find it in the EXIF comment of a JPEG and of a WebP', async () => {
    for (const bytes of [await makeJpeg(), await makeWebp()])
      expect(await comment(writeRecipe(bytes, RECIPE, 'trained'))).toContain(A1111)
  })

  test('find the mark that says what made the picture', async () => {
    for (const bytes of [makePng(), await makeJpeg(), await makeWebp()]) {
      const trained = (await sharp(writeRecipe(bytes, RECIPE, 'trained')).metadata()).xmp?.toString()
      expect(trained).toContain(
        '<Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia<',
      )
      expect(trained).toContain('<Iptc4xmpExt:AISystemUsed>black-forest-labs/FLUX.1-schnell<')
      const algorithmic = (await sharp(writeRecipe(bytes, RECIPE, 'algorithmic')).metadata()).xmp?.toString()
      expect(algorithmic).toContain('digitalsourcetype/algorithmicMedia<')
    }
  })

  test('may take the XMP away: the text still tells nearly all', () => {
    const written = Buffer.from(writeRecipe(makePng(), { ...RECIPE, model: 'odd, "name": x' }, 'trained'))
    written.write('gone', written.indexOf('<atelier:recipe>'))
    expect(readRecipe(written)).toEqual({
      source: 'atelier',
      recipe: { ...RECIPE, typed: undefined, model: 'odd, "name": x' },
    })
  })
})

const SECRET = 'UNMISTAKABLE'

const holds = (bytes: Uint8Array, text: string) =>
  [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()].some(form =>
    Buffer.from(bytes).includes(form),
  )

const segment = (marker: number, text: string) =>
  Buffer.concat([Buffer.from([0xff, marker, 0, text.length + 2]), Buffer.from(text)])

describe('stripping', () => {
  test.each(cases)('%s leaves nothing of the recipe and all of the picture', async (_, make) => {
    const bytes = await make()
    const stripped = stripRecipe(
      writeRecipe(bytes, { ...RECIPE, prompt: SECRET, negativePrompt: SECRET, model: SECRET }, 'trained'),
    )
    expect(holds(stripped, SECRET)).toBe(false)
    expect(readRecipe(stripped)).toBeUndefined()
    expect(await pixels(stripped)).toBe(await pixels(bytes))
    expect(await traits(stripped)).toEqual(await traits(bytes))
    expect(probe(stripped)).toEqual({ ...probe(bytes), sizeBytes: stripped.length })
  })

  test('takes every kind of text out of a PNG, and the trailer too', async () => {
    const text = Buffer.from(SECRET)
    const chunks = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'caBX', 'prVt'].map(
      type => [type, Buffer.concat([Buffer.from('prompt\0'), text])] as const,
    )
    const bytes = makePng({ chunks })
    expect(holds(stripRecipe(Buffer.concat([bytes, text])), SECRET)).toBe(false)
    expect(Buffer.compare(stripRecipe(bytes), makePng())).toBe(0)
  })

  test('takes comments and what programs keep of their own out of a JPEG', async () => {
    const bytes = await makeJpeg()
    const foreign = [0xe1, 0xe2, 0xeb, 0xed, 0xfe].map(marker => segment(marker, SECRET))
    expect(
      Buffer.compare(
        stripRecipe(Buffer.concat([bytes.subarray(0, 2), ...foreign, bytes.subarray(2)])),
        stripRecipe(bytes),
      ),
    ).toBe(0)
  })

  test('makes a still picture of an animated PNG, and refuses what is no picture', () => {
    expect(() => probe(stripRecipe(makeAnimatedPng()))).not.toThrow()
    expect(() => stripRecipe(NOT_TAKEN.svg)).toThrow(expect.objectContaining({ reason: 'unsupported' }))
  })
})
