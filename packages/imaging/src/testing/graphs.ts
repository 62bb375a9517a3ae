export interface ApiNode {
  readonly class_type: string
  readonly inputs: Readonly<Record<string, unknown>>
}
export type ApiGraph = Readonly<Record<string, ApiNode>>

export const node = (class_type: string, inputs: Readonly<Record<string, unknown>> = {}): ApiNode => ({
  class_type,
  inputs,
})

/** The graph that ComfyUI opens with, and what it says. */
export const PLAIN: ApiGraph = {
  3: node('KSampler', {
    seed: 4242,
    steps: 20,
    cfg: 7,
    sampler_name: 'euler',
    scheduler: 'normal',
    denoise: 1,
    model: ['4', 0],
    positive: ['6', 0],
    negative: ['7', 0],
    latent_image: ['5', 0],
  }),
  4: node('CheckpointLoaderSimple', { ckpt_name: 'fox.safetensors' }),
  5: node('EmptyLatentImage', { width: 512, height: 768, batch_size: 1 }),
  6: node('CLIPTextEncode', { text: 'a fox in snow', clip: ['4', 1] }),
  7: node('CLIPTextEncode', { text: 'blurry, text', clip: ['4', 1] }),
  8: node('VAEDecode', { samples: ['3', 0], vae: ['4', 2] }),
  9: node('SaveImage', { filename_prefix: 'x', images: ['8', 0] }),
}
export const FROM_PLAIN = {
  prompt: 'a fox in snow',
  negativePrompt: 'blurry, text',
  seed: 4242,
  steps: 20,
  guidance: 7,
  sampler: 'euler',
  model: 'fox.safetensors',
  width: 512,
  height: 768,
}

/** The plain graph with other inputs of its sampler, and more nodes or others. */
export const plainWith = (sampler: Readonly<Record<string, unknown>>, nodes: ApiGraph = {}): ApiGraph => ({
  ...PLAIN,
  ...nodes,
  3: node('KSampler', { ...PLAIN[3]?.inputs, ...sampler }),
})
