/** What the server tells of itself, started with a model whose defaults its command line has changed. */
export const capabilities = (stem: string) => {
  const defaults = {
    prompt: '',
    negative_prompt: '',
    clip_skip: -1,
    width: 512,
    height: 768,
    strength: 0.6,
    seed: 42,
    batch_count: 1,
    sample_params: {
      scheduler: 'default',
      sample_method: 'euler_a',
      sample_steps: 12,
      eta: null,
      guidance: { txt_cfg: 5, img_cfg: null, distilled_guidance: 3.5, slg: { layers: [7, 8, 9], scale: 0 } },
    },
    hires: { enabled: false, upscaler: 'Latent', scale: 2, denoising_strength: 0.7 },
    output_format: 'png',
    output_compression: 100,
  }
  const features = {
    init_image: true,
    mask_image: true,
    control_image: true,
    ref_images: true,
    lora: true,
    vae_tiling: true,
    hires: true,
    cache: true,
    cancel_queued: true,
    cancel_generating: false,
  }
  return {
    model: { name: `${stem}.gguf`, stem, path: `/models/${stem}.gguf` },
    current_mode: 'img_gen',
    supported_modes: ['img_gen'],
    defaults,
    defaults_by_mode: { img_gen: defaults },
    output_formats: ['png', 'jpeg'],
    output_formats_by_mode: { img_gen: ['png', 'jpeg'] },
    features,
    features_by_mode: { img_gen: features },
    samplers: ['euler', 'euler_a', 'heun', 'dpm++2m', 'lcm'],
    schedulers: ['discrete', 'karras', 'simple'],
    loras: [{ name: 'watercolour', path: 'styles/watercolour.safetensors' }],
    upscalers: ['None', 'Lanczos', 'Latent'].map(name => ({ name, model: false })),
    limits: {
      min_width: 64,
      max_width: 4096,
      min_height: 64,
      max_height: 4096,
      max_batch_count: 8,
      max_queue_size: 64,
    },
  }
}
