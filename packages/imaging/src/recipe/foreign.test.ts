import { expect, test } from 'vitest'
import { A1111, FROM_A1111, fromTexts } from '../testing/texts.ts'

test.each([
  [
    'swarmui',
    {
      parameters: {
        sui_image_params: {
          prompt: 'p',
          negativeprompt: 'n',
          model: 'm',
          seed: 5,
          steps: 20,
          cfgscale: 7,
          width: 512,
          height: 640,
        },
      },
    },
    { prompt: 'p', negativePrompt: 'n', model: 'm', seed: 5, steps: 20, guidance: 7, width: 512, height: 640 },
  ],
  [
    'invokeai',
    {
      invokeai_metadata: {
        positive_prompt: 'p',
        negative_prompt: 'n',
        width: 512,
        height: 640,
        seed: 5,
        cfg_scale: 7,
        steps: 20,
        scheduler: 'euler',
        model: { name: 'm' },
      },
    },
    {
      prompt: 'p',
      negativePrompt: 'n',
      model: 'm',
      seed: 5,
      steps: 20,
      guidance: 7,
      sampler: 'euler',
      width: 512,
      height: 640,
    },
  ],
  [
    'invokeai',
    {
      'sd-metadata': {
        model_weights: 'm',
        image: {
          prompt: [{ prompt: 'p [n]', weight: 1 }],
          seed: 5,
          cfg_scale: 7,
          steps: 20,
          sampler: 'k_lms',
          width: 512,
          height: 640,
        },
      },
    },
    {
      prompt: 'p',
      negativePrompt: 'n',
      model: 'm',
      seed: 5,
      steps: 20,
      guidance: 7,
      sampler: 'k_lms',
      width: 512,
      height: 640,
    },
  ],
  [
    'invokeai',
    { Dream: '"p" -s 20 -S 5 -W 512 -H 640 -C 7.5 -A k_lms' },
    { prompt: 'p', seed: 5, steps: 20, guidance: 7.5, sampler: 'k_lms', width: 512, height: 640 },
  ],
  [
    'fooocus',
    {
      fooocus_scheme: 'fooocus',
      parameters: {
        prompt: 'p',
        negative_prompt: 'n',
        steps: 30,
        resolution: '(896, 1152)',
        guidance_scale: 4,
        base_model: 'm',
        sampler: 's',
        scheduler: 'karras',
        seed: '12345',
      },
    },
    {
      prompt: 'p',
      negativePrompt: 'n',
      model: 'm',
      seed: 12_345,
      steps: 30,
      guidance: 4,
      sampler: 's',
      width: 896,
      height: 1152,
    },
  ],
  ['fooocus', { fooocus_scheme: 'a1111', parameters: A1111 }, FROM_A1111.recipe],
  [
    'novelai',
    {
      Software: 'NovelAI',
      Source: 'NovelAI Diffusion V4',
      Description: 'p',
      Comment: { prompt: 'p', uc: 'n', steps: 28, scale: 5, seed: 5, sampler: 'k_euler', width: 832, height: 1216 },
    },
    {
      prompt: 'p',
      negativePrompt: 'n',
      model: 'NovelAI Diffusion V4',
      seed: 5,
      steps: 28,
      guidance: 5,
      sampler: 'k_euler',
      width: 832,
      height: 1216,
    },
  ],
  ['novelai', { Software: 'NovelAI', Description: 'p', Comment: 'broken {' }, { prompt: 'p' }],
  [
    'easydiffusion',
    {
      use_stable_diffusion_model: 'm',
      prompt: 'p',
      negative_prompt: 'n',
      seed: '5',
      num_inference_steps: '20',
      guidance_scale: '7.5',
      sampler_name: 's',
      width: '512',
      height: '640',
    },
    {
      prompt: 'p',
      negativePrompt: 'n',
      model: 'm',
      seed: 5,
      steps: 20,
      guidance: 7.5,
      sampler: 's',
      width: 512,
      height: 640,
    },
  ],
  ['easydiffusion', { parameters: { use_stable_diffusion_model: 'm', prompt: 'p' } }, { prompt: 'p', model: 'm' }],
] as const)('a file of %s is read: %j', (source, texts, recipe) => {
  expect(fromTexts(texts)).toEqual({ source, recipe })
})

test('a value that makes no sense is left out, and the others are kept', () => {
  const sui_image_params = {
    prompt: 'p',
    negativeprompt: 7,
    model: {},
    seed: 1e300,
    steps: '20; rm',
    cfgscale: '',
    width: -1,
    height: 0.5,
  }
  expect(fromTexts({ parameters: { sui_image_params } })).toEqual({ source: 'swarmui', recipe: { prompt: 'p' } })
})

test('what an upstream wrote of its own gives way to what we wrote', () => {
  expect(fromTexts({ parameters: A1111, Software: 'NovelAI', Description: 'd' })?.source).toBe('novelai')
})

test('JSON with a prompt and nothing else of ours is no recipe', () => {
  expect(fromTexts({ parameters: { prompt: 'p', app: 'x' } })).toBeUndefined()
})
