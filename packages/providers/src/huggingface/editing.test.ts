import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { ImageRequest, InputImage } from '../port/request.ts'
import { imageRequest } from '../testing/huggingface.ts'
import { pixelsOf, plainImage } from '../testing/images.ts'
import { createOpenModels } from '../testing/open-models.ts'
import type { UpstreamModel } from '../testing/upstream/index.ts'

const { signal } = new AbortController()
const open = createOpenModels()

const EDITOR = 'stand-in/editor'
type Serving = NonNullable<UpstreamModel['servedBy']>[string]

const toDataUrl = ({ bytes }: InputImage) => `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`
const base64Of = ({ bytes }: InputImage) => Buffer.from(bytes).toString('base64')

const editRequest = (
  model: string,
  image: InputImage | null,
  references: readonly InputImage[] = [],
): ImageRequest => ({
  ...imageRequest({ model }),
  task: 'image-to-image',
  inputs: { image, references },
  strength: null,
})

/** An engine before a Hub where one model is served as told. */
async function openWith(servedBy: Readonly<Record<string, Serving>>, task = 'image-to-image') {
  const subject = await open()
  subject.upstream.models.set(EDITOR, { task, servedBy })
  const calls = () => subject.upstream.requests.filter(({ kind, method }) => kind === 'router' && method === 'POST')
  return { ...subject, calls }
}

const editor = (providerId: string, task = 'image-to-image'): Serving => ({ providerId, task })

describe('a picture that is changed goes to each provider in its own words', () => {
  test.each<[string, Serving, (image: InputImage) => object]>([
    [
      'hf-inference',
      editor(EDITOR),
      image => ({
        inputs: base64Of(image),
        parameters: { prompt: 'a lighthouse at dusk', seed: 7, target_size: { width: 256, height: 320 } },
      }),
    ],
    [
      'fal-ai',
      editor('fal-ai/flux-kontext/dev'),
      image => ({ prompt: 'a lighthouse at dusk', image_url: toDataUrl(image), image_urls: [toDataUrl(image)] }),
    ],
    [
      'replicate',
      editor('black-forest-labs/flux-kontext-dev'),
      image => ({ input: { prompt: 'a lighthouse at dusk', input_image: toDataUrl(image), image: toDataUrl(image) } }),
    ],
    ['replicate', editor('qwen/edit:abc123'), image => ({ version: 'abc123', input: { images: [toDataUrl(image)] } })],
    ['wavespeed', editor('wavespeed-ai/edit'), image => ({ image: base64Of(image), images: [base64Of(image)] })],
    ['together', editor('black-forest-labs/FLUX.1-kontext-pro'), image => ({ image_url: toDataUrl(image) })],
    ['together', editor('black-forest-labs/FLUX.2-pro'), image => ({ reference_images: [toDataUrl(image)] })],
  ])('to %s as %o', async (provider, serving, body) => {
    const image = await plainImage(256, 320)
    const { engine, calls } = await openWith({ [provider]: serving })
    const { bytes } = await engine.generate(editRequest(EDITOR, image), { signal })
    expect(calls()).toHaveLength(1)
    expect(calls()[0]?.body).toMatchObject(body(image))
    // The stand-in keeps the picture's colour under a veil: it was this one that was changed.
    const { at } = await pixelsOf(base64Of({ bytes, mimeType: 'image/png' }))
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 256, height: 320 })
    expect(at(10, 10)[2]).toBeGreaterThan(110)
  })

  test('those that only FLUX.2 takes are not sent to Kontext, nor the other way round', async () => {
    const image = await plainImage(64, 64)
    const { engine, calls } = await openWith({ together: editor('black-forest-labs/FLUX.1-kontext-pro') })
    await engine.generate(editRequest(EDITOR, image), { signal })
    expect(calls()[0]?.body).not.toHaveProperty('reference_images')
  })

  test('a LoRA of an editor is sent with its weights', async () => {
    const subject = await open()
    await subject.engine.generate(editRequest('stand-in/ink-edit-lora', await plainImage(64, 64)), { signal })
    const call = subject.upstream.requests.find(({ kind }) => kind === 'router')
    expect(call?.body).toMatchObject({
      loras: [{ path: 'https://huggingface.co/stand-in/ink-edit-lora/resolve/main/ink.safetensors', scale: 1 }],
    })
  })
})

describe('what a model can do is what those do who serve it', () => {
  test('an editor makes nothing from words, looks at no more pictures, and is refused before anything is paid for', async () => {
    const { find, engine, calls } = await openWith({ 'fal-ai': editor('fal-ai/flux-kontext/dev') })
    expect((await find(EDITOR))?.tasks).toEqual({
      'image-to-image': { limits: expect.anything(), references: 0, strength: null, scales: [] },
    })
    await expect(engine.generate(imageRequest({ model: EDITOR }), { signal })).rejects.toMatchObject({
      code: 'provider.task_unsupported',
    })
    const image = await plainImage(64, 64)
    await expect(engine.generate(editRequest(EDITOR, image, [image]), { signal })).rejects.toMatchObject({
      code: 'provider.bad_request',
      message: expect.stringContaining('references'),
    })
    expect(calls()).toEqual([])
  })

  test('one that looks at several pictures is sent all of them, and makes pictures from words too, where fal-ai serves it', async () => {
    const both = editor('fal-ai/flux-2/edit', 'image-text-to-image')
    const { find, engine, calls } = await openWith({ 'fal-ai': both }, 'image-text-to-image')
    expect(await find(EDITOR)).toMatchObject({
      tasks: { 'text-to-image': { references: 0 }, 'image-to-image': { references: 3 } },
    })
    const [image, other] = [await plainImage(64, 64), await plainImage(64, 64, '#cc3366')]
    await engine.generate(editRequest(EDITOR, image, [other]), { signal })
    await engine.generate(imageRequest({ model: EDITOR }), { signal })
    expect(calls().map(({ path }) => path)).toEqual([
      '/router/fal-ai/fal-ai/flux-2/edit?_subdomain=queue',
      '/router/fal-ai/fal-ai/flux-2?_subdomain=queue',
    ])
    expect(calls()[0]?.body).toMatchObject({ image_urls: [toDataUrl(image), toDataUrl(other)] })
    expect(calls()[1]?.body).not.toHaveProperty('image_urls')
  })

  test('wavespeed alone makes nothing from words with such a model', async () => {
    const { find } = await openWith({ wavespeed: editor('wavespeed-ai/flux-2/edit', 'image-text-to-image') })
    expect(Object.keys((await find(EDITOR))?.tasks ?? {})).toEqual(['image-to-image'])
  })

  test('one served for one task here and for another there goes where its task is', async () => {
    const { engine, calls } = await openWith({
      nscale: { providerId: 'stand-in/words' },
      replicate: editor('stand-in/pictures'),
    })
    await engine.generate(editRequest(EDITOR, await plainImage(64, 64)), { signal })
    await engine.generate(imageRequest({ model: EDITOR }), { signal })
    expect(calls().map(({ path }) => path.split('/')[2])).toEqual(['replicate', 'nscale'])
  })

  test('a provider that takes no pictures is not asked with one', async () => {
    const { find, calls } = await openWith({ nscale: editor('stand-in/a'), 'zai-org': editor('stand-in/b') })
    expect(await find(EDITOR)).toMatchObject({ status: 'unavailable' })
    expect(calls()).toEqual([])
  })

  test('a model that nobody serves says what it is made for', async () => {
    const { find } = await openWith({})
    expect(Object.keys((await find(EDITOR))?.tasks ?? {})).toEqual(['image-to-image'])
    expect(Object.keys((await find('black-forest-labs/FLUX.1-Kontext-dev'))?.tasks ?? {})).toEqual(['image-to-image'])
  })

  test('the search finds editors, too', async () => {
    const { list } = await openWith({ 'fal-ai': editor('fal-ai/flux-kontext/dev') })
    expect((await list('stand-in/editor')).map(({ id }) => id)).toEqual([EDITOR])
  })
})

describe('an endpoint of the user’s own', () => {
  test('is given a picture where the Hub files its model under editors', async () => {
    const subject = await open({ endpoints: () => [{ model: 'stand-in/retouch', url: url() }] })
    const url = () => subject.upstream.endpointUrl
    const image = await plainImage(64, 64)
    await subject.engine.generate(editRequest('stand-in/retouch', image), { signal })
    const call = subject.upstream.requests.find(({ kind }) => kind === 'endpoint')
    expect(call?.body).toMatchObject({ inputs: base64Of(image), parameters: { prompt: 'a lighthouse at dusk' } })
  })

  test('is given none where its model makes pictures from words', async () => {
    const subject = await open({ endpoints: () => [{ model: 'stand-in/watercolour', url: url() }] })
    const url = () => subject.upstream.endpointUrl
    await expect(
      subject.engine.generate(editRequest('stand-in/watercolour', await plainImage(64, 64)), { signal }),
    ).rejects.toMatchObject({ code: 'provider.task_unsupported' })
    expect(subject.upstream.requests.filter(({ kind }) => kind === 'endpoint')).toEqual([])
  })
})

describe('a change fails as a picture from words does', () => {
  const FROM = 'black-forest-labs/FLUX.1-Kontext-dev'

  test('the next provider is asked where the reason is the first one’s own', async () => {
    const subject = await open()
    subject.upstream.fault('balance-locked', { provider: 'fal-ai' })
    await subject.engine.generate(editRequest(FROM, await plainImage(64, 64)), { signal })
    const calls = subject.upstream.requests.filter(({ kind, method }) => kind === 'router' && method === 'POST')
    expect(calls.map(({ path }) => path.split('/')[2])).toEqual(['fal-ai', 'replicate'])
  })

  test.each([
    ['moderated', 'provider.moderated'],
    ['failed', 'provider.failed'],
    ['text', 'provider.bad_output'],
  ] as const)('%s', async (fault, code) => {
    const subject = await open()
    subject.upstream.fault(fault)
    await expect(
      subject.engine.generate(editRequest('Qwen/Qwen-Image-Edit', await plainImage(64, 64)), { signal }),
    ).rejects.toMatchObject({ code, mayBeBilled: true })
    expect(subject.upstream.requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
  })
})
