import { Value } from 'typebox/value'
import { describe, expect, test } from 'vitest'
import { createOpenOpenAi, everything, imageRequest } from '../testing/openai-engine.ts'
import { openAi } from './kind.ts'

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

describe('the settings', () => {
  const baseUrl = 'http://localhost:8080/v1'

  test.each([
    { baseUrl },
    { baseUrl, dialect: 'auto', models: ['a/b'], sizes: ['1024x1024'], fields: ['seed', 'mask'], previews: 0 },
    { baseUrl: 'https://[::1]:8443/v1', dialect: 'sdserver', sizeStep: 64, maxSide: 2048 },
  ])('%j are whole', settings => {
    expect(Value.Check(openAi.settings, settings)).toBe(true)
  })

  test.each([
    {},
    { baseUrl: 'no address' },
    { baseUrl, dialect: 'unheard-of' },
    { baseUrl, fields: ['colour'] },
    { baseUrl, sizes: ['large'] },
    { baseUrl, previews: 4 },
  ])('%j are not', settings => {
    expect(Value.Check(openAi.settings, settings)).toBe(false)
  })
})
