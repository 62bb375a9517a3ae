import { describe, expect, test } from 'vitest'
import { createOpenOpenAi, everything, imageRequest } from '../testing/openai-engine.ts'

const { signal } = new AbortController()
const open = createOpenOpenAi()

describe('what the settings say', () => {
  test('exactly the named fields are sent, under their usual names', async () => {
    const { engine, standIn } = await open('openai', {
      settings: { models: ['my/model'], fields: ['seed', 'negativePrompt'], sizes: ['768x512', '512x512'] },
      standIn: {
        behaviour: {
          takes: {
            '/images/generations': ['model', 'prompt', 'n', 'size', 'seed', 'negative_prompt', 'response_format'],
          },
        },
      },
    })
    const model = await engine.models.find('my/model', { signal })
    expect(model?.tasks['text-to-image']?.limits).toMatchObject({
      steps: null,
      guidance: null,
      width: { min: 512, max: 768 },
    })
    await engine.generate(imageRequest({ ...everything, model: 'my/model' }), { signal })
    expect(standIn.orders[0]?.fields).toEqual({
      model: 'my/model',
      prompt: 'a lighthouse',
      n: 1,
      size: '768x512',
      seed: 7,
      negative_prompt: 'fog',
      response_format: 'b64_json',
    })
  })

  test('a step and a longest side narrow what is made', async () => {
    const { engine } = await open('vllm', { settings: { sizeStep: 32, maxSide: 1500 } })
    const model = await engine.models.find('Qwen/Qwen-Image', { signal })
    expect(model?.tasks['text-to-image']?.limits.width).toEqual({ min: 256, max: 1472, default: 1024, multipleOf: 32 })
  })
})
