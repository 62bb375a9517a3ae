import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { bare, configureSharp, readRecipe, stripRecipe, withoutHidden } from '../index.ts'
import { makeJpeg, makePng, makeWebp } from '../testing/index.ts'

beforeAll(() => configureSharp())

const SIDE = 24

/** A recipe in the lowest bits, column by column: the name of the way, the number of bits, and the text. */
async function hiding(signature: string, format: 'png' | 'webp') {
  const text = Buffer.from('{"prompt":"UNMISTAKABLE"}')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length * 8)
  const bits = Array.from(Buffer.concat([Buffer.from(signature), length, text]), byte =>
    Array.from({ length: 8 }, (_, at) => (byte >> (7 - at)) & 1),
  ).flat()
  const data = Buffer.alloc(SIDE * SIDE * 4, 0xfe)
  let next = 0
  for (let x = 0; x < SIDE; x += 1) {
    for (let y = 0; y < SIDE; y += 1) {
      const at = (y * SIDE + x) * 4
      for (const channel of signature.includes('rgb') ? [0, 1, 2] : [3]) data[at + channel] = 0xfe | (bits[next++] ?? 0)
    }
  }
  const picture = sharp(data, { raw: { width: SIDE, height: SIDE, channels: 4 } })
  return format === 'png' ? picture.png().toBuffer() : picture.webp({ lossless: true, exact: true }).toBuffer()
}

test.each(
  ['stealth_pnginfo', 'stealth_pngcomp', 'stealth_rgbinfo', 'stealth_rgbcomp'].flatMap(
    signature =>
      [
        [signature, 'png'],
        [signature, 'webp'],
      ] as const,
  ),
)('a recipe hidden as %s in the pixels of a %s is gone', async (signature, format) => {
  const shown = await sharp(await bare(await hiding(signature, format)))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const channels = signature.includes('rgb') ? [0, 1, 2] : [3]
  const lowest = new Set([...shown.data].filter((_, at) => channels.includes(at % 4)).map(value => value & 1))
  expect([shown.info.width, shown.info.height, shown.info.channels, lowest.size]).toEqual([SIDE, SIDE, 4, 1])
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
