import { Type, type TObject, type TSchema } from 'typebox'
import { at } from '../net/json.ts'
import { preferred, suitsOf } from './defaults.ts'
import { onlyFor } from '../port/manifest.ts'
import type { Has } from './has.ts'
import type { Checkpoint } from './lists.ts'

/** Whatever makes a picture and does not only enlarge one: `extra-single-image` takes nothing of it. */
const MAKING = onlyFor('text-to-image', 'image-to-image', 'inpaint', 'outpaint')

const oneOf = (names: readonly string[], options: { title: string; description: string; default?: string }) =>
  Type.Optional(Type.String({ enum: [...names], ...options }))

/** The fields for LoRAs; none where the server has none. */
const lorasOf = ({ loras }: Has): Record<string, TSchema> =>
  loras.length === 0
    ? {}
    : {
        loras: Type.Optional(
          Type.Array(
            Type.Object({
              name: Type.String({ enum: loras.map(({ name }) => name), title: 'LoRA' }),
              weight: Type.Number({ minimum: -2, maximum: 2, default: 1, title: 'Weight' }),
            }),
            {
              maxItems: 8,
              title: 'LoRAs',
              description: 'Small models that change what the checkpoint makes.',
              ...MAKING,
            },
          ),
        ),
      }

const LATENT = 'Latent'

const hiresFixOf = ({ upscalers }: Has) =>
  Type.Optional(
    Type.Object(
      {
        scale: Type.Number({ minimum: 1, maximum: 4, default: 2, title: 'Scale' }),
        denoise: Type.Number({ minimum: 0, maximum: 1, default: 0.5, title: 'Denoise' }),
        upscaler: Type.String({ enum: [LATENT, ...upscalers], default: LATENT, title: 'Upscaler' }),
      },
      {
        title: 'Hires fix',
        description: 'Makes the picture small, enlarges it and goes over it once more.',
        // `StableDiffusionProcessingImg2Img` has none of its fields (modules/processing.py).
        ...onlyFor('text-to-image'),
      },
    ),
  )

/** What only AUTOMATIC1111 and those who share its code take. */
const webUiOnly = (has: Has, isDistilled: boolean): Record<string, TSchema> => ({
  hiresFix: hiresFixOf(has),
  tiling: Type.Optional(
    Type.Boolean({ default: false, title: 'Tileable', description: 'Opposite edges fit each other.', ...MAKING }),
  ),
  restoreFaces: Type.Optional(Type.Boolean({ default: false, title: 'Restore faces', ...MAKING })),
  ...(isDistilled && {
    distilledGuidance: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 30,
        default: 3.5,
        title: 'Distilled guidance',
        description: 'How closely a distilled model keeps to the prompt.',
        ...MAKING,
      }),
    ),
  }),
})

/** The sampler for who chose none. */
export const samplerFor = ({ samplers, chosen }: Has, { name }: Checkpoint): string | undefined => {
  const inTheApp = at(chosen, 'sampler')
  if (typeof inTheApp === 'string' && samplers.includes(inTheApp)) return inTheApp
  return chosen === undefined ? preferred(samplers, suitsOf(name).samplers) : undefined
}

export const schedulerFor = ({ schedulers }: Has, { name }: Checkpoint): string | undefined =>
  preferred(schedulers, suitsOf(name).schedulers)

export const upscalerFor = ({ upscalers }: Has): string | undefined =>
  preferred(upscalers, ['R-ESRGAN 4x+', 'ESRGAN_4x', 'R-ESRGAN 2x+', 'RealESRGAN 4x+', 'Lanczos'])

const withDefault = (name: string | undefined) => (name === undefined ? {} : { default: name })

/** What a checkpoint takes beyond the common parameters, as a form can be made of it. */
export const choicesOf = (has: Has, checkpoint: Checkpoint): TObject => {
  const { samplers, schedulers, upscalers, dialect } = has
  return Type.Object({
    ...(samplers.length > 0 && {
      sampler: oneOf(samplers, {
        title: 'Sampler',
        description: 'How noise is taken away, step by step.',
        ...withDefault(samplerFor(has, checkpoint)),
        ...MAKING,
      }),
    }),
    ...(schedulers.length > 0 && {
      scheduler: oneOf(schedulers, {
        title: 'Scheduler',
        description: 'How much noise each step takes away.',
        ...withDefault(schedulerFor(has, checkpoint)),
        ...MAKING,
      }),
    }),
    ...lorasOf(has),
    ...(dialect !== 'draw-things' && {
      clipSkip: Type.Optional(
        Type.Integer({
          minimum: 1,
          maximum: 12,
          default: 1,
          title: 'Clip skip',
          description: 'At which layer from the end the prompt is read; many anime models want 2.',
          ...MAKING,
        }),
      ),
    }),
    ...(dialect === 'webui' && webUiOnly(has, suitsOf(checkpoint.name).isDistilled)),
    ...(upscalers.length > 0 && {
      upscaler: oneOf(upscalers, {
        title: 'Upscaler',
        description: 'What enlarges a picture.',
        ...withDefault(upscalerFor(has)),
        ...onlyFor('upscale'),
      }),
    }),
  })
}

/** What was chosen, read from options that the schema above has judged. */
export interface Chosen {
  readonly sampler?: string
  readonly scheduler?: string
  readonly loras?: readonly { readonly name: string; readonly weight: number }[]
  readonly clipSkip?: number
  readonly hiresFix?: { readonly scale: number; readonly denoise: number; readonly upscaler: string }
  readonly tiling?: boolean
  readonly restoreFaces?: boolean
  readonly distilledGuidance?: number
  readonly upscaler?: string
}
