import { describe, expect, test } from 'vitest'
import { imageRequest } from '../testing/huggingface.ts'
import { createOpenModels } from '../testing/open-models.ts'
import type { UpstreamModel } from '../testing/upstream/index.ts'
import { toHubModel } from './hub-model.ts'

const { signal } = new AbortController()
const open = createOpenModels()

const LORA = 'stand-in/one-lora'
const WEIGHTS = 'weights/ink & wash.safetensors'
const WEIGHTS_URL = `https://huggingface.co/${LORA}/resolve/main/weights/ink%20%26%20wash.safetensors`
type Serving = NonNullable<UpstreamModel['servedBy']>[string]
const lora = (providerId: string, rest: Partial<Serving> = {}): Serving => ({
  providerId,
  adapter: 'lora',
  adapterWeightsPath: WEIGHTS,
  type: 'tag-filter',
  ...rest,
})

/** An engine before a Hub where the adapter is served as told. */
async function openWith(servedBy: Readonly<Record<string, Serving>>) {
  const subject = await open()
  subject.upstream.models.set(LORA, { servedBy })
  const calls = () => subject.upstream.requests.filter(({ kind, method }) => kind === 'router' && method === 'POST')
  return { ...subject, calls, generate: () => subject.engine.generate(imageRequest({ model: LORA }), { signal }) }
}

describe('an adapter of the Hub is sent with its weights', () => {
  test.each<[string, string, object]>([
    ['fal-ai', 'fal-ai/flux-lora', { loras: [{ path: WEIGHTS_URL, scale: 1 }] }],
    [
      'fal-ai',
      'fal-ai/lora',
      { loras: [{ path: WEIGHTS_URL, scale: 1 }], model_name: 'stabilityai/stable-diffusion-xl-base-1.0' },
    ],
    ['replicate', 'black-forest-labs/flux-dev-lora', { input: { lora_weights: `https://huggingface.co/${LORA}` } }],
    ['replicate', 'lucataco/flux-dev-lora:abc123', { input: { lora_weights: `https://huggingface.co/${LORA}` } }],
    ['wavespeed', 'wavespeed-ai/flux-dev-lora', { loras: [{ path: LORA, scale: 1 }] }],
  ])('by %s to %s', async (provider, providerId, body) => {
    const { generate, calls, find } = await openWith({ [provider]: lora(providerId) })
    expect(await find(LORA)).toMatchObject({ status: 'ready', reason: null })
    await generate()
    expect(calls()).toHaveLength(1)
    expect(calls()[0]?.body).toMatchObject(body)
  })

  test('a model that is not an adapter is sent without weights', async () => {
    const { generate, calls } = await openWith({ 'fal-ai': { providerId: 'fal-ai/flux/dev', type: 'single-model' } })
    await generate()
    expect(JSON.stringify(calls()[0]?.body)).not.toMatch(/lora|model_name/)
  })

  test('the search tells of it as the model itself does', async () => {
    const { list } = await openWith({ nscale: lora('stand-in/base') })
    expect((await list('one-lora')).find(({ id }) => id === LORA)).toMatchObject({ status: 'unavailable' })
  })
})

describe('an adapter whose weights cannot be sent is refused, and nothing is paid for', () => {
  test.each<[string, Record<string, Serving>]>([
    ['by a route that knows none', { nscale: lora('stand-in/base'), together: lora('stand-in/base') }],
    ['by hf-inference', { 'hf-inference': lora('stand-in/base') }],
    ['by the new routes', { deepinfra: lora('stand-in/base'), 'zai-org': lora('stand-in/base') }],
    ['without a place of its weights', { 'fal-ai': { providerId: 'fal-ai/flux-lora', adapter: 'lora' } }],
    [
      'with weights outside of its repository',
      { 'fal-ai': lora('fal-ai/flux-lora', { adapterWeightsPath: '../../a' }) },
    ],
    [
      'with weights at another address',
      { 'fal-ai': lora('fal-ai/flux-lora', { adapterWeightsPath: 'https://a.b/c' }) },
    ],
    [
      'with weights whose name holds half a character',
      { 'fal-ai': lora('fal-ai/flux-lora', { adapterWeightsPath: 'ink\uD83D.safetensors' }) },
    ],
    ['of another sort', { 'fal-ai': lora('fal-ai/flux-lora', { adapter: 'controlnet' }) }],
    ['that is served by its tags alone', { 'fal-ai': { providerId: 'fal-ai/flux-lora', type: 'tag-filter' } }],
  ])('%s', async (_name, servedBy) => {
    const { generate, calls, find } = await openWith(servedBy)
    expect(await find(LORA)).toMatchObject({
      status: 'unavailable',
      reason: expect.stringMatching(
        /^This model is an adapter \(such as a LoRA\), and .+ cannot be told which weights/,
      ),
    })
    await expect(generate()).rejects.toMatchObject({
      code: 'provider.model_gone',
      message: expect.stringContaining('cannot be told which weights to use'),
    })
    expect(calls()).toEqual([])
  })

  test('and only those are named whom the studio can speak to', async () => {
    const { find } = await openWith({ novita: lora('stand-in/base'), nscale: lora('stand-in/base') })
    expect(await find(LORA)).toMatchObject({
      servedBy: expect.arrayContaining(['novita', 'nscale']),
      reason: expect.stringMatching(/ and nscale cannot be told/),
    })
  })

  test('while another route can: that one is asked, whatever the order', async () => {
    const { generate, calls } = await openWith({
      nscale: lora('stand-in/base'),
      wavespeed: lora('wavespeed-ai/flux-dev-lora'),
    })
    await generate()
    expect(calls().map(({ path }) => path.split('/')[2])).toEqual(['wavespeed'])
  })
})

test('of two entries for one provider the one that can be used counts', () => {
  const entry = { provider: 'fal-ai', status: 'live', task: 'text-to-image' }
  const model = toHubModel({
    id: LORA,
    inferenceProviderMapping: [
      { ...entry, providerId: 'fal-ai/flux-lora', type: 'tag-filter' },
      { ...entry, ...lora('fal-ai/flux-lora') },
    ],
  })
  expect(model?.servings).toMatchObject([
    { adapter: { kind: 'unknown' } },
    { adapter: { kind: 'lora', weights: WEIGHTS } },
  ])
})
