import { describe, expect, test } from 'vitest'
import { workflows } from '../../testing/comfyui/workflows/index.ts'
import { readModel } from '../read-model.ts'
import { findMap } from './find-map.ts'

const NONE = {
  prompt: null,
  negativePrompt: null,
  width: null,
  height: null,
  seed: null,
  steps: null,
  guidance: null,
  sampler: null,
  scheduler: null,
  strength: null,
  image: null,
  mask: null,
  model: null,
  output: null,
}

const KSAMPLER = (id: string) => ({
  seed: `${id}.seed`,
  steps: `${id}.steps`,
  guidance: `${id}.cfg`,
  sampler: `${id}.sampler_name`,
  scheduler: `${id}.scheduler`,
})

describe('the map of a workflow is found by itself', () => {
  test.each([
    [
      'Stable Diffusion 1.5',
      workflows.sd15,
      {
        ...KSAMPLER('3'),
        prompt: '6.text',
        negativePrompt: '7.text',
        width: '5.width',
        height: '5.height',
        model: '4.ckpt_name',
        output: '9.images',
      },
    ],
    [
      'SDXL with its refiner: the first sampler is the base',
      workflows.sdxl,
      {
        ...KSAMPLER('10'),
        seed: '10.noise_seed',
        prompt: '6.text',
        negativePrompt: '7.text',
        width: '5.width',
        height: '5.height',
        model: '4.ckpt_name',
        output: '19.images',
      },
    ],
    [
      'a ControlNet, joined conditionings, a LoRA, and primitives that hold seed and size',
      workflows.controlled,
      {
        ...KSAMPLER('14'),
        seed: '12.seed',
        prompt: '3.text_g',
        negativePrompt: '4.text',
        width: '10.value',
        height: '11.value',
        image: '8.image',
        model: '1.ckpt_name',
        output: '17.images',
      },
    ],
    [
      'SD3, whose picture is only shown',
      workflows.sd3,
      {
        ...KSAMPLER('271'),
        prompt: '6.text',
        width: '135.width',
        height: '135.height',
        model: '252.ckpt_name',
        output: '233.images',
      },
    ],
    [
      'Flux with a custom sampler',
      workflows.flux,
      {
        prompt: '6.text',
        width: '34.value',
        height: '35.value',
        seed: '25.noise_seed',
        steps: '17.steps',
        guidance: '26.guidance',
        sampler: '16.sampler_name',
        scheduler: '17.scheduler',
        model: '12.unet_name',
        output: '9.images',
      },
    ],
    [
      'Qwen-Image-Edit with two pictures',
      workflows.qwenEdit,
      {
        ...KSAMPLER('433:3'),
        prompt: '433:111.prompt',
        negativePrompt: '433:110.prompt',
        strength: '433:3.denoise',
        image: ['78.image', '106.image'],
        model: '433:37.unet_name',
        output: '60.images',
      },
    ],
    [
      'a picture from a picture',
      workflows.imageToImage,
      {
        ...KSAMPLER('7'),
        prompt: '2.text',
        negativePrompt: '3.text',
        strength: '7.denoise',
        image: '4.image',
        model: '1.ckpt_name',
        output: '9.images',
      },
    ],
    [
      'inpainting by the alpha channel',
      workflows.inpaint,
      {
        ...KSAMPLER('7'),
        prompt: '2.text',
        negativePrompt: '3.text',
        strength: '7.denoise',
        image: '4.image',
        mask: '4.image',
        model: '1.ckpt_name',
        output: '9.images',
      },
    ],
    [
      'inpainting by a file',
      workflows.inpaintByFile,
      {
        ...KSAMPLER('7'),
        prompt: '2.text',
        negativePrompt: '3.text',
        strength: '7.denoise',
        image: '4.image',
        mask: '5.image',
        model: '1.ckpt_name',
        output: '9.images',
      },
    ],
    [
      'inpainting by a picture, through a node that gives both conditionings',
      workflows.inpaintByPicture,
      {
        ...KSAMPLER('7'),
        prompt: '2.text',
        negativePrompt: '3.text',
        strength: '7.denoise',
        image: '4.image',
        mask: '5.image',
        model: '1.ckpt_name',
        output: '9.images',
      },
    ],
    ['upscaling', workflows.upscale, { image: '1.image', output: '4.images' }],
    [
      'two samplers: the first makes the picture, the second one is saved',
      workflows.hiresFix,
      {
        ...KSAMPLER('5'),
        prompt: '2.text',
        negativePrompt: '3.text',
        width: '4.width',
        height: '4.height',
        model: '1.ckpt_name',
        output: '12.images',
      },
    ],
  ])('%s', (_name, graph, map) => {
    expect(findMap(graph).map).toEqual({ ...NONE, ...map })
  })
})

describe('a workflow that makes no sense ends in remarks, not in an endless search', () => {
  test('one that goes in circles', () => {
    const { model, remarks } = readModel({
      '1': { class_type: 'VAEDecode', inputs: { samples: ['2', 0] } },
      '2': { class_type: 'LatentUpscale', inputs: { samples: ['1', 0] } },
      '3': { class_type: 'SaveImage', inputs: { images: ['1', 0] } },
      '4': {
        class_type: 'KSampler',
        inputs: { model: ['4', 0], positive: ['4', 0], latent_image: ['4', 0], seed: ['4', 0] },
      },
    })
    expect(model.map).toEqual({ ...NONE, output: '3.images' })
    expect(remarks[0]).toContain('No sampler was found')
  })

  test('links to nodes that are not there', () => {
    const { model } = readModel({
      '1': { class_type: 'KSampler', inputs: { model: ['9', 0], positive: ['9', 0], latent_image: ['9', 0], seed: 1 } },
      '2': { class_type: 'SaveImage', inputs: { images: ['1', 0] } },
    })
    expect(model.map).toEqual({ ...NONE, seed: '1.seed', output: '2.images' })
  })

  test('a node that makes pictures somewhere else has its prompt and seed itself', () => {
    const { model } = readModel({
      '1': { class_type: 'FluxProUltraImageNode', inputs: { prompt: 'a boat', seed: 5, aspect_ratio: '16:9' } },
      '2': { class_type: 'SaveImage', inputs: { images: ['1', 0] } },
    })
    expect(model.map).toEqual({ ...NONE, prompt: '1.prompt', seed: '1.seed', output: '2.images' })
  })
})
