import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { bare, configureSharp, readRecipe, stripRecipe, withoutHidden } from '../index.ts'
import { makeHiding, makeJpeg, makePng, makeWebp } from '../testing/index.ts'

beforeAll(() => configureSharp())

const TEXT = Buffer.from('{"prompt":"UNMISTAKABLE"}')

test.each(
  ['stealth_pnginfo', 'stealth_pngcomp', 'stealth_rgbinfo', 'stealth_rgbcomp'].flatMap(
    signature =>
      [
        [signature, 'png'],
        [signature, 'webp'],
      ] as const,
  ),
)('a recipe hidden as %s in the pixels of a %s is gone', async (signature, format) => {
  const shown = await sharp(await bare(await makeHiding(signature, TEXT, { format, width: 24 })))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const channels = signature.includes('rgb') ? [0, 1, 2] : [3]
  const lowest = new Set([...shown.data].filter((_, at) => channels.includes(at % 4)).map(value => value & 1))
  expect([shown.info.width, shown.info.height, shown.info.channels, lowest.size]).toEqual([24, 40, 4, 1])
  // Nobody sees a difference.
  expect(shown.data.every(value => value >= 0xfe)).toBe(true)
})

test('any other picture is not encoded anew', async () => {
  for (const bytes of [
    makePng(),
    makePng({ alpha: true }),
    makePng({ width: 1, height: 1 }),
    await makeJpeg(),
    await makeWebp(),
    await makeWebp({ lossless: true, alpha: true }),
  ]) {
    expect(await withoutHidden(bytes)).toBe(bytes)
    expect(Buffer.compare(await bare(bytes), stripRecipe(bytes))).toBe(0)
    expect(readRecipe(await bare(bytes))).toBeUndefined()
  }
})

test('what is no picture is refused', async () => {
  await expect(bare(Buffer.from('no picture'))).rejects.toMatchObject({ name: 'ImageRejected' })
})
