import { Type } from 'typebox'
import type { Json } from '../../net/json.ts'
import { square, type SizeRule } from '../../pictures/sizes.ts'
import { ProviderError } from '../../port/errors.ts'
import { onlyFor } from '../../port/manifest.ts'
import { oneOf, outputCompression, outputFormat } from '../../options/choices.ts'
import { asText, inSnakeCase, type Dialect, type Profile } from './dialect.ts'
import { anySize, soundsLikePictures } from './limits.ts'

// What the models take: reference of the Images API, and the types of openai-node 7.55 (November 2026).

const STANDARD_SIZES: SizeRule = {
  kind: 'list',
  sizes: [square(1024), { width: 1536, height: 1024 }, { width: 1024, height: 1536 }],
}

/** From gpt-image-2 on: divisible by 16, at most 3:1, up to 3840x2160. */
const FREE_SIZES: SizeRule = {
  kind: 'range',
  multipleOf: 16,
  min: 480,
  max: 3840,
  default: square(1024),
  minPixels: 655_360,
  maxPixels: 8_294_400,
  maxRatio: 3,
}

/** Pictures of one edit besides the first one. */
const REFERENCES = 15

const quality = (values: readonly string[], standard: string) =>
  oneOf(values, { title: 'Quality', description: 'Better takes longer and costs more.', default: standard })

const gptOptions = (version: number) =>
  Type.Object({
    quality: quality(['auto', 'low', 'medium', 'high', ...(version >= 2.5 ? ['xhigh', 'max'] : [])], 'auto'),
    background: oneOf(['auto', 'opaque', 'transparent'], {
      title: 'Background',
      description: 'A transparent one needs PNG or WebP.',
      default: 'auto',
    }),
    outputFormat: outputFormat(['png', 'jpeg', 'webp'], 'png'),
    outputCompression,
    moderation: oneOf(['auto', 'low'], {
      title: 'Moderation',
      description: 'How strictly prompts are judged; not for edits.',
      default: 'auto',
      ...onlyFor('text-to-image'),
    }),
    ...(version === 1.5 && {
      inputFidelity: oneOf(['low', 'high'], {
        title: 'Fidelity',
        description: 'How closely an edit keeps to the features of what it begins with.',
        default: 'low',
        ...onlyFor('image-to-image', 'inpaint', 'outpaint'),
      }),
    }),
  })

/** 2.5 of `gpt-image-2.5-flare`; undefined where it is no such model. */
const versionOf = (id: string): number | undefined => {
  const [, version] = id.match(/(?:^|\/)gpt-image-(\d+(?:\.\d+)?)/) ?? []
  if (version !== undefined) return /-mini/.test(id) ? 1 : Number(version)
  return /(^|\/)chatgpt-image/.test(id) ? 1 : undefined
}

const gptImage = (version: number): Profile => ({
  takes: ['edits', 'references', 'mask'],
  sizes: version >= 2 ? FREE_SIZES : STANDARD_SIZES,
  references: REFERENCES,
  options: gptOptions(version),
  streams: true,
})

// OpenAI retired them in May 2026; other servers still go by these names.
const DALL_E_3: Profile = {
  takes: [],
  sizes: {
    kind: 'list',
    sizes: [square(1024), { width: 1792, height: 1024 }, { width: 1024, height: 1792 }],
  },
  options: Type.Object({
    quality: quality(['standard', 'hd'], 'standard'),
    style: oneOf(['vivid', 'natural'], {
      title: 'Style',
      description: 'Vivid is dramatic, natural is closer to a photograph.',
      default: 'vivid',
    }),
  }),
}
const DALL_E_2: Profile = { takes: [], sizes: { kind: 'list', sizes: [square(1024), square(512), square(256)] } }

const isCompressed = ({ outputFormat: format }: Json) => format === 'jpeg' || format === 'webp'

/** What the model takes for this task; what rules itself out is said before anything is paid. */
const writeOptions: Dialect['writeOptions'] = (options, task) => {
  if (options['background'] === 'transparent' && options['outputFormat'] === 'jpeg')
    throw new ProviderError('provider.bad_request', 'A JPEG has no transparent background.', {
      suggestion: 'Choose PNG or WebP, or another background.',
    })
  const left = new Set([
    ...(isCompressed(options) ? [] : ['outputCompression']),
    task === 'text-to-image' ? 'inputFidelity' : 'moderation',
  ])
  return inSnakeCase(Object.fromEntries(Object.entries(options).filter(([name]) => !left.has(name))))
}

/** OpenAI itself, and whatever speaks as it does. Of a model that it does not know nothing is said but prompt and size. */
export const openai: Dialect = {
  id: 'openai',
  name: null,
  hosts: ['api.openai.com'],
  isFree: false,
  usualModel: 'gpt-image-2.5-flare',
  isPictureModel: soundsLikePictures,
  profile: id => {
    const version = versionOf(id)
    if (version !== undefined) return gptImage(version)
    if (/dall-e-3/.test(id)) return DALL_E_3
    return /dall-e-2/.test(id) ? DALL_E_2 : { takes: [], sizes: anySize(1024, 8) }
  },
  writeSize: asText,
  names: {
    seed: 'seed',
    steps: 'steps',
    guidance: 'guidance_scale',
    negativePrompt: 'negative_prompt',
    strength: 'strength',
  },
  writeOptions,
  // The GPT models always answer in base64, and refuse to be asked for it.
  answerAs: id => (versionOf(id) === undefined ? { response_format: 'b64_json' } : {}),
  takesCount: true,
  edits: { as: 'form', path: '/images/edits', image: 'image[]', mask: 'transparent' },
}
