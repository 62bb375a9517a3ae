import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { describeEngine } from '@atelier/providers/conformance'
import { ProviderError, type ImageParameters, type ImageRequest } from '@atelier/providers/port'
import { sketch } from './kind.ts'

const bounds = {
  maxImageBytes: 2 ** 24,
  timeoutMs: 60_000,
  allowPrivateNetwork: false,
  endpointReach: 'public' as const,
}
const engine = sketch.create({ id: 'sketch', settings: () => ({}), bounds })

describeEngine('Sketch', async () => ({ engine, request: { width: 512, height: 384 } }))

const request = (prompt: string, changes: Partial<ImageParameters> = {}): ImageRequest => ({
  task: 'text-to-image',
  model: 'atelier/sketch',
  prompt,
  negativePrompt: null,
  width: 256,
  height: 256,
  steps: null,
  guidance: null,
  seed: 7,
  options: {},
  ...changes,
})

const paint = async (prompt: string, changes: Partial<ImageParameters> = {}) => {
  const { bytes } = await engine.generate(request(prompt, changes), { signal: new AbortController().signal })
  return Buffer.from(bytes)
}

test('tells what of the prompt is in the picture, and what it does not know', async () => {
  const { notes } = await engine.generate(request('a red fox and a flibbertigibbet in the snow'), {
    signal: new AbortController().signal,
  })
  expect(notes?.drew).toEqual(expect.arrayContaining(['red fox']))
  expect(notes?.unknown).toEqual(['flibbertigibbet'])
})

/** Mean of red, green and blue, 0 to 255. */
const means = async (image: Buffer) => (await sharp(image).stats()).channels.map(({ mean }) => mean)
const brightness = async (image: Buffer) => (await means(image)).reduce((sum, mean) => sum + mean / 3, 0)

/** How far two pictures are apart at a coarse look, 0 to 255. */
async function distance(one: Buffer, other: Buffer): Promise<number> {
  const [a, b] = await Promise.all(
    [one, other].map(image => sharp(image).resize(24, 24, { fit: 'fill' }).raw().toBuffer()),
  )
  if (!a || !b) return 0
  return a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? 0)), 0) / a.length
}

const average = async (prompt: string, measure: (image: Buffer) => Promise<number>) => {
  const values = await Promise.all([1, 2, 3, 4].map(async seed => measure(await paint(prompt, { seed }))))
  return values.reduce((sum, value) => sum + value / values.length, 0)
}

describe('the same request', () => {
  test('gives the same bytes in every style', async () => {
    for (const style of [
      '',
      'watercolour',
      'pixel art',
      'line art',
      'neon',
      'oil painting',
      'low poly',
      'papercut',
      'abstract',
    ]) {
      const prompt = `a fox by a lake ${style}`
      expect((await paint(prompt)).equals(await paint(prompt))).toBe(true)
    }
  })

  test('gives other bytes with another seed, prompt or size', async () => {
    const pictures = await Promise.all([
      paint('a fox'),
      paint('a fox', { seed: 8 }),
      paint('a cat'),
      paint('a fox', { width: 264 }),
      paint('a fox', { height: 264 }),
    ])
    expect(new Set(pictures.map(bytes => bytes.toString('base64'))).size).toBe(pictures.length)
  })

  test('gives a PNG of exactly the size that was asked for', async () => {
    for (const [width, height] of [
      [256, 256],
      [768, 1344],
      [2048, 256],
      [256, 2048],
    ] as const) {
      expect(await sharp(await paint('a castle, pixel art', { width, height })).metadata()).toMatchObject({
        format: 'png',
        width,
        height,
      })
      expect(await sharp(await paint('mountains', { width, height })).metadata()).toMatchObject({
        format: 'png',
        width,
        height,
      })
    }
  })
})

describe('what the words say is what one sees', () => {
  test('a red desert at noon is red, a blue sea at night is blue', async () => {
    const [desert, sea] = await Promise.all([
      means(await paint('red desert at noon')),
      means(await paint('blue sea at night')),
    ])
    expect((sea[2] ?? 0) - (sea[0] ?? 0)).toBeGreaterThan(20)
    expect((desert[0] ?? 0) - (sea[0] ?? 0)).toBeGreaterThan(100)
  })

  test('night is darker than day', async () => {
    expect(await average('mountains at night', brightness)).toBeLessThan(
      (await average('mountains at noon', brightness)) - 60,
    )
  })

  test('snow is brighter than grass', async () => {
    expect(await average('a snowy meadow at noon', brightness)).toBeGreaterThan(
      (await average('a green meadow at noon', brightness)) + 10,
    )
  })

  test('black and white has no colour', async () => {
    const [red = 0, green = 0, blue = 0] = await means(await paint('a castle at sunset, black and white'))
    expect(Math.max(red, green, blue) - Math.min(red, green, blue)).toBeLessThan(4)
  })

  test('different subjects, seeds and styles give clearly different pictures', async () => {
    const prompts = [
      'red desert at noon',
      'blue sea at night',
      'city at sunset',
      'forest in fog',
      'coral reef',
      'galaxy',
      'a cat, line art',
      'neon cat at night',
      'abstract joy',
    ]
    const pictures = await Promise.all(prompts.map(prompt => paint(prompt)))
    const near: string[] = []
    for (const [index, one] of pictures.entries()) {
      for (const [other, two] of pictures.entries())
        if (index < other && (await distance(one, two)) < 15) near.push(`${prompts[index]} / ${prompts[other]}`)
    }
    expect(near).toEqual([])
    expect(
      await distance(await paint('mountains', { seed: 1 }), await paint('mountains', { seed: 2 })),
    ).toBeGreaterThan(8)
  })

  test('the negative prompt leaves out what it names', async () => {
    expect(await paint('the moon over hills', { negativePrompt: 'moon' })).not.toEqual(
      await paint('the moon over hills'),
    )
    const [withStars, without] = await Promise.all(
      ['', 'moon, stars, clouds'].map(async negativePrompt =>
        sharp(await paint('full moon night sky over the sea', { negativePrompt })).stats(),
      ),
    )
    expect(without?.channels[0]?.max).toBeLessThan(withStars?.channels[0]?.max ?? 0)
  })
})

describe('an abort', () => {
  test('lets the caller go long before a large picture is done', async () => {
    const controller = new AbortController()
    const reason = new Error('Cancelled.')
    setTimeout(() => {
      controller.abort(reason)
    }, 20)
    const began = performance.now()
    await expect(
      engine.generate(request('oil painting of a forest', { width: 2048, height: 2048 }), {
        signal: controller.signal,
      }),
    ).rejects.toBe(reason)
    expect(performance.now() - began).toBeLessThan(500)
  })
})

test('a size that cannot be painted is a ProviderError that keeps its cause', async () => {
  const error = await paint('a cat', { width: Number.NaN }).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(ProviderError)
  expect(error).toMatchObject({ code: 'provider.failed', cause: expect.any(Error) })
})

test('a search finds the model by its name', async () => {
  const { signal } = new AbortController()
  expect((await engine.models.list({ search: 'sketch', signal })).map(({ id }) => id)).toEqual(['atelier/sketch'])
  expect(await engine.models.list({ search: 'diffusion', signal })).toEqual([])
})

test('an option that the model does not take is refused by name', async () => {
  const error = await paint('a cat', { options: { sampler: 'euler' } }).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'provider.bad_request', message: 'Sketch does not take the option "sampler".' })
})
