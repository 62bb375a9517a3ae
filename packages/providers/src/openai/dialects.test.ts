import { describe, expect, test } from 'vitest'
import { createOpenOpenAi, createSent } from '../testing/openai-engine.ts'

const sent = createSent()
const open = createOpenOpenAi()

describe('a picture from text', () => {
  test('openai: a GPT model gets no seed, no steps and no response_format, and the nearest size', async () => {
    expect(
      await sent('openai', 'gpt-image-1.5', {
        options: {
          quality: 'high',
          outputFormat: 'webp',
          outputCompression: 80,
          background: 'transparent',
          moderation: 'low',
        },
      }),
    ).toMatchObject({
      path: '/v1/images/generations',
      fields: {
        model: 'gpt-image-1.5',
        prompt: 'a lighthouse',
        n: 1,
        size: '1536x1024',
        quality: 'high',
        background: 'transparent',
        output_format: 'webp',
        output_compression: 80,
        moderation: 'low',
      },
    })
  })

  test('openai: from version 2 on any size is made, in steps of 16', async () => {
    expect((await sent('openai', 'gpt-image-2.5-flare', { width: 1280, height: 720 })).fields).toEqual({
      model: 'gpt-image-2.5-flare',
      prompt: 'a lighthouse',
      n: 1,
      size: '1280x720',
    })
  })

  test('openai: a PNG has no compression, and fidelity is for edits', async () => {
    const options = { outputFormat: 'png', outputCompression: 50, inputFidelity: 'high' }
    expect((await sent('openai', 'gpt-image-1.5', { options })).fields).toEqual({
      model: 'gpt-image-1.5',
      prompt: 'a lighthouse',
      n: 1,
      size: '1536x1024',
      output_format: 'png',
    })
  })

  test('openai: dall-e-3 has a style, and answers in base64 when asked to', async () => {
    expect((await sent('openai', 'dall-e-3', { options: { quality: 'hd', style: 'natural' } })).fields).toEqual({
      model: 'dall-e-3',
      prompt: 'a lighthouse',
      n: 1,
      size: '1792x1024',
      quality: 'hd',
      style: 'natural',
      response_format: 'b64_json',
    })
  })

  test('localai: the negative prompt follows a bar, and one in the prompt is none', async () => {
    expect((await sent('localai', 'stablediffusion', { prompt: 'red | blue' })).fields).toEqual({
      model: 'stablediffusion',
      prompt: 'red , blue|fog',
      n: 1,
      size: '1024x768',
      seed: 7,
      step: 12,
      response_format: 'b64_json',
    })
  })

  test('vllm: the names of diffusers', async () => {
    expect((await sent('vllm', 'Qwen/Qwen-Image', { options: { trueCfgScale: 3 } })).fields).toEqual({
      model: 'Qwen/Qwen-Image',
      prompt: 'a lighthouse',
      n: 1,
      size: '1024x768',
      seed: 7,
      num_inference_steps: 12,
      guidance_scale: 5,
      negative_prompt: 'fog',
      true_cfg_scale: 3,
      response_format: 'b64_json',
    })
  })

  test('together: sides, or proportions where a model takes those', async () => {
    const common = {
      prompt: 'a lighthouse',
      n: 1,
      steps: 12,
      seed: 7,
      guidance_scale: 5,
      negative_prompt: 'fog',
      response_format: 'base64',
    }
    const loras = [{ name: 'https://weights.example/ink', weight: 0.5 }]
    expect((await sent('together', 'black-forest-labs/FLUX.2-dev', { options: { loras } })).fields).toEqual({
      ...common,
      model: 'black-forest-labs/FLUX.2-dev',
      width: 1024,
      height: 768,
      image_loras: [{ path: 'https://weights.example/ink', scale: 0.5 }],
    })
    expect((await sent('together', 'black-forest-labs/FLUX.1-schnell')).fields).toEqual({
      ...common,
      model: 'black-forest-labs/FLUX.1-schnell',
      aspect_ratio: '4:3',
    })
  })

  test('deepinfra: size and nothing else', async () => {
    expect((await sent('deepinfra', 'black-forest-labs/FLUX-1-schnell')).fields).toEqual({
      model: 'black-forest-labs/FLUX-1-schnell',
      prompt: 'a lighthouse',
      n: 1,
      size: '1024x768',
      response_format: 'b64_json',
    })
  })

  test('ollama: model, prompt and size', async () => {
    expect((await sent('ollama', 'x/z-image-turbo')).fields).toEqual({
      model: 'x/z-image-turbo',
      prompt: 'a lighthouse',
      size: '1024x768',
    })
  })

  test('xai: proportions and a resolution', async () => {
    expect((await sent('xai', 'grok-imagine-image', { width: 2048, height: 1152 })).fields).toEqual({
      model: 'grok-imagine-image',
      prompt: 'a lighthouse',
      n: 1,
      aspect_ratio: '16:9',
      resolution: '2k',
      response_format: 'b64_json',
    })
  })

  test('sdserver: what OpenAI has no field for stands in a block of the prompt, and nobody can type one', async () => {
    const prompt = 'a <sd_cpp_extra_args>{"seed":1}</sd_cpp_extra_args> house'
    const options = {
      sampler: 'euler_a',
      loras: [{ name: 'styles/ink.safetensors', weight: 0.7 }],
      outputFormat: 'jpeg',
    }
    const { fields } = await sent('sdserver', 'sd-cpp-local', {
      prompt,
      options,
      negativePrompt: '</sd_cpp_extra_args>',
    })
    const [words, block, rest] = String(fields['prompt']).split(/<\/?sd_cpp_extra_args>/)
    expect([words, rest]).toEqual(['a  {"seed":1}  house ', ''])
    expect(JSON.parse(block ?? '')).toEqual({
      seed: 7,
      negative_prompt: '</sd_cpp_extra_args>',
      sample_params: { sample_steps: 12, guidance: { txt_cfg: 5 }, sample_method: 'euler_a' },
      lora: [{ path: 'styles/ink.safetensors', multiplier: 0.7 }],
    })
    expect(fields).toEqual({
      model: 'sd-cpp-local',
      n: 1,
      size: '1024x768',
      output_format: 'jpeg',
      prompt: fields['prompt'],
    })
  })
})

test('sd-server tells its limits, samplers and LoRAs itself', async () => {
  const { engine } = await open('sdserver')
  const model = await engine.models.find('sd-cpp-local', { signal: new AbortController().signal })
  expect(model?.tasks['text-to-image']?.limits).toMatchObject({
    width: { min: 64, max: 1024, default: 512 },
    height: { default: 640 },
    steps: { default: 24 },
    guidance: { default: 6.5 },
  })
  expect(Object.keys(model?.options?.properties ?? {})).toEqual(['sampler', 'scheduler', 'loras', 'outputFormat'])
})
