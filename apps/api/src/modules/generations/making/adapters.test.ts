import { createGeneration } from '@atelier/contracts'
import { expect, test } from 'vitest'
import { callsFor, describeStudio } from '../../../testing/suite.ts'

const small = { width: 256, height: 256 } as const
const INK = 'stand-in/ink-lora'

describeStudio('a LoRA of the Hub', {}, my => {
  test('is sent with its weights, so that the recipe names what made the picture', async () => {
    const generation = await my.generate({ ...small, model: INK, prompt: 'in ink' })
    expect(generation).toMatchObject({ status: 'succeeded', model: INK, images: [{ model: INK }] })
    expect(callsFor(my.upstream, 'in ink').map(({ path, body }) => ({ path, body }))).toMatchObject([
      {
        path: '/router/fal-ai/fal-ai/flux-lora?_subdomain=queue',
        body: { loras: [{ path: `https://huggingface.co/${INK}/resolve/main/ink.safetensors`, scale: 1 }] },
      },
    ])
  })

  test('is sent with them to the next provider, too', async () => {
    my.upstream.fault('balance-locked', { provider: 'fal-ai' })
    expect(await my.generate({ ...small, model: INK, prompt: 'in ink elsewhere' })).toMatchObject({
      status: 'succeeded',
    })
    expect(callsFor(my.upstream, 'in ink elsewhere').at(-1)?.body).toMatchObject({
      input: { lora_weights: `https://huggingface.co/${INK}` },
    })
  })

  test('is refused in a clear sentence where nobody can be given its weights, and nothing is paid for', async () => {
    const body = { ...small, model: 'stand-in/bare-lora', prompt: 'bare' }
    expect(await my.studio.refused(createGeneration, { body })).toMatchObject({
      code: 'model.unavailable',
      detail: expect.stringMatching(/adapter \(such as a LoRA\), and nscale cannot be told which weights/),
    })
    expect(callsFor(my.upstream, 'bare')).toEqual([])
  })
})
