import { Type, type TObject } from 'typebox'
import { at } from '../net/json.ts'
import { onlyFor } from '../port/manifest.ts'
import type { Has } from './has.ts'

const oneOf = (names: readonly string[], value: unknown, options: { title: string; description: string }) =>
  Type.Optional(
    Type.String({
      enum: [...names],
      ...options,
      // Where the model decides, the server says "default", which is none of the names.
      ...(typeof value === 'string' && names.includes(value) && { default: value }),
    }),
  )

const numberOr = (value: unknown, otherwise: number) =>
  typeof value === 'number' && Number.isFinite(value) ? value : otherwise

const hiresFixOf = ({ upscalers, defaults }: Has) =>
  Type.Optional(
    Type.Object(
      {
        scale: Type.Number({ minimum: 1, maximum: 4, default: 2, title: 'Scale' }),
        denoise: Type.Number({
          minimum: 0,
          maximum: 1,
          default: Math.min(1, Math.max(0, numberOr(at(defaults, 'hires', 'denoising_strength'), 0.7))),
          title: 'Denoise',
        }),
        upscaler: Type.String({ enum: [...upscalers], default: upscalers[0] ?? '', title: 'Upscaler' }),
      },
      {
        title: 'Hires fix',
        description: 'Makes the picture small, enlarges it and goes over it once more.',
        ...onlyFor('text-to-image'),
      },
    ),
  )

const lorasOf = ({ loras }: Has) =>
  Type.Optional(
    Type.Array(
      Type.Object({
        name: Type.String({ enum: loras.map(({ name }) => name), title: 'LoRA' }),
        weight: Type.Number({ minimum: -2, maximum: 2, default: 1, title: 'Weight' }),
      }),
      { maxItems: 8, title: 'LoRAs', description: 'Small models that change what the model makes.' },
    ),
  )

/** What the model takes beyond the common parameters, as a form can be made of it. */
export const choicesOf = (has: Has): TObject => {
  const { samplers, schedulers, loras, upscalers, defaults, features } = has
  const sampling = at(defaults, 'sample_params')
  return Type.Object({
    ...(samplers.length > 0 && {
      sampler: oneOf(samplers, at(sampling, 'sample_method'), {
        title: 'Sampler',
        description: 'How noise is taken away, step by step.',
      }),
    }),
    ...(schedulers.length > 0 && {
      scheduler: oneOf(schedulers, at(sampling, 'scheduler'), {
        title: 'Scheduler',
        description: 'How much noise each step takes away.',
      }),
    }),
    ...(loras.length > 0 && { loras: lorasOf(has) }),
    clipSkip: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 12,
        title: 'Clip skip',
        description: 'At which layer from the end the prompt is read; the model decides where it is left out.',
      }),
    ),
    distilledGuidance: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 30,
        default: Math.min(30, Math.max(0, numberOr(at(sampling, 'guidance', 'distilled_guidance'), 3.5))),
        title: 'Distilled guidance',
        description: 'How closely a distilled model, such as FLUX.1 dev, keeps to the prompt.',
      }),
    ),
    ...(at(features, 'hires') === true && upscalers.length > 0 && { hiresFix: hiresFixOf(has) }),
  })
}

/** What was chosen, read from options that the schema above has judged. */
export interface Chosen {
  readonly sampler?: string
  readonly scheduler?: string
  readonly loras?: readonly { readonly name: string; readonly weight: number }[]
  readonly clipSkip?: number
  readonly distilledGuidance?: number
  readonly hiresFix?: { readonly scale: number; readonly denoise: number; readonly upscaler: string }
}
