type Input = readonly [unknown, Readonly<Record<string, unknown>>?]
type Inputs = Readonly<Record<string, Input>>

export interface NodeClass {
  readonly required: Inputs
  readonly optional: Inputs
  readonly outputs: readonly string[]
  readonly isOutput: boolean
}
export type NodeClasses = Readonly<Record<string, NodeClass>>

const SIDE = ['INT', { default: 512, min: 16, max: 16384, step: 8 }] as const
const SEED = ['INT', { default: 0, min: 0, max: 2 ** 53 }] as const
const STEPS = ['INT', { default: 20, min: 1, max: 10000 }] as const
const CFG = ['FLOAT', { default: 8, min: 0, max: 100, step: 0.1 }] as const
const PART = ['FLOAT', { default: 1, min: 0, max: 1, step: 0.01 }] as const
const STRENGTH = ['FLOAT', { default: 1, min: -100, max: 100, step: 0.01 }] as const
const INT = ['INT', { default: 0, min: 0, max: 16384 }] as const
const TEXT = ['STRING', { multiline: true }] as const
const SAMPLERS = [['euler', 'euler_ancestral', 'dpmpp_2m', 'dpmpp_sde', 'ddim']] as const
const SCHEDULERS = ['COMBO', { options: ['normal', 'karras', 'simple', 'sgm_uniform'] }] as const
const SWITCH = [['enable', 'disable']] as const
const ANY = ['STRING', {}] as const
const NUMBER = ['FLOAT', {}] as const
/** A picture that was uploaded: which ones there are is not judged by the list, but by the file. */
const PICTURE = [[], { image_upload: true }] as const

const type = (name: string): Input => [name]

const nodeClass = (required: Inputs, outputs: readonly string[], optional: Inputs = {}): NodeClass => ({
  required,
  optional,
  outputs,
  isOutput: outputs.length === 0,
})

const conditioned = {
  model: type('MODEL'),
  positive: type('CONDITIONING'),
  negative: type('CONDITIONING'),
  latent_image: type('LATENT'),
} as const

const latent = (): NodeClass => nodeClass({ width: SIDE, height: SIDE, batch_size: INT }, ['LATENT'])
const encoder = (texts: Inputs, optional: Inputs = {}) =>
  nodeClass({ ...texts, clip: type('CLIP') }, ['CONDITIONING'], optional)
const file = (input: string, names: readonly string[], outputs: readonly string[]) =>
  nodeClass({ [input]: [names] }, outputs)

/** The files that a stand-in has. */
export const FILES = {
  checkpoints: [
    'v1-5-pruned-emaonly.safetensors',
    'dreamshaper_8.safetensors',
    'sd_xl_base_1.0.safetensors',
    'sd_xl_refiner_1.0.safetensors',
    'juggernautXL.safetensors',
    'sd3_medium_incl_clips_t5xxlfp8.safetensors',
  ],
  models: ['flux1-dev.safetensors', 'qwen_image_edit_2509_fp8.safetensors'],
  loras: ['pixel-art-xl.safetensors', 'film-grain.safetensors'],
} as const

/** The nodes of a ComfyUI without extensions, as far as workflows here use them. */
export const nodeClasses: NodeClasses = {
  KSampler: nodeClass(
    {
      ...conditioned,
      seed: SEED,
      steps: STEPS,
      cfg: CFG,
      sampler_name: SAMPLERS,
      scheduler: SCHEDULERS,
      denoise: PART,
    },
    ['LATENT'],
  ),
  KSamplerAdvanced: nodeClass(
    {
      ...conditioned,
      add_noise: SWITCH,
      noise_seed: SEED,
      steps: STEPS,
      cfg: CFG,
      sampler_name: SAMPLERS,
      scheduler: SCHEDULERS,
      start_at_step: INT,
      end_at_step: INT,
      return_with_leftover_noise: SWITCH,
    },
    ['LATENT'],
  ),
  SamplerCustomAdvanced: nodeClass(
    {
      noise: type('NOISE'),
      guider: type('GUIDER'),
      sampler: type('SAMPLER'),
      sigmas: type('SIGMAS'),
      latent_image: type('LATENT'),
    },
    ['LATENT', 'LATENT'],
  ),
  KSamplerSelect: nodeClass({ sampler_name: SAMPLERS }, ['SAMPLER']),
  BasicScheduler: nodeClass({ model: type('MODEL'), scheduler: SCHEDULERS, steps: STEPS, denoise: PART }, ['SIGMAS']),
  BasicGuider: nodeClass({ model: type('MODEL'), conditioning: type('CONDITIONING') }, ['GUIDER']),
  RandomNoise: nodeClass({ noise_seed: SEED }, ['NOISE']),
  FluxGuidance: nodeClass({ conditioning: type('CONDITIONING'), guidance: CFG }, ['CONDITIONING']),
  CheckpointLoaderSimple: file('ckpt_name', FILES.checkpoints, ['MODEL', 'CLIP', 'VAE']),
  UNETLoader: nodeClass({ unet_name: [FILES.models], weight_dtype: [['default', 'fp8_e4m3fn']] }, ['MODEL']),
  VAELoader: file('vae_name', ['ae.safetensors', 'qwen_image_vae.safetensors'], ['VAE']),
  CLIPLoader: nodeClass({ clip_name: [['qwen_2.5_vl_7b.safetensors']], type: [['qwen_image', 'flux']] }, ['CLIP']),
  DualCLIPLoader: nodeClass(
    { clip_name1: [['t5xxl_fp16.safetensors']], clip_name2: [['clip_l.safetensors']], type: [['flux', 'sdxl']] },
    ['CLIP'],
  ),
  LoraLoader: nodeClass(
    {
      model: type('MODEL'),
      clip: type('CLIP'),
      lora_name: [FILES.loras],
      strength_model: STRENGTH,
      strength_clip: STRENGTH,
    },
    ['MODEL', 'CLIP'],
  ),
  LoraLoaderModelOnly: nodeClass({ model: type('MODEL'), lora_name: [FILES.loras], strength_model: STRENGTH }, [
    'MODEL',
  ]),
  ModelSamplingSD3: nodeClass({ model: type('MODEL'), shift: NUMBER }, ['MODEL']),
  ModelSamplingAuraFlow: nodeClass({ model: type('MODEL'), shift: NUMBER }, ['MODEL']),
  ModelSamplingFlux: nodeClass(
    { model: type('MODEL'), max_shift: NUMBER, base_shift: NUMBER, width: SIDE, height: SIDE },
    ['MODEL'],
  ),
  CFGNorm: nodeClass({ model: type('MODEL'), strength: STRENGTH }, ['MODEL']),
  CLIPTextEncode: encoder({ text: TEXT }),
  CLIPTextEncodeSDXL: encoder({
    width: SIDE,
    height: SIDE,
    crop_w: INT,
    crop_h: INT,
    target_width: SIDE,
    target_height: SIDE,
    text_g: TEXT,
    text_l: TEXT,
  }),
  TextEncodeQwenImageEditPlus: encoder(
    { prompt: TEXT },
    { vae: type('VAE'), image1: type('IMAGE'), image2: type('IMAGE'), image3: type('IMAGE') },
  ),
  ConditioningCombine: nodeClass({ conditioning_1: type('CONDITIONING'), conditioning_2: type('CONDITIONING') }, [
    'CONDITIONING',
  ]),
  ConditioningZeroOut: nodeClass({ conditioning: type('CONDITIONING') }, ['CONDITIONING']),
  ConditioningSetTimestepRange: nodeClass({ conditioning: type('CONDITIONING'), start: PART, end: PART }, [
    'CONDITIONING',
  ]),
  ControlNetLoader: file('control_net_name', ['depth-xl.safetensors'], ['CONTROL_NET']),
  ControlNetApplyAdvanced: nodeClass(
    {
      positive: type('CONDITIONING'),
      negative: type('CONDITIONING'),
      control_net: type('CONTROL_NET'),
      image: type('IMAGE'),
      strength: STRENGTH,
      start_percent: PART,
      end_percent: PART,
    },
    ['CONDITIONING', 'CONDITIONING'],
  ),
  EmptyLatentImage: latent(),
  EmptySD3LatentImage: latent(),
  LatentUpscale: nodeClass(
    { samples: type('LATENT'), upscale_method: [['nearest-exact']], width: SIDE, height: SIDE, crop: [['disabled']] },
    ['LATENT'],
  ),
  VAEDecode: nodeClass({ samples: type('LATENT'), vae: type('VAE') }, ['IMAGE']),
  VAEEncode: nodeClass({ pixels: type('IMAGE'), vae: type('VAE') }, ['LATENT']),
  VAEEncodeForInpaint: nodeClass({ pixels: type('IMAGE'), vae: type('VAE'), mask: type('MASK'), grow_mask_by: INT }, [
    'LATENT',
  ]),
  InpaintModelConditioning: nodeClass(
    {
      positive: type('CONDITIONING'),
      negative: type('CONDITIONING'),
      vae: type('VAE'),
      pixels: type('IMAGE'),
      mask: type('MASK'),
      noise_mask: ['BOOLEAN', {}],
    },
    ['CONDITIONING', 'CONDITIONING', 'LATENT'],
  ),
  SetLatentNoiseMask: nodeClass({ samples: type('LATENT'), mask: type('MASK') }, ['LATENT']),
  GrowMask: nodeClass({ mask: type('MASK'), expand: NUMBER, tapered_corners: ['BOOLEAN', {}] }, ['MASK']),
  InvertMask: nodeClass({ mask: type('MASK') }, ['MASK']),
  ImageToMask: nodeClass({ image: type('IMAGE'), channel: [['red', 'green', 'blue', 'alpha']] }, ['MASK']),
  FluxKontextImageScale: nodeClass({ image: type('IMAGE') }, ['IMAGE']),
  LoadImage: nodeClass({ image: PICTURE }, ['IMAGE', 'MASK']),
  LoadImageMask: nodeClass({ image: PICTURE, channel: [['alpha', 'red', 'green', 'blue']] }, ['MASK']),
  UpscaleModelLoader: file('model_name', ['4x-UltraSharp.pth'], ['UPSCALE_MODEL']),
  ImageUpscaleWithModel: nodeClass({ upscale_model: type('UPSCALE_MODEL'), image: type('IMAGE') }, ['IMAGE']),
  PrimitiveInt: nodeClass({ value: NUMBER }, ['INT']),
  SaveImage: nodeClass({ images: type('IMAGE'), filename_prefix: ANY }, []),
  PreviewImage: nodeClass({ images: type('IMAGE') }, []),
}

/** As `GET /object_info` gives a class. */
export const describeClass = (name: string, { required, optional, outputs, isOutput }: NodeClass) => ({
  input: { required, optional },
  input_order: { required: Object.keys(required), optional: Object.keys(optional) },
  output: outputs,
  output_is_list: outputs.map(() => false),
  output_name: outputs,
  name,
  display_name: name,
  description: '',
  python_module: 'nodes',
  category: 'stand-in',
  output_node: isOutput,
})
