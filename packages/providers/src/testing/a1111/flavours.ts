/** The programs that speak this protocol, each in its own way. */
export const FLAVOURS = ['a1111', 'forge', 'old', 'sdnext', 'drawthings', 'koboldcpp'] as const
export type Flavour = (typeof FLAVOURS)[number]

export interface FlavourTraits {
  /** Lists by their paths; what is not there is a 404. */
  readonly lists: Readonly<Record<string, unknown>>
  /** Whether it tells how far it is, and can be interrupted. */
  readonly hasProgress: boolean
  /** Whether it tells how far a task is; `foreign` tells of tasks of its own page only. */
  readonly tasks: 'ours' | 'foreign' | 'none'
  /** How it calls what the API began. */
  readonly jobName: string
  readonly samplers: readonly string[]
  /** Whether it enlarges pictures. */
  readonly hasExtras: boolean
}

const HASHES = ['31e35c80fc', '6ce0161689', 'c161224931']

const checkpoint = (title: string, hash: string, more: object = {}) => ({
  title: `${title} [${hash}]`,
  model_name: title.replace(/\.safetensors$/, '').replaceAll('/', '_'),
  hash,
  sha256: `${hash}${'0'.repeat(54)}`,
  filename: `/models/Stable-diffusion/${title}`,
  config: null,
  ...more,
})

export const XL = 'sd_xl_base_1.0.safetensors'
const CLASSIC = 'v1-5-pruned-emaonly.safetensors'
const FLUX = 'flux/flux1-dev-bnb-nf4-v2.safetensors'

const checkpoints = (more: object = {}) =>
  [XL, CLASSIC, FLUX].map((title, at) => checkpoint(title, HASHES[at] ?? '', more))

const samplers = (names: readonly string[]) => names.map(name => ({ name, aliases: [], options: {} }))

const SCHEDULERS = [
  { name: 'automatic', label: 'Automatic', aliases: null, default_rho: -1, need_inner_model: false },
  { name: 'karras', label: 'Karras', aliases: null, default_rho: 7, need_inner_model: false },
  { name: 'simple', label: 'Simple', aliases: null, default_rho: -1, need_inner_model: true },
]

const UPSCALERS = ['None', 'Lanczos', 'R-ESRGAN 4x+'].map(name => ({
  name,
  model_name: null,
  model_path: null,
  model_url: null,
  scale: 4,
}))

const LORAS = [
  { name: 'watercolour', alias: 'watercolour', path: '/models/Lora/watercolour.safetensors', metadata: {} },
  { name: 'film-grain', alias: 'grain', path: '/models/Lora/film-grain.safetensors', metadata: {} },
]

const webUi = (names: readonly string[], more: object = {}) => ({
  '/sdapi/v1/sd-models': checkpoints(more),
  '/sdapi/v1/samplers': samplers(names),
  '/sdapi/v1/schedulers': SCHEDULERS,
  '/sdapi/v1/upscalers': UPSCALERS,
  '/sdapi/v1/loras': LORAS,
  '/sdapi/v1/options': {
    samples_format: 'png',
    sd_model_checkpoint: `${CLASSIC} [${HASHES[1]}]`,
    CLIP_stop_at_last_layers: 1,
  },
})

const A1111_SAMPLERS = ['DPM++ 2M', 'DPM++ SDE', 'Euler a', 'Euler', 'DDIM']
const OLD_SAMPLERS = ['Euler a', 'Euler', 'DPM++ 2M Karras']
const SDNEXT_SAMPLERS = ['Default', 'Euler a', 'Euler', 'UniPC']
const KOBOLD_SAMPLERS = ['Euler', 'Euler A', 'DPM++ 2M', 'LCM']

/** What Draw Things tells: the settings of the app, by its own names. */
const DRAW_THINGS = {
  model: 'flux_1_schnell_q8p.ckpt',
  sampler: 'Euler A Trailing',
  steps: 4,
  guidance_scale: 1,
  width: 1024,
  height: 768,
  seed: -1,
  strength: 1,
  loras: [],
}

const { '/sdapi/v1/schedulers': _, '/sdapi/v1/loras': __, ...old } = webUi(OLD_SAMPLERS)

export const TRAITS: Readonly<Record<Flavour, FlavourTraits>> = {
  a1111: {
    lists: webUi(A1111_SAMPLERS),
    hasProgress: true,
    tasks: 'ours',
    jobName: 'scripts_txt2img',
    samplers: A1111_SAMPLERS,
    hasExtras: true,
  },
  forge: {
    lists: webUi(A1111_SAMPLERS),
    hasProgress: true,
    tasks: 'ours',
    jobName: 'scripts_txt2img',
    samplers: A1111_SAMPLERS,
    hasExtras: true,
  },
  // A release before `force_task_id`, `schedulers` and `loras`.
  old: {
    lists: old,
    hasProgress: true,
    tasks: 'foreign',
    jobName: 'scripts_txt2img',
    samplers: OLD_SAMPLERS,
    hasExtras: true,
  },
  sdnext: {
    lists: webUi(SDNEXT_SAMPLERS, { type: 'safetensors' }),
    hasProgress: true,
    tasks: 'foreign',
    jobName: 'API-TXT',
    samplers: SDNEXT_SAMPLERS,
    hasExtras: true,
  },
  drawthings: {
    lists: { '/': DRAW_THINGS, '/sdapi/v1/options': DRAW_THINGS },
    hasProgress: false,
    tasks: 'none',
    jobName: '',
    samplers: ['Euler A Trailing', 'DPM++ 2M Karras', 'UniPC'],
    hasExtras: false,
  },
  koboldcpp: {
    lists: {
      '/sdapi/v1/sd-models': [
        {
          title: 'z-image-turbo-Q4',
          model_name: 'z-image-turbo-Q4',
          hash: '8888888888',
          sha256: '8'.repeat(64),
          filename: 'z-image-turbo-Q4.gguf',
          config: null,
        },
      ],
      '/sdapi/v1/options': { samples_format: 'png', sd_model_checkpoint: 'z-image-turbo-Q4' },
      '/sdapi/v1/samplers': samplers(KOBOLD_SAMPLERS),
      '/sdapi/v1/loras': [{ name: 'chars/mascot', path: 'chars/mascot.gguf' }],
      '/sdapi/v1/upscalers': [
        { name: 'ESRGAN_4x', model_name: 'ESRGAN_4x', model_path: 'upscaler_model.gguf', model_url: null, scale: 4 },
      ],
    },
    hasProgress: false,
    tasks: 'none',
    jobName: '',
    samplers: KOBOLD_SAMPLERS,
    hasExtras: true,
  },
}
