import { IMAGE_FORMATS } from '@atelier/contracts'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { readExifTexts } from '../carriers/exif.ts'
import { configureSharp, readRecipe, renderWithRecipe, writeRecipe, type Recipe } from '../index.ts'
import { makeJpeg, makePng, makeWebp } from '../testing/index.ts'

beforeAll(() => configureSharp())

const RECIPE: Recipe = {
  prompt: 'a 灯塔 & "déjà vu" (x, y, z) 😀',
  negativePrompt: 'blurry\nnoise',
  typed: null,
  model: 'black-forest-labs/FLUX.1-schnell',
  provider: 'huggingface',
  seed: 4_294_967_295,
  steps: 20,
  guidance: 3.5,
  sampler: null,
  width: 48,
  height: 32,
}
const OLDER: Recipe = { ...RECIPE, prompt: 'an older prompt', negativePrompt: null }

const originals = {
  PNG: async () => makePng({ width: 48, height: 32 }),
  'PNG with alpha': async () => makePng({ width: 48, height: 32, alpha: true }),
  JPEG: () => makeJpeg({ width: 48, height: 32 }),
  'JPEG that lies on its side': () => makeJpeg({ width: 32, height: 48, orientation: 6 }),
  WebP: () => makeWebp({ width: 48, height: 32 }),
}
const bearing = async (make: () => Promise<Uint8Array>) => writeRecipe(await make(), OLDER, 'trained')

describe.each(Object.entries(originals))('a %s', (_, make) => {
  test.each(IMAGE_FORMATS.filter(format => format !== 'avif'))(
    'has the recipe given, and no other, as %s',
    async format => {
      const bytes = Buffer.from(
        await renderWithRecipe(await bearing(make), { format, recipe: RECIPE, mark: 'trained' }),
      )
      expect(readRecipe(bytes)).toEqual({ source: 'atelier', recipe: RECIPE })
      expect(await sharp(bytes).metadata()).toMatchObject({ format, width: 48, height: 32 })
      expect(bytes.includes('an older prompt') || bytes.includes(utf16('an older prompt'))).toBe(false)
    },
  )

  test('has the recipe given, and no other, as AVIF: as text in EXIF, and exactly in XMP, with the mark of what made it', async () => {
    const bytes = Buffer.from(
      await renderWithRecipe(await bearing(make), { format: 'avif', recipe: RECIPE, mark: 'algorithmic' }),
    )
    const {
      format,
      compression,
      width,
      height,
      orientation,
      exif = Buffer.alloc(0),
      xmp = Buffer.alloc(0),
    } = await sharp(bytes).metadata()
    expect({ format, compression, width, height, orientation: orientation ?? 1 }).toEqual({
      format: 'heif',
      compression: 'av1',
      width: 48,
      height: 32,
      orientation: 1,
    })
    expect(readExifTexts(exif)).toEqual([
      ['parameters', expect.stringContaining(`${RECIPE.prompt}\nNegative prompt: ${RECIPE.negativePrompt}\nSteps: 20`)],
    ])
    // The packet of an AVIF is the one of a PNG, which is read in full.
    const found = readRecipe(
      makePng({ chunks: [['iTXt', Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\0\0\0\0'), xmp])]] }),
    )
    expect(found).toEqual({ source: 'atelier', recipe: RECIPE })
    expect(xmp.toString()).toContain('digitalsourcetype/algorithmicMedia')
    expect(bytes.includes('an older prompt') || bytes.includes(utf16('an older prompt'))).toBe(false)
  })
})

test('a recipe that a JPEG cannot hold is refused, and a PNG holds it', async () => {
  const long = { ...RECIPE, prompt: '灯'.repeat(40_000) }
  await expect(renderWithRecipe(makePng(), { format: 'jpeg', recipe: long, mark: 'trained' })).rejects.toThrow(
    RangeError,
  )
  const written = await renderWithRecipe(await makeJpeg(), {
    format: 'png',
    recipe: { ...long, prompt: '灯'.repeat(20_000) },
    mark: 'trained',
  })
  expect(readRecipe(written)?.recipe.prompt).toHaveLength(20_000)
})

const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16()
