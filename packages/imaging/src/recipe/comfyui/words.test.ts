import { describe, expect, test } from 'vitest'
import { FROM_PLAIN, node, plainWith, type ApiGraph } from '../../testing/graphs.ts'
import { fromTexts } from '../../testing/texts.ts'

const recipeOf = (graph: ApiGraph) => fromTexts({ prompt: graph })?.recipe

/** The sampler's words through this node, both of them. */
const through = (made: ReturnType<typeof node>, outputs: readonly [number, number], more: ApiGraph = {}) =>
  plainWith({ positive: ['10', outputs[0]], negative: ['10', outputs[1]] }, { 10: made, ...more })
const sides = { positive: ['6', 0], negative: ['7', 0] }

describe('both words out of one node are told apart by the output and the side', () => {
  test.each<readonly [string, ApiGraph]>([
    [
      'a ControlNet',
      through(node('ControlNetApplyAdvanced', { ...sides, control_net: ['11', 0], strength: 1 }), [0, 1]),
    ],
    ['a node whose first output is a model', through(node('ApplyInstantID', { ...sides, model: ['4', 0] }), [1, 2])],
    [
      'a stack with names of its own',
      through(node('CR Apply Multi-ControlNet', { base_positive: ['6', 0], base_negative: ['7', 0] }), [0, 1]),
    ],
    ['inpainting', through(node('InpaintModelConditioning', { ...sides, pixels: ['12', 0], mask: ['12', 1] }), [0, 1])],
    [
      'two of them in a row',
      through(node('ControlNetApplyAdvanced', { positive: ['11', 0], negative: ['11', 1] }), [0, 1], {
        11: node('LTXVConditioning', sides),
      }),
    ],
    [
      'a basic pipe',
      through(node('FromBasicPipe', { basic_pipe: ['11', 0] }), [3, 4], {
        11: node('ToBasicPipe', { model: ['4', 0], ...sides }),
      }),
    ],
    [
      'a context in a context',
      through(node('Context (rgthree)', { base_ctx: ['11', 0], seed: 1 }), [4, 5], {
        11: node('Context (rgthree)', { model: ['4', 0], ...sides }),
      }),
    ],
    [
      'a switch of contexts',
      through(node('Context Switch (rgthree)', { ctx_01: ['11', 0], ctx_02: ['12', 0] }), [4, 5], {
        11: node('Context (rgthree)', sides),
        12: node('Context (rgthree)', { positive: ['7', 0], negative: ['6', 0] }),
      }),
    ],
    [
      'a loader with both texts',
      through(
        node('Efficient Loader', { ckpt_name: 'fox.safetensors', positive: 'a fox in snow', negative: 'blurry, text' }),
        [1, 2],
      ),
    ],
    [
      'a loader whose texts are wired',
      through(node('easy fullLoader', { ckpt_name: 'x', positive: ['11', 0], negative: ['12', 0] }), [1, 2], {
        11: node('PrimitiveStringMultiline', { value: 'a fox in snow' }),
        12: node('PrimitiveStringMultiline', { value: 'blurry, text' }),
      }),
    ],
  ])('%s', (_, graph) => {
    const { prompt, negativePrompt } = FROM_PLAIN
    expect(recipeOf(graph)).toMatchObject({ prompt, negativePrompt })
  })

  test('outputs that are wired crosswise are read crosswise', () => {
    const graph = through(node('ControlNetApplyAdvanced', sides), [1, 0])
    expect(recipeOf(graph)).toMatchObject({ prompt: 'blurry, text', negativePrompt: 'a fox in snow' })
  })
})

/** The positive words through a node. */
const positive = (made: ReturnType<typeof node>, more: ApiGraph = {}) =>
  plainWith({ positive: ['10', 0] }, { 10: made, ...more })
const MOON = { 11: node('CLIPTextEncode', { text: 'moonlight', clip: ['4', 1] }) }
const FOX_AND_MOON = 'a fox in snow\nmoonlight'

describe('what a conditioning says', () => {
  test.each<readonly [string, ApiGraph, string | undefined]>([
    [
      'combined texts are joined',
      positive(node('ConditioningCombine', { conditioning_1: ['6', 0], conditioning_2: ['11', 0] }), MOON),
      FOX_AND_MOON,
    ],
    [
      'concatenated ones in their order',
      positive(node('ConditioningConcat', { conditioning_from: ['11', 0], conditioning_to: ['6', 0] }), MOON),
      FOX_AND_MOON,
    ],
    [
      'many of them too',
      positive(
        node('ConditioningMultiCombine', { inputcount: 2, conditioning_1: ['6', 0], conditioning_2: ['11', 0] }),
        MOON,
      ),
      FOX_AND_MOON,
    ],
    [
      'an average with all its weight on one is that one',
      positive(
        node('ConditioningAverage', {
          conditioning_to: ['6', 0],
          conditioning_from: ['11', 0],
          conditioning_to_strength: 1,
        }),
        MOON,
      ),
      'a fox in snow',
    ],
    [
      'the same text twice is one',
      positive(node('ConditioningCombine', { conditioning_1: ['6', 0], conditioning_2: ['11', 0] }), {
        11: node('ConditioningSetArea', { conditioning: ['6', 0], width: 64 }),
      }),
      'a fox in snow',
    ],
    [
      'zeros beside a text say nothing',
      positive(node('ConditioningCombine', { conditioning_1: ['11', 0], conditioning_2: ['6', 0] }), {
        11: node('ConditioningZeroOut', { conditioning: ['6', 0] }),
      }),
      'a fox in snow',
    ],
    [
      'two wires into an unknown node that may do anything are not guessed through',
      positive(node('Some Mystery', { conditioning_a: ['6', 0], conditioning_b: ['11', 0] }), MOON),
      undefined,
    ],
    [
      'nor is a text beside them taken for what it makes',
      positive(node('Some Mystery', { conditioning_a: ['6', 0], conditioning_b: ['11', 0], text: 'moon' }), MOON),
      undefined,
    ],
    [
      'nor behind a reroute',
      positive(node('Reroute', { '': ['12', 0] }), {
        ...MOON,
        12: node('Some Mystery', { conditioning_a: ['6', 0], conditioning_b: ['11', 0], text: 'moon' }),
      }),
      undefined,
    ],
    [
      'one wire into an unknown node is looked through',
      positive(node('Some Mystery', { anything: ['6', 0], strength: 0.5 })),
      'a fox in snow',
    ],
    ['a reroute is looked through', positive(node('Reroute', { '': ['6', 0] })), 'a fox in snow'],
    [
      'a switch is followed as it is set',
      positive(node('ConditioningSwitch', { select: 2, input1: ['11', 0], input2: ['6', 0] }), MOON),
      'a fox in snow',
    ],
    [
      'a switch that is set elsewhere, too',
      positive(node('ComfySwitchNode', { switch: ['12', 0], on_true: ['6', 0], on_false: ['11', 0] }), {
        ...MOON,
        12: node('PrimitiveBoolean', { value: true }),
      }),
      'a fox in snow',
    ],
    [
      'the first of many that is there',
      positive(node('Any Switch (rgthree)', { any_01: ['404', 0], any_02: ['6', 0], any_03: ['11', 0] }), MOON),
      'a fox in snow',
    ],
    [
      'a switch that nobody can tell is not guessed through',
      positive(node('ComfySwitchNode', { switch: ['12', 0], on_true: ['6', 0], on_false: ['11', 0] }), {
        ...MOON,
        12: node('Some Detector', { image: ['8', 0] }),
      }),
      undefined,
    ],
    [
      'both texts of SDXL, once where they are the same',
      positive(node('CLIPTextEncodeSDXL', { text_g: 'a fox in snow', text_l: 'a fox in snow', width: 1024 })),
      'a fox in snow',
    ],
    [
      'both texts of SDXL where they differ',
      positive(node('CLIPTextEncodeSDXL', { text_g: 'a fox in snow', text_l: 'moonlight', width: 1024 })),
      FOX_AND_MOON,
    ],
    [
      'the T5 text of Flux',
      positive(node('CLIPTextEncodeFlux', { clip_l: 'fox', t5xxl: 'a fox in snow', guidance: 3 })),
      'a fox in snow',
    ],
    [
      'the CLIP text of Flux where the other is empty',
      positive(node('CLIPTextEncodeFlux', { clip_l: 'a fox in snow', t5xxl: '', guidance: 3 })),
      'a fox in snow',
    ],
    [
      'the T5 text of SD3',
      positive(node('CLIPTextEncodeSD3', { clip_l: 'x', clip_g: 'y', t5xxl: 'a fox in snow' })),
      'a fox in snow',
    ],
    [
      "the user's text of Lumina",
      positive(
        node('CLIPTextEncodeLumina2', { system_prompt: 'superior', user_prompt: 'a fox in snow', clip: ['4', 1] }),
      ),
      'a fox in snow',
    ],
    [
      'the text for an edit',
      positive(node('TextEncodeQwenImageEdit', { prompt: 'a fox in snow', image: ['12', 0], clip: ['4', 1] })),
      'a fox in snow',
    ],
    [
      "an encoder that looks like A1111's",
      positive(
        node('smZ CLIPTextEncode', { text: 'a fox in snow', text_g: '', text_l: '', parser: 'A1111', clip: ['4', 1] }),
      ),
      'a fox in snow',
    ],
    [
      'a wildcard encoder says what was drawn',
      positive(
        node('ImpactWildcardEncode', {
          wildcard_text: 'a {fox|wolf}',
          populated_text: 'a fox in snow',
          seed: 1,
          clip: ['4', 1],
        }),
      ),
      'a fox in snow',
    ],
    [
      'an encoder that is fed by something unknown says nothing certain',
      positive(node('CLIPTextEncode', { text: ['11', 0], clip: ['4', 1] }), {
        11: node('Some Captioner', { image: ['12', 0] }),
      }),
      undefined,
    ],
  ])('%s', (_, graph, prompt) => {
    expect(recipeOf(graph)).toMatchObject({ ...FROM_PLAIN, prompt, guidance: expect.any(Number) })
  })

  test.each<readonly [string, ApiGraph]>([
    ['zeroed', { 10: node('ConditioningZeroOut', { conditioning: ['6', 0] }) }],
    [
      'zeroed and passed on',
      {
        10: node('ConditioningSetTimestepRange', { conditioning: ['11', 0], start: 0 }),
        11: node('ConditioningZeroOut', { conditioning: ['6', 0] }),
      },
    ],
    [
      'zeroed out of a pipe',
      {
        10: node('FromBasicPipe', { basic_pipe: ['11', 0] }),
        11: node('ToBasicPipe', { positive: ['6', 0], negative: ['12', 0] }),
        12: node('ConditioningZeroOut', { conditioning: ['6', 0] }),
      },
    ],
  ])('a negative that is %s is none', (_, nodes) => {
    expect(recipeOf(plainWith({ negative: ['10', 4] }, nodes))).toMatchObject({
      prompt: 'a fox in snow',
      negativePrompt: undefined,
    })
  })

  test('a negative that is zeroed is none, whatever stands in the parameters', () => {
    const graph = plainWith({ negative: ['10', 0] }, { 10: node('ConditioningZeroOut', { conditioning: ['6', 0] }) })
    const parameters = 'a cat\nNegative prompt: a dog\nSteps: 1, Seed: 1, CFG scale: 1'
    expect(fromTexts({ prompt: graph, parameters })?.recipe).toMatchObject({
      prompt: 'a fox in snow',
      negativePrompt: undefined,
    })
  })
})
