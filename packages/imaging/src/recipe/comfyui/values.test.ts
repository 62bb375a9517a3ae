import { describe, expect, test } from 'vitest'
import { FROM_PLAIN, node, PLAIN, plainWith, type ApiGraph } from '../../testing/graphs.ts'
import { fromTexts } from '../../testing/texts.ts'

const saving = (images: readonly [string, number]) => node('SaveImage', { images })

/** A sampler of parts, as newer models have it. */
const custom = (guider: ReturnType<typeof node>, more: ApiGraph = {}): ApiGraph => ({
  ...PLAIN,
  3: node('SamplerCustomAdvanced', {
    noise: ['20', 0],
    guider: ['21', 0],
    sampler: ['22', 0],
    sigmas: ['23', 0],
    latent_image: ['5', 0],
  }),
  20: node('RandomNoise', { noise_seed: 4242 }),
  21: guider,
  22: node('KSamplerSelect', { sampler_name: 'euler' }),
  23: node('SplitSigmas', { sigmas: ['24', 0], step: 5 }),
  24: node('BasicScheduler', { scheduler: 'simple', steps: 20, model: ['4', 0] }),
  ...more,
})
/** Everything that a sampler needs, in one node. */
const FULL_LOADER = node('easy fullLoader', {
  ckpt_name: 'fox.safetensors',
  positive: 'a fox in snow',
  negative: 'blurry, text',
  empty_latent_width: 512,
  empty_latent_height: 768,
})
const GUIDED = { 10: node('FluxGuidance', { guidance: 3.5, conditioning: ['6', 0] }) }

describe('values come from wherever they stand', () => {
  test.each<readonly [string, ApiGraph, Readonly<Record<string, unknown>>]>([
    [
      'primitives',
      plainWith(
        { seed: ['10', 0], steps: ['11', 0], cfg: ['12', 0] },
        {
          10: node('PrimitiveInt', { value: 4242 }),
          11: node('INTConstant', { value: 20 }),
          12: node('PrimitiveFloat', { value: 7 }),
        },
      ),
      {},
    ],
    ['a node for seeds', plainWith({ seed: ['10', 3] }, { 10: node('Seed (rgthree)', { seed: 4242 }) }), {}],
    [
      'a node of settings',
      plainWith(
        { steps: ['10', 0], cfg: ['10', 2], sampler_name: ['10', 3] },
        { 10: node('Settings', { steps: 20, refiner: 5, cfg: 7, sampler_name: 'euler' }) },
      ),
      {},
    ],
    [
      'arithmetic that is not done here',
      plainWith({ steps: ['10', 0] }, { 10: node('MathExpression|pysssss', { expression: 'a * 2', a: 10 }) }),
      { steps: undefined },
    ],
    [
      'a number that was drawn',
      plainWith({ seed: ['10', 0] }, { 10: node('Random Number', { seed: 5 }) }),
      { seed: undefined },
    ],
    [
      'a switch of models',
      plainWith(
        { model: ['10', 0] },
        {
          10: node('CR Model Input Switch', { Input: 1, model1: ['4', 0], model2: ['11', 0] }),
          11: node('UNETLoader', { unet_name: 'x' }),
        },
      ),
      {},
    ],
    [
      'LoRAs on the way to the model',
      plainWith(
        { model: ['10', 0] },
        {
          10: node('LoraLoader', { lora_name: 'x', model: ['11', 0], clip: ['4', 1] }),
          11: node('ModelSamplingDiscrete', { model: ['4', 0] }),
        },
      ),
      {},
    ],
    [
      'two models made one',
      plainWith(
        { model: ['10', 0] },
        {
          10: node('ModelMergeSimple', { model1: ['4', 0], model2: ['11', 0], ratio: 0.5 }),
          11: node('UNETLoader', { unet_name: 'x' }),
        },
      ),
      { model: undefined },
    ],
    [
      'a loader with a picture beside the name',
      plainWith(
        {},
        { 4: node('CheckpointLoader|pysssss', { ckpt_name: { content: 'fox.safetensors', image: null } }) },
      ),
      {},
    ],
    [
      'a name that is wired',
      plainWith(
        {},
        {
          4: node('CheckpointLoaderSimple', { ckpt_name: ['10', 0] }),
          10: node('Checkpoint Name', { ckpt_name: 'fox.safetensors' }),
        },
      ),
      {},
    ],
    ['the guidance of a distilled model', plainWith({ cfg: 1, positive: ['10', 0] }, GUIDED), { guidance: 3.5 }],
    [
      "the guidance in Flux's own encoder",
      plainWith(
        { cfg: 1, positive: ['10', 0] },
        { 10: node('CLIPTextEncodeFlux', { clip_l: 'a fox in snow', t5xxl: 'a fox in snow', guidance: 2.5 }) },
      ),
      { guidance: 2.5 },
    ],
    [
      'the guidance before a ControlNet',
      plainWith(
        { positive: ['11', 0], negative: ['11', 1] },
        { ...GUIDED, 11: node('ControlNetApplyAdvanced', { positive: ['10', 0], negative: ['7', 0] }) },
      ),
      { guidance: 3.5 },
    ],
    [
      'parts with a guider',
      custom(node('CFGGuider', { cfg: 7, model: ['4', 0], positive: ['6', 0], negative: ['7', 0] })),
      {},
    ],
    [
      'parts without a negative',
      custom(node('BasicGuider', { model: ['4', 0], conditioning: ['10', 0] }), GUIDED),
      { guidance: 3.5, negativePrompt: undefined },
    ],
    [
      'a guider with names of its own',
      custom(
        node('DualCFGGuider', {
          cfg_conds: 7,
          cfg_cond2_negative: 1,
          model: ['4', 0],
          cond1: ['6', 0],
          cond2: ['7', 0],
          negative: ['7', 0],
        }),
      ),
      { guidance: undefined },
    ],
    [
      'a sampler alone that makes a picture larger',
      {
        ...PLAIN,
        3: node('UltimateSDUpscale', { ...PLAIN[3]?.inputs, latent_image: undefined, image: ['12', 0] }),
        12: node('LoadImage', { image: 'a.png' }),
      },
      { width: undefined, height: undefined },
    ],
    [
      'a pipe from a loader',
      {
        1: FULL_LOADER,
        2: node('easy kSampler', {
          ...PLAIN[3]?.inputs,
          model: undefined,
          positive: undefined,
          negative: undefined,
          latent_image: undefined,
          pipe: ['1', 0],
        }),
      },
      {},
    ],
    [
      'a pipe with its settings on the way',
      {
        1: FULL_LOADER,
        2: node('easy preSampling', { steps: 20, cfg: 7, sampler_name: 'euler', seed: 4242, pipe: ['1', 0] }),
        3: node('easy kSampler', { pipe: ['2', 0], image_output: 'Preview' }),
      },
      {},
    ],
    [
      'a basic pipe',
      {
        ...PLAIN,
        3: node('ImpactKSamplerBasicPipe', {
          seed: 4242,
          steps: 20,
          cfg: 7,
          sampler_name: 'euler',
          basic_pipe: ['10', 0],
          latent_image: ['5', 0],
        }),
        10: node('ToBasicPipe', { model: ['4', 0], positive: ['6', 0], negative: ['7', 0] }),
      },
      {},
    ],
    [
      'a node that asks a service',
      {
        1: node('IdeogramV3', { prompt: 'a fox in snow', negative_prompt: 'blurry, text', seed: 4242 }),
        9: saving(['1', 0]),
      },
      {
        steps: undefined,
        guidance: undefined,
        sampler: undefined,
        model: undefined,
        width: undefined,
        height: undefined,
      },
    ],
    ['a seed of 64 bits', plainWith({ seed: '@' }), { seed: '18446744073709551615' }],
  ])('%s', (_, graph, differences) => {
    const json = JSON.stringify(graph).replace('"@"', '18446744073709551615')
    expect(fromTexts({ prompt: json })?.recipe).toMatchObject({ ...FROM_PLAIN, ...differences })
  })
})
