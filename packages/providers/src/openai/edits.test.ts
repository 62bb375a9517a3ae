import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { TaskInputs } from '../port/request.ts'
import { createOpenOpenAi, createSent, everything, imageRequest, plainImage } from '../testing/openai-engine.ts'

const { signal } = new AbortController()
const sent = createSent()
const open = createOpenOpenAi()

const edit = async (references = 1): Promise<TaskInputs> => ({
  task: 'image-to-image',
  inputs: {
    image: await plainImage('red'),
    references: await Promise.all(Array.from({ length: references }, () => plainImage('blue'))),
  },
  strength: 0.4,
})
const inpaint = async (): Promise<TaskInputs> => ({
  task: 'inpaint',
  inputs: { image: await plainImage('red'), mask: await plainImage('white'), references: [] },
  strength: null,
})

/** Is the mask transparent where ours was white, or white as ours? */
const maskOf = async (bytes: Uint8Array | undefined) => {
  const { channels, dominant } = await sharp(bytes).stats()
  if (channels.length === 4) return channels[3]?.mean === 0 ? 'transparent' : 'opaque'
  return dominant.r > 200 ? 'white' : 'black'
}

describe('a picture from pictures', () => {
  test('openai: files of a form, and moderation is for pictures from text', async () => {
    const options = { moderation: 'low', inputFidelity: 'high' }
    expect(await sent('openai', 'gpt-image-1.5', { options }, await edit(2))).toMatchObject({
      path: '/v1/images/edits',
      fields: { model: 'gpt-image-1.5', prompt: 'a lighthouse', n: '1', size: '1536x1024', input_fidelity: 'high' },
      kinds: ['image[] image/png', 'image[] image/png', 'image[] image/png'],
    })
  })

  test('openai: references alone are enough', async () => {
    const inputs = { image: null, references: [await plainImage('red'), await plainImage('blue')] }
    const { files } = await sent('openai', 'gpt-image-2', {}, { task: 'image-to-image', inputs, strength: null })
    expect(files).toHaveLength(2)
  })

  test('localai: bare base64', async () => {
    const { path, fields } = await sent('localai', 'stablediffusion', {}, await edit(1))
    expect(path).toBe('/v1/images/generations')
    expect([fields['file'], fields['ref_images']]).toEqual([
      expect.stringMatching(/^iVBOR/),
      [expect.stringMatching(/^iVBOR/)],
    ])
  })

  test('deepinfra and vllm: their fields are called image', async () => {
    expect((await sent('deepinfra', 'Qwen/Qwen-Image-Edit', {}, await edit(0))).kinds).toEqual(['image image/png'])
    const { engine, standIn } = await open('vllm', {
      settings: { models: ['Qwen/Qwen-Image-Edit-2511'] },
    })
    const request = imageRequest({ ...everything, model: 'Qwen/Qwen-Image-Edit-2511' }, await edit(1))
    await engine.generate(request, { signal })
    expect(standIn.orders[0]?.files.map(({ field }) => field)).toEqual(['image', 'image'])
  })

  test('together: one picture or several, by model', async () => {
    const url = expect.stringMatching(/^data:image\/png;base64,/)
    const kontext = await sent('together', 'black-forest-labs/FLUX.1-kontext-pro', {}, await edit(0))
    expect(kontext.fields).toMatchObject({ image_url: url })
    const flux = await sent('together', 'black-forest-labs/FLUX.2-dev', {}, await edit(1))
    expect(flux.fields).toMatchObject({ reference_images: [url, url] })
  })

  test('xai: pictures in the JSON of an edit', async () => {
    const picture = { type: 'image_url', url: expect.stringMatching(/^data:image\/png;base64,/) }
    const one = await sent('xai', 'grok-imagine-image', {}, await edit(0))
    expect(one).toMatchObject({ path: '/v1/images/edits', fields: { image: picture } })
    const two = await sent('xai', 'grok-imagine-image', {}, await edit(1))
    expect(two.fields).toMatchObject({ images: [picture, picture] })
  })

  test('sdserver: with strength in its block', async () => {
    const { fields, kinds } = await sent('sdserver', 'sd-cpp-local', {}, await edit(1))
    expect(kinds).toEqual(['image[] image/png', 'image[] image/png'])
    expect(fields['prompt']).toContain('"strength":0.4')
  })
})

describe('a part made anew', () => {
  test.each([
    ['openai', 'gpt-image-1.5', '/v1/images/edits', 'transparent'],
    ['localai', 'stablediffusion', '/v1/images/inpainting', 'white'],
    ['sdserver', 'sd-cpp-local', '/v1/images/edits', 'white'],
  ] as const)('%s: the mask is a file that says it in its way', async (dialect, model, path, how) => {
    const order = await sent(dialect, model, {}, await inpaint())
    expect([order.path, order.made]).toEqual([path, 1])
    expect(await maskOf(order.files.find(({ field }) => field === 'mask')?.bytes)).toBe(how)
  })
})

describe('a picture that is extended', () => {
  const extend = { left: 0, top: 0, right: 200, bottom: 0 }
  const outpaint = async (): Promise<TaskInputs> => ({
    task: 'outpaint',
    inputs: { image: await plainImage('red', 600, 400) },
    extend,
  })
  const cornerOf = async (bytes: Uint8Array | undefined, left: number) => [
    ...(await sharp(bytes).extract({ left, top: 100, width: 1, height: 1 }).raw().toBuffer()),
  ]

  test('openai: an edit of a canvas that is empty around it, in a size that the model makes', async () => {
    const order = await sent('openai', 'gpt-image-1.5', {}, await outpaint())
    expect([order.path, order.fields['size'], order.made]).toEqual(['/v1/images/edits', '1536x1024', 1])
    const [image, mask] = ['image[]', 'mask'].map(name => order.files.find(({ field }) => field === name)?.bytes)
    expect(await cornerOf(image, 100)).toEqual([255, 0, 0, 255])
    expect((await cornerOf(image, 1400))[3]).toBe(0)
    expect([(await cornerOf(mask, 100))[3], (await cornerOf(mask, 1400))[3]]).toEqual([255, 0])
  })

  test.each([
    ['localai', 'stablediffusion', '/v1/images/inpainting'],
    ['sdserver', 'sd-cpp-local', '/v1/images/edits'],
  ] as const)('%s: a canvas with its edges drawn out, and a white mask', async (dialect, model, path) => {
    const order = await sent(dialect, model, {}, await outpaint())
    expect(order.path).toBe(path)
    const [image, mask] = order.files.map(({ bytes }) => bytes)
    expect(await cornerOf(image, 100)).toEqual([255, 0, 0])
    expect([(await cornerOf(mask, 100))[0], (await cornerOf(mask, 700))[0]]).toEqual([0, 255])
  })

  test('comes back in the size that was asked for', async () => {
    const { engine } = await open('openai')
    const request = imageRequest({ ...everything, model: 'gpt-image-1.5', width: 800, height: 400 }, await outpaint())
    const { bytes } = await engine.generate(request, { signal })
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 800, height: 400 })
  })
})
