import type { ImageParameters, InputImage } from '@atelier/providers/port'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { ask } from '../testing/asking.ts'
import { apart, photograph, rgbOf } from '../testing/pictures.ts'

const SIZE = { width: 200, height: 160 }
let photo: InputImage
beforeAll(async () => {
  photo = await photograph(SIZE)
})

const repaint = async (
  prompt: string,
  strength: number | null,
  { image = photo, ...changes }: Partial<ImageParameters> & { image?: InputImage } = {},
) => (await ask(prompt, { task: 'image-to-image', inputs: { image, references: [] }, strength }, changes)).bytes

const means = async (bytes: Uint8Array) => (await sharp(bytes).stats()).channels.map(({ mean }) => mean)
const brightness = async (bytes: Uint8Array) =>
  (await means(bytes)).slice(0, 3).reduce((sum, mean) => sum + mean / 3, 0)

describe('the strength', () => {
  test('0 leaves the picture as it is, pixel by pixel', async () => {
    expect(await rgbOf(await repaint('a castle at night, neon', 0))).toEqual(await rgbOf(photo.bytes))
  })

  for (const prompt of [
    'a castle by a lake at sunset, watercolour',
    'a fox in the snow',
    'neon city',
    'in blue, papercut',
    '',
  ])
    test(`leads further and further away from the picture for "${prompt}"`, async () => {
      const distances: number[] = []
      for (const strength of [0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9, 1])
        distances.push(await apart(photo.bytes, await repaint(prompt, strength)))
      expect(distances).toEqual(distances.toSorted((a, b) => a - b))
      expect(distances.at(-1)).toBeGreaterThan(4)
    })

  test('is 0.6 where nobody says it', async () => {
    expect(await repaint('watercolour', null)).toEqual(await repaint('watercolour', 0.6))
  })

  test('1 shows the scene of the prompt through the forms of the picture', async () => {
    const scene = (await ask('a forest at night', { task: 'text-to-image' })).bytes
    const [less, more] = [await repaint('a forest at night', 0.6), await repaint('a forest at night', 1)]
    expect(await apart(scene, more)).toBeLessThan((await apart(scene, less)) * 0.8)
  })
})

test('a thing of the prompt is there wholly or not at all: nothing shines through it', async () => {
  const black = await sharp({ create: { ...SIZE, channels: 3, background: '#000' } })
    .png()
    .toBuffer()
  const white = await sharp(black).negate().png().toBuffer()
  const [onBlack, onWhite] = await Promise.all(
    [black, white].map(async bytes =>
      rgbOf(await repaint('a fox in snow', 0.5, { image: { bytes, mimeType: 'image/png' } })),
    ),
  )
  const alike = onBlack?.filter((value, at) => Math.abs(value - (onWhite?.[at] ?? 0)) < 3).length ?? 0
  const unlike = onBlack?.filter((value, at) => Math.abs(value - (onWhite?.[at] ?? 0)) > 60).length ?? 0
  expect(alike).toBeGreaterThan(2500)
  expect(unlike).toBeGreaterThan(20_000)
})

describe('the words', () => {
  test('of hours, weather and colours change the colours', async () => {
    const [plain, night, snow] = [
      await brightness(await repaint('', 0.6)),
      await brightness(await repaint('at night', 0.6)),
      await brightness(await repaint('snow', 0.6)),
    ]
    expect(night).toBeLessThan(plain * 0.7)
    expect(snow).toBeGreaterThan(plain * 1.12)
    const [red = 0, , blue = 0] = await means(await repaint('in blue', 0.6))
    expect(blue).toBeGreaterThan(red + 40)
  })

  test('of styles give pictures that are clearly not alike, of the same picture', async () => {
    const styles = [
      '',
      'watercolour',
      'papercut',
      'line art',
      'neon',
      'oil painting',
      'low poly',
      'pixel art',
      'minimal',
    ]
    const pictures = await Promise.all(styles.map(style => repaint(style, 0.6)))
    const near: string[] = []
    for (const [at, one] of pictures.entries())
      for (const [later, other] of pictures.entries())
        if (at < later && (await apart(one, other)) < 1.5) near.push(`${styles[at]} / ${styles[later]}`)
    expect(near).toEqual([])
  })

  test('that are drawn, that have no place and that are not known are told', async () => {
    const { notes } = await ask('a fox and a flibbertigibbet in a forest, watercolour', {
      task: 'image-to-image',
      inputs: { image: photo, references: [] },
      strength: 0.5,
    })
    expect(notes).toEqual({
      drew: ['the picture, repainted', 'fox', 'watercolour'],
      leftOut: ['forest'],
      unknown: ['flibbertigibbet'],
    })
  })
})

describe('the same request', () => {
  test('gives the same bytes in every style, and another seed another brush', async () => {
    for (const style of ['', 'watercolour', 'neon', 'oil painting', 'low poly', 'pixel art']) {
      const one = await repaint(`a fox ${style}`, 0.8)
      expect(await repaint(`a fox ${style}`, 0.8)).toEqual(one)
      expect(await repaint(`a fox ${style}`, 0.8, { seed: 8 })).not.toEqual(one)
    }
  })
})

describe('what it begins with', () => {
  test('can have any size: the result has the one that was asked for', async () => {
    for (const start of [
      { width: 3, height: 500 },
      { width: 64, height: 64 },
      { width: 2000, height: 300 },
    ])
      for (const [width, height] of [
        [64, 64],
        [200, 500],
        [333, 257],
      ] as const) {
        const image = await photograph(start)
        const bytes = await repaint('watercolour, a cat', 1, { image, width, height })
        expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width, height })
      }
  })

  test('can be transparent: it stays so at 0, and lies on paper where it is painted', async () => {
    const clear = await sharp({ create: { ...SIZE, channels: 4, background: '#0000' } })
      .composite([
        { input: Buffer.from('<svg width="100" height="100"><circle cx="50" cy="50" r="40" fill="#26d"/></svg>') },
      ])
      .png()
      .toBuffer()
    const image = { bytes: clear, mimeType: 'image/png' }
    const alpha = async (strength: number) =>
      (
        await sharp(await repaint('papercut', strength, { image }))
          .ensureAlpha()
          .stats()
      ).channels[3]?.min
    expect([await alpha(0), await alpha(1)]).toEqual([0, 255])
    expect(await alpha(0.3)).toBeGreaterThan(60)
  })

  test('can be grey, or have 16 bits, or lie on its side', async () => {
    const grey = await sharp(photo.bytes).toColourspace('b-w').png().toBuffer()
    const deep = await sharp(photo.bytes).toColourspace('rgb16').png().toBuffer()
    const turned = await sharp(photo.bytes).rotate(90).withMetadata({ orientation: 8 }).png().toBuffer()
    for (const bytes of [grey, deep, turned]) {
      const image = { bytes, mimeType: 'image/png' }
      expect(await apart(bytes === grey ? grey : photo.bytes, await repaint('', 0, { image }))).toBeLessThan(1)
      expect(await sharp(await repaint('watercolour', 0.6, { image })).metadata()).toMatchObject(SIZE)
    }
  })

  test('must be there, alone, and a picture: else it is refused in a sentence', async () => {
    const broken = { bytes: new Uint8Array([1, 2, 3]), mimeType: 'image/png' }
    const refused = (inputs: { image: InputImage | null; references: InputImage[] }) =>
      ask('a cat', { task: 'image-to-image', inputs, strength: 0.6 }).catch((error: unknown) => error)
    const code = 'provider.bad_request'
    expect(await refused({ image: null, references: [] })).toMatchObject({
      code,
      message: 'Sketch needs a picture to begin with.',
    })
    expect(await refused({ image: broken, references: [] })).toMatchObject({
      code,
      message: 'The picture to begin with cannot be read.',
    })
    expect(await refused({ image: photo, references: [photo] })).toMatchObject({
      code,
      message: 'Sketch does not take references.',
    })
  })
})

test('an abort lets the caller go while the picture is taken apart', async () => {
  const controller = new AbortController()
  const reason = new Error('Cancelled.')
  const large = await photograph({ width: 2000, height: 2000 })
  const work = ask(
    'watercolour',
    { task: 'image-to-image', inputs: { image: large, references: [] }, strength: 1 },
    { width: 2048, height: 2048 },
    controller.signal,
  )
  setImmediate(() => {
    controller.abort(reason)
  })
  await expect(work).rejects.toBe(reason)
})
