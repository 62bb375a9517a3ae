import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { readRecipe, writeRecipe } from '../index.ts'
import { makeJpeg, makePng, makeWebp } from '../testing/index.ts'
import { RECIPE } from '../testing/written.ts'

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
