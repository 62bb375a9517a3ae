import sharp, { type Sharp } from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { configureSharp, inspect, type Likeness } from '../index.ts'
import { createRandom } from '../testing/index.ts'

beforeAll(() => configureSharp())

const SIDE = 480

/** Some shapes of grey and colour on a ground: as unlike another one as two pictures are. */
function scene(seed: number) {
  const { integer: upTo } = createRandom(seed)
  const colour = () => `rgb(${upTo(256)},${upTo(256)},${upTo(256)})`
  const shapes = Array.from(
    { length: 8 },
    () =>
      `<ellipse cx="${upTo(SIDE)}" cy="${upTo(SIDE)}" rx="${20 + upTo(160)}" ry="${20 + upTo(160)}" fill="${colour()}"/>`,
  )
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}"><rect width="100%" height="100%" fill="${colour()}"/>${shapes.join('')}</svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}

const scenes = Promise.all(Array.from({ length: 12 }, (_, seed) => scene(seed + 1)))
const seen = async (bytes: Uint8Array) => (await inspect(bytes)).likeness

/** Of 64 bits, how many differ. */
const apart = (one: Likeness, other: Likeness) =>
  [one.high ^ other.high, one.low ^ other.low].reduce(
    (sum, bits) => sum + (bits >>> 0).toString(2).replaceAll('0', '').length,
    0,
  )

/** By how many bits they may differ. */
const TWINS: readonly [string, number, (picture: Sharp) => Sharp][] = [
  ['as a poor JPEG', 4, picture => picture.jpeg({ quality: 40 })],
  ['at a third of its size, as WebP', 4, picture => picture.resize(160).webp({ quality: 70 })],
  ['squeezed', 4, picture => picture.resize(SIDE, 300, { fit: 'fill' }).png()],
  ['a little blurred', 4, picture => picture.blur(2).png()],
  ['with a little less contrast', 4, picture => picture.linear(0.85, 15).png()],
  [
    'cut by a hundredth at each side',
    6,
    picture => picture.extract({ left: 5, top: 5, width: SIDE - 10, height: SIDE - 10 }).png(),
  ],
]

describe('what a picture looks like', () => {
  test.each(TWINS)('is hardly another one %s (%i bits)', async (_, most, change) => {
    for (const bytes of await scenes) {
      const twin = await change(sharp(bytes)).toBuffer()
      expect(apart(await seen(bytes), await seen(twin))).toBeLessThanOrEqual(most)
    }
  })

  test('is far from that of a stranger', async () => {
    const all = await Promise.all((await scenes).map(seen))
    const pairs = all.flatMap((one, at) => all.slice(0, at).map(other => apart(one, other)))
    expect(Math.min(...pairs)).toBeGreaterThan(10)
  })

  test('is the same of the thumbnail, which pictures of an earlier version are seen by', async () => {
    for (const bytes of await scenes) {
      const { likeness, thumbnail } = await inspect(bytes)
      expect(apart(likeness, await seen(await thumbnail()))).toBeLessThanOrEqual(4)
    }
  })

  test('is the same of a plain area whatever its colour, and of one that JPEG left noise in', async () => {
    const plain = (colour: string) => sharp({ create: { width: 200, height: 150, channels: 3, background: colour } })
    const all = [
      await plain('#000').png().toBuffer(),
      await plain('#c33').png().toBuffer(),
      await plain('#c33').jpeg({ quality: 30 }).toBuffer(),
    ]
    const [first, ...others] = await Promise.all(all.map(seen))
    for (const other of others) expect(other).toEqual(first)
  })

  test('is what a page shows of a picture that can be seen through', async () => {
    const [bytes = Buffer.of()] = await scenes
    const faded = await sharp(bytes).ensureAlpha(0.5).png().toBuffer()
    const onWhite = await sharp(faded).flatten({ background: '#fff' }).png().toBuffer()
    expect(apart(await seen(faded), await seen(onWhite))).toBeLessThanOrEqual(2)
  })

  test('is made of two signed numbers of 32 bits', async () => {
    for (const { high, low } of await Promise.all((await scenes).map(seen)))
      expect([high | 0, low | 0]).toEqual([high, low])
  })
})
