import { describe, expect, test } from 'vitest'
import { FROM_PLAIN, node, PLAIN, plainWith } from '../../testing/graphs.ts'
import { fromPng, fromTexts, tEXt } from '../../testing/texts.ts'

const A1111 = 'a fox in snow\nNegative prompt: blurry, text\nSteps: 5, Sampler: x, CFG scale: 2, Seed: 1, Model: m'
const UNREADABLE = plainWith(
  {},
  {
    6: node('CLIPTextEncode', { text: ['10', 0] }),
    7: node('CLIPTextEncode', { text: ['10', 1] }),
    10: node('Some LLM', { instruction_file: 'x' }),
  },
)

test('words beside a graph that does not tell them come from the parameters, and numbers from the graph', () => {
  expect(fromTexts({ prompt: UNREADABLE, parameters: A1111 })).toEqual({ source: 'comfyui', recipe: FROM_PLAIN })
})

test('words that are nowhere else are left empty', () => {
  expect(fromTexts({ prompt: UNREADABLE })?.recipe).toMatchObject({
    ...FROM_PLAIN,
    prompt: undefined,
    negativePrompt: undefined,
  })
})

test('a graph that says nothing gives way to the parameters', () => {
  expect(fromTexts({ prompt: { 1: node('Note', {}) }, parameters: A1111 })?.source).toBe('a1111')
})

describe('a graph is found', () => {
  const civitai = {
    ...PLAIN,
    4: node('CheckpointLoaderSimple', { ckpt_name: 'urn:air:sdxl:checkpoint:civitai:1@2' }),
    extra: { airs: [] },
    extraMetadata: JSON.stringify({ prompt: 'other words', cfgScale: 1, seed: 2 }),
  }
  test.each([
    ['beside its workflow in one JSON', { parameters: { prompt: PLAIN, workflow: { nodes: [] } } }, {}],
    ['as text in a JSON', { parameters: { prompt: JSON.stringify(PLAIN) } }, {}],
    [
      'on its own in the parameters, as Civitai has it',
      { parameters: civitai },
      { model: 'urn:air:sdxl:checkpoint:civitai:1@2' },
    ],
    [
      'with a picture of a megabyte in it',
      { prompt: { ...PLAIN, 12: node('LoadImage', { image: 'A'.repeat(3_000_000) }) } },
      {},
    ],
  ])('%s', (_, texts, differences) => {
    expect(fromTexts(texts)).toEqual({ source: 'comfyui', recipe: { ...FROM_PLAIN, ...differences } })
  })

  test('where Civitai knows what its graph does not tell', () => {
    const graph = {
      ...UNREADABLE,
      extraMetadata: JSON.stringify({ prompt: 'a fox in snow', negativePrompt: 'blurry, text', seed: 2 }),
    }
    expect(fromTexts({ parameters: graph })?.recipe).toEqual(FROM_PLAIN)
    expect(fromTexts({ prompt: graph })?.recipe).toEqual(FROM_PLAIN)
  })
})

const workflow = {
  nodes: [
    {
      id: 3,
      type: 'KSampler',
      inputs: [
        { name: 'model', link: 1 },
        { name: 'positive', link: 8 },
        { name: 'negative', link: 6 },
        { name: 'latent_image', link: 2 },
      ],
      outputs: [{ name: 'LATENT', type: 'LATENT', links: [7] }],
      widgets_values: [4242, 'fixed', 20, 7, 'euler', 'normal', 1],
    },
    { id: 4, type: 'CheckpointLoaderSimple', widgets_values: ['fox.safetensors'] },
    { id: 5, type: 'EmptyLatentImage', widgets_values: [512, 768, 1] },
    {
      id: 6,
      type: 'CLIPTextEncode',
      inputs: [{ name: 'text', type: 'STRING', link: 9, widget: { name: 'text' } }],
      outputs: [{ type: 'CONDITIONING', links: [4] }],
      widgets_values: ['what stood there before'],
    },
    { id: 7, type: 'CLIPTextEncode', widgets_values: ['blurry, text'] },
    { id: 8, type: 'VAEDecode', inputs: [{ name: 'samples', link: 7 }] },
    { id: 9, type: 'SaveImage', inputs: [{ name: 'images', link: 10 }] },
    {
      id: 10,
      type: 'ControlNetApply',
      mode: 4,
      inputs: [
        { name: 'image', type: 'IMAGE', link: null },
        { name: 'conditioning', type: 'CONDITIONING', link: 4 },
      ],
      outputs: [{ type: 'CONDITIONING', links: [5] }],
    },
    { id: 11, type: 'SetNode', inputs: [{ name: 'CONDITIONING', link: 5 }], widgets_values: ['words'] },
    { id: 12, type: 'GetNode', outputs: [{ links: [8] }], widgets_values: ['words'] },
    { id: 13, type: 'PrimitiveNode', outputs: [{ links: [9] }], widgets_values: ['a fox in snow', 'fixed'] },
    { id: 14, type: 'KSampler', mode: 2, widgets_values: [1, 'fixed', 1, 1, 'x', 'x', 1] },
  ],
  links: [
    [1, 4, 0, 3, 0, 'MODEL'],
    [2, 5, 0, 3, 3, 'LATENT'],
    [4, 6, 0, 10, 0, 'CONDITIONING'],
    [5, 10, 0, 11, 0, 'CONDITIONING'],
    [6, 7, 0, 3, 2, 'CONDITIONING'],
    [7, 3, 0, 8, 0, 'LATENT'],
    [8, 12, 0, 3, 1, 'CONDITIONING'],
    { id: 9, origin_id: 13, origin_slot: 0, target_id: 6, target_slot: 0, type: 'STRING' },
    [10, 8, 0, 9, 0, 'IMAGE'],
  ],
}

describe('a workflow without its graph', () => {
  test('is read over what is bypassed, muted, set and got', () => {
    expect(fromTexts({ workflow })).toEqual({ source: 'comfyui', recipe: FROM_PLAIN })
  })

  test('is read by the names that its widgets have', () => {
    const widgets = ['seed', 'steps', 'cfg', 'sampler_name'].map(name => ({ name, link: null, widget: { name } }))
    const nodes = workflow.nodes.map(each =>
      each.id === 3 ? { ...each, type: 'KSampler (Fork)', inputs: [...(each.inputs ?? []), ...widgets] } : each,
    )
    expect(fromTexts({ workflow: { ...workflow, nodes } })?.recipe).toEqual(FROM_PLAIN)
  })
})

test.each([
  [
    'goes round',
    Object.fromEntries(
      Array.from({ length: 100_000 }, (_, i) => [
        i,
        node('KSampler', {
          seed: 1,
          positive: [String((i + 1) % 100_000), 0],
          latent_image: [String((i * 7) % 100_000), 0],
        }),
      ]),
    ),
  ],
  [
    'joins itself more often than can be counted',
    {
      ...PLAIN,
      ...Object.fromEntries(
        Array.from({ length: 60 }, (_, i) => [
          `c${i}`,
          node('ConditioningCombine', { conditioning_1: [`c${i + 1}`, 0], conditioning_2: [`c${i + 1}`, 0] }),
        ]),
      ),
      3: node('KSampler', { ...PLAIN[3]?.inputs, positive: ['c0', 0] }),
    },
  ],
  [
    'saves very many pictures',
    {
      ...PLAIN,
      ...Object.fromEntries(
        Array.from({ length: 19_000 }, (_, i) => [`s${i}`, node('SaveImage', { images: ['8', 0] })]),
      ),
    },
  ],
])('a graph of very many nodes that %s is done with quickly', (_, graph) => {
  const chunk = tEXt('prompt', JSON.stringify(graph))
  const start = performance.now()
  expect(() => fromPng(chunk)).not.toThrow()
  expect(performance.now() - start).toBeLessThan(3000)
})
