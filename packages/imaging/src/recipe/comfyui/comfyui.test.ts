import { expect, test } from 'vitest'
import { fromTexts } from '../../testing/texts.ts'

const COMFY = {
  3: {
    class_type: 'KSampler',
    inputs: {
      seed: 42,
      steps: 25,
      cfg: 6.5,
      sampler_name: 'euler',
      model: ['4', 0],
      positive: ['9', 0],
      negative: ['7', 0],
      latent_image: ['5', 0],
    },
  },
  4: { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'model.safetensors' } },
  5: { class_type: 'EmptyLatentImage', inputs: { width: 640, height: 480, batch_size: 1 } },
  6: { class_type: 'CLIPTextEncode', inputs: { text: ['10', 0], clip: ['4', 1] } },
  7: { class_type: 'CLIPTextEncode', inputs: { text: 'ugly', clip: ['4', 1] } },
  9: { class_type: 'ControlNetApply', inputs: { conditioning: ['6', 0], strength: 1 } },
  10: { class_type: 'PrimitiveString', inputs: { value: 'a castle' } },
}

const FROM_COMFY = {
  prompt: 'a castle',
  negativePrompt: 'ugly',
  model: 'model.safetensors',
  seed: 42,
  steps: 25,
  guidance: 6.5,
  sampler: 'euler',
  width: 640,
  height: 480,
}

const FLUX = {
  1: {
    class_type: 'SamplerCustomAdvanced',
    inputs: { noise: ['2', 0], guider: ['3', 0], sampler: ['4', 0], sigmas: ['5', 0], latent_image: ['6', 0] },
  },
  2: { class_type: 'RandomNoise', inputs: { noise_seed: 7 } },
  3: { class_type: 'BasicGuider', inputs: { model: ['8', 0], conditioning: ['9', 0] } },
  4: { class_type: 'KSamplerSelect', inputs: { sampler_name: 'euler' } },
  5: { class_type: 'BasicScheduler', inputs: { steps: 4 } },
  6: { class_type: 'EmptySD3LatentImage', inputs: { width: 1024, height: 1024 } },
  8: { class_type: 'UNETLoader', inputs: { unet_name: 'flux1-schnell' } },
  9: { class_type: 'CLIPTextEncode', inputs: { text: 'a fox' } },
}

test.each([
  [{ prompt: COMFY, workflow: {} }, FROM_COMFY],
  [
    { prompt: FLUX },
    { prompt: 'a fox', model: 'flux1-schnell', seed: 7, steps: 4, sampler: 'euler', width: 1024, height: 1024 },
  ],
  [{ prompt: JSON.stringify(COMFY).replace('"strength":1', '"is_changed":[NaN]') }, FROM_COMFY],
] as const)('a file of comfyui is read: %j', (texts, recipe) => {
  expect(fromTexts(texts)).toEqual({ source: 'comfyui', recipe })
})
