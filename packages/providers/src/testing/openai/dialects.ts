import type { DialectId } from '../../openai/dialects/dialect.ts'
import type { Order } from './order.ts'
import { textOf } from './order.ts'

/** How one of these servers behaves. */
export interface StandInDialect {
  /** Of the API. */
  readonly base: string
  /** As `/models` answers. */
  readonly models: unknown
  /** What else it answers to a GET, by path. */
  readonly pages: Readonly<Record<string, unknown>>
  /** By path below the base: the fields that it takes. Whatever else is sent is refused. */
  readonly takes: Readonly<Record<string, readonly string[]>>
  /** How it finds the seed; 0 where it takes none. */
  readonly seedOf: (order: Order) => number
  readonly sizeOf: (order: Order) => { width: number; height: number }
  /** How it answers where nobody says. */
  readonly answersBy: 'base64' | 'url'
}

const listOf = (models: readonly object[]) => ({ object: 'list', data: models })
const model = (id: string, owner: string) => ({ id, object: 'model', created: 1_700_000_000, owned_by: owner })

const sizeText = (order: Order) => {
  const [width = 0, height = 0] = textOf(order, 'size').split('x').map(Number)
  return { width, height }
}

const ratioOf = (order: Order) => {
  const [width = 1, height = 1] = (textOf(order, 'aspect_ratio') || '1:1').split(':').map(Number)
  const side = textOf(order, 'resolution') === '2k' ? 2048 : 1024
  const scale = side / Math.sqrt(width * height)
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}

/** The block that sd-server finds in a prompt. */
const extraOf = (order: Order): Record<string, unknown> => {
  const [, json = '{}'] = textOf(order, 'prompt').match(/<sd_cpp_extra_args>(.*?)<\/sd_cpp_extra_args>/) ?? []
  return JSON.parse(json) as Record<string, unknown> // a test reads what comes of it
}

const noSeed = () => 1
const ownSeed = (order: Order) => Number(order.fields['seed'] ?? 1)

const GENERATIONS = '/images/generations'
const EDITS = '/images/edits'
const COMMON = ['model', 'prompt', 'n', 'size']
const DIFFUSERS = [
  'num_inference_steps',
  'guidance_scale',
  'true_cfg_scale',
  'seed',
  'negative_prompt',
  'response_format',
]
const TOGETHER = [
  'model',
  'prompt',
  'n',
  'width',
  'height',
  'aspect_ratio',
  'steps',
  'seed',
  'guidance_scale',
  'negative_prompt',
  'response_format',
  'output_format',
  'image_url',
  'reference_images',
  'image_loras',
]
const GPT = ['quality', 'background', 'output_format', 'output_compression', 'stream', 'partial_images']

const SD_CAPABILITIES = {
  model: { name: 'dreamshaper', stem: 'dreamshaper', path: 'dreamshaper.gguf' },
  current_mode: 'img_gen',
  supported_modes: ['img_gen'],
  defaults_by_mode: {
    img_gen: { width: 512, height: 640, sample_params: { sample_steps: 24, guidance: { txt_cfg: 6.5 } } },
  },
  samplers: ['euler', 'euler_a', 'dpm++2m'],
  schedulers: ['discrete', 'karras'],
  loras: [{ name: 'ink', path: 'styles/ink.safetensors' }],
  limits: { min_width: 64, max_width: 1024, min_height: 64, max_height: 1024, max_batch_count: 8, max_queue_size: 4 },
}

export const standInDialects: Readonly<Record<DialectId, StandInDialect>> = {
  openai: {
    base: '/v1',
    models: listOf([
      model('gpt-5.2', 'system'),
      ...['gpt-image-2.5-flare', 'gpt-image-2', 'gpt-image-1.5', 'gpt-image-1-mini', 'dall-e-3'].map(id =>
        model(id, 'system'),
      ),
      model('whisper-1', 'openai-internal'),
    ]),
    pages: {},
    takes: {
      [GENERATIONS]: [...COMMON, ...GPT, 'moderation', 'style', 'response_format', 'user'],
      [EDITS]: [...COMMON, ...GPT, 'input_fidelity'],
    },
    seedOf: noSeed,
    sizeOf: sizeText,
    answersBy: 'base64',
  },
  localai: {
    base: '/v1',
    models: listOf(['stablediffusion', 'my-painter', 'llama-3.2'].map(id => ({ id, object: 'model' }))),
    pages: {
      '/v1/models/capabilities': listOf([
        { id: 'stablediffusion', object: 'model', capabilities: ['image'] },
        { id: 'my-painter', object: 'model', capabilities: ['image'] },
        { id: 'llama-3.2', object: 'model', capabilities: ['chat'] },
      ]),
      '/version': { version: 'v4.2.0 (abc)' },
      '/system': { backends: ['stablediffusion-ggml'], loaded_models: [] },
      '/api/version': { version: '0.9.0' },
    },
    takes: {
      [GENERATIONS]: [...COMMON, 'step', 'seed', 'response_format', 'file', 'ref_images'],
      '/images/inpainting': [...COMMON, 'step', 'seed', 'response_format'],
    },
    seedOf: ownSeed,
    sizeOf: sizeText,
    answersBy: 'url',
  },
  vllm: {
    base: '/v1',
    models: listOf([model('Qwen/Qwen-Image', 'vllm')]),
    pages: { '/version': { version: '0.14.0' } },
    takes: {
      [GENERATIONS]: [...COMMON, ...DIFFUSERS],
      [EDITS]: [...COMMON, ...DIFFUSERS],
    },
    seedOf: ownSeed,
    sizeOf: sizeText,
    answersBy: 'base64',
  },
  together: {
    base: '/v1',
    models: [
      { id: 'black-forest-labs/FLUX.1-schnell', type: 'image', display_name: 'FLUX.1 Schnell' },
      { id: 'black-forest-labs/FLUX.2-dev', type: 'image', display_name: 'FLUX.2 Dev' },
      { id: 'black-forest-labs/FLUX.1-kontext-pro', type: 'image', display_name: 'FLUX.1 Kontext Pro' },
      { id: 'meta-llama/Llama-4', type: 'chat', display_name: 'Llama 4' },
    ],
    pages: {},
    takes: {
      [GENERATIONS]: TOGETHER,
    },
    seedOf: ownSeed,
    sizeOf: order =>
      'aspect_ratio' in order.fields
        ? ratioOf(order)
        : { width: Number(order.fields['width']), height: Number(order.fields['height']) },
    answersBy: 'url',
  },
  deepinfra: {
    base: '/v1/openai',
    models: listOf(
      ['black-forest-labs/FLUX-1-schnell', 'Qwen/Qwen-Image-Edit', 'meta-llama/Llama-4'].map(id =>
        model(id, 'deepinfra'),
      ),
    ),
    pages: {},
    takes: { [GENERATIONS]: [...COMMON, 'response_format'], [EDITS]: [...COMMON, 'response_format'] },
    seedOf: noSeed,
    sizeOf: sizeText,
    answersBy: 'base64',
  },
  ollama: {
    base: '/v1',
    models: listOf([model('x/z-image-turbo', 'library'), model('llama3.2', 'library')]),
    pages: { '/api/version': { version: '0.14.2' } },
    takes: { [GENERATIONS]: ['model', 'prompt', 'size'] },
    seedOf: noSeed,
    sizeOf: sizeText,
    answersBy: 'base64',
  },
  xai: {
    base: '/v1',
    models: listOf(['grok-4', 'grok-imagine-image', 'grok-imagine-image-2.0'].map(id => model(id, 'xai'))),
    pages: {},
    takes: {
      [GENERATIONS]: ['model', 'prompt', 'n', 'aspect_ratio', 'resolution', 'quality', 'response_format'],
      [EDITS]: ['model', 'prompt', 'n', 'aspect_ratio', 'resolution', 'quality', 'response_format', 'image', 'images'],
    },
    seedOf: noSeed,
    sizeOf: ratioOf,
    answersBy: 'url',
  },
  sdserver: {
    base: '/v1',
    models: { data: [{ id: 'sd-cpp-local', object: 'model', owned_by: 'local' }] },
    pages: { '/sdcpp/v1/capabilities': SD_CAPABILITIES },
    takes: {
      [GENERATIONS]: [...COMMON, 'output_format', 'output_compression'],
      [EDITS]: [...COMMON, 'output_format', 'output_compression'],
    },
    seedOf: order => Number(extraOf(order)['seed'] ?? 1),
    sizeOf: sizeText,
    answersBy: 'base64',
  },
}
