import { describe, expect, test } from 'vitest'
import { FROM_PLAIN, node, PLAIN, type ApiGraph } from '../../testing/graphs.ts'
import { fromTexts } from '../../testing/texts.ts'

const recipeOf = (graph: ApiGraph) => fromTexts({ prompt: graph })?.recipe
const second = (inputs: Readonly<Record<string, unknown>>) => ({
  ...PLAIN[3]?.inputs,
  seed: 1,
  steps: 9,
  cfg: 1,
  sampler_name: 'lcm',
  model: ['14', 0],
  ...inputs,
})
const REFINER = { 14: node('CheckpointLoaderSimple', { ckpt_name: 'refiner' }) }
const saving = (images: readonly [string, number]) => node('SaveImage', { images })

describe('the sampler at the start of the chain is the one', () => {
  test.each<readonly [string, ApiGraph]>([
    [
      'before a refiner with a lower id',
      {
        ...PLAIN,
        ...REFINER,
        2: node('KSamplerAdvanced', second({ latent_image: ['3', 0] })),
        8: node('VAEDecode', { samples: ['2', 0] }),
      },
    ],
    [
      'before a second pass over larger latents',
      {
        ...PLAIN,
        ...REFINER,
        1: node('KSampler', second({ latent_image: ['10', 0] })),
        10: node('LatentUpscaleBy', { samples: ['3', 0] }),
        8: node('VAEDecode', { samples: ['1', 0] }),
      },
    ],
    [
      'before a second pass over pixels',
      {
        ...PLAIN,
        ...REFINER,
        1: node('KSampler', second({ latent_image: ['10', 0] })),
        10: node('VAEEncode', { pixels: ['11', 0], vae: ['4', 2] }),
        11: node('ImageUpscaleWithModel', { image: ['8', 0], upscale_model: ['12', 0] }),
        2: node('VAEDecode', { samples: ['1', 0] }),
        9: saving(['2', 0]),
      },
    ],
    ['before tiles', { ...PLAIN, 1: node('UltimateSDUpscale', second({ image: ['8', 0] })), 9: saving(['1', 0]) }],
    [
      'before a face is gone over',
      { ...PLAIN, 1: node('FaceDetailer', second({ image: ['8', 0] })), 9: saving(['1', 0]) },
    ],
    [
      'where the pictures of both passes are saved',
      {
        ...PLAIN,
        1: node('KSampler', second({ latent_image: ['3', 0] })),
        2: node('VAEDecode', { samples: ['1', 0] }),
        13: saving(['2', 0]),
      },
    ],
    ['where another branch is not saved', { ...PLAIN, 1: node('KSampler', second({})) }],
    [
      'where another branch is looked at only',
      {
        ...PLAIN,
        1: node('KSampler', second({})),
        2: node('VAEDecode', { samples: ['1', 0] }),
        13: node('PreviewImage', { images: ['2', 0] }),
      },
    ],
    [
      'where the second stage of a cascade is given its latents with its words',
      {
        ...PLAIN,
        1: node('KSampler', second({ positive: ['10', 0] })),
        10: node('StableCascade_StageB_Conditioning', { conditioning: ['6', 0], stage_c: ['3', 0] }),
        8: node('VAEDecode', { samples: ['1', 0] }),
      },
    ],
  ])('%s', (_, graph) => {
    expect(recipeOf(graph)).toMatchObject(FROM_PLAIN)
  })

  test('of two pictures that were saved only what both have in common is certain', () => {
    const graph = {
      ...PLAIN,
      1: node('KSampler', { ...PLAIN[3]?.inputs, seed: 1, positive: ['10', 0] }),
      2: node('VAEDecode', { samples: ['1', 0] }),
      10: node('CLIPTextEncode', { text: 'a wolf' }),
      13: saving(['2', 0]),
    }
    expect(recipeOf(graph)).toMatchObject({ ...FROM_PLAIN, seed: undefined, prompt: undefined })
  })
})
