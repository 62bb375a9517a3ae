import { Type, type Static } from 'typebox'
import { Anything, a1111Writing, MaybeFlag, MaybeNumber, MaybeText, MaybeWhole } from './a1111.ts'
import { MAX_LORAS, MAX_MASK_BLUR } from './inputs.ts'
import { defineRoute, Lenient } from './route.ts'
import { MAX_PROMPT_LENGTH } from './text.ts'

/** Pictures of one call, `batch_size` times `n_iter`: they are all in one answer. */
export const MAX_A1111_PICTURES = 16
/** Characters of a name of whatever. */
const NAME = 200

const OverrideSettings = () =>
  Type.Optional(
    Type.Unsafe<{
      readonly sd_model_checkpoint?: string | null
      readonly CLIP_stop_at_last_layers?: number | null
      readonly samples_format?: string | null
      readonly sd_vae?: string | null
    }>({
      type: 'object',
      description: 'The settings of `options` for this call only.',
      properties: {
        sd_model_checkpoint: { type: ['string', 'null'], maxLength: NAME },
        CLIP_stop_at_last_layers: { type: ['integer', 'null'], minimum: 1, maximum: 12 },
        samples_format: { type: ['string', 'null'], maxLength: NAME },
        sd_vae: { type: ['string', 'null'], maxLength: NAME },
      },
      additionalProperties: true,
    }),
  )

/** A function, or the page's bundle could not drop it. */
const words = () => ({
  prompt: MaybeText(
    MAX_PROMPT_LENGTH,
    `With \`<lora:NAME:WEIGHT>\` in it where the model has LoRAs; ${MAX_LORAS} at most.`,
  ),
  negative_prompt: MaybeText(MAX_PROMPT_LENGTH),
  styles: Type.Optional(
    Type.Unsafe<readonly string[]>({
      type: 'array',
      items: { type: 'string', maxLength: NAME },
      maxItems: 20,
      description: 'Names of `prompt-styles`.',
    }),
  ),
})

/** A function, or the page's bundle could not drop it. */
const numbers = () => ({
  seed: MaybeWhole({ minimum: -1, description: 'Of the first picture; drawn where it is left out or -1.' }),
  subseed: MaybeWhole(),
  subseed_strength: MaybeNumber(),
  seed_resize_from_h: MaybeWhole(),
  seed_resize_from_w: MaybeWhole(),
  batch_size: MaybeWhole({ minimum: 1, maximum: MAX_A1111_PICTURES }),
  n_iter: MaybeWhole({
    minimum: 1,
    maximum: MAX_A1111_PICTURES,
    description: `Batches: \`skip\` skips one. \`batch_size\` times \`n_iter\` is ${MAX_A1111_PICTURES} at most.`,
  }),
  steps: MaybeWhole({ minimum: 1, maximum: 1000, description: 'Brought into the limits of the model.' }),
  cfg_scale: MaybeNumber({ minimum: 0, maximum: 100, description: 'Brought into the limits of the model.' }),
  distilled_cfg_scale: MaybeNumber({ minimum: 0, maximum: 100 }),
  width: MaybeWhole({
    minimum: 1,
    maximum: 16_384,
    description: 'Brought to the nearest size that the model makes; `info` says which.',
  }),
  height: MaybeWhole({ minimum: 1, maximum: 16_384 }),
  denoising_strength: MaybeNumber({ minimum: 0, maximum: 1 }),
  eta: MaybeNumber(),
  s_churn: MaybeNumber(),
  s_tmax: MaybeNumber(),
  s_tmin: MaybeNumber(),
  s_noise: MaybeNumber(),
})

/** A function, or the page's bundle could not drop it. */
const choices = () => ({
  sampler_name: MaybeText(
    NAME,
    'Each of `samplers` is taken by every model; `info` says which one it was made with. 404 where nobody knows it.',
  ),
  sampler_index: MaybeText(NAME, 'The older name of `sampler_name`.'),
  scheduler: MaybeText(NAME),
  restore_faces: MaybeFlag(),
  tiling: MaybeFlag(),
  clip_skip: MaybeWhole({ minimum: 1, maximum: 12 }),
  refiner_checkpoint: MaybeText(NAME),
  override_settings: OverrideSettings(),
  model: MaybeText(NAME, 'As clients of stable-diffusion.cpp say `sd_model_checkpoint` of `override_settings`.'),
  script_name: MaybeText(NAME),
  alwayson_scripts: Type.Optional(Anything()),
  send_images: MaybeFlag(),
  infotext: MaybeText(20_000),
  force_task_id: MaybeText(NAME, 'What `progress`, `interrupt` and `skip` call it.'),
})

/** A function, or the page's bundle could not drop it. */
const hires = () => ({
  enable_hr: MaybeFlag('Makes the picture small, enlarges it and goes over it once more, where the model can.'),
  hr_scale: MaybeNumber({ minimum: 1, maximum: 8 }),
  hr_upscaler: MaybeText(NAME),
  hr_resize_x: MaybeWhole({ minimum: 0, maximum: 16_384 }),
  hr_resize_y: MaybeWhole({ minimum: 0, maximum: 16_384 }),
  hr_second_pass_steps: MaybeWhole(),
  hr_checkpoint_name: MaybeText(NAME),
  hr_sampler_name: MaybeText(NAME),
  hr_scheduler: MaybeText(NAME),
  hr_prompt: MaybeText(MAX_PROMPT_LENGTH),
  hr_negative_prompt: MaybeText(MAX_PROMPT_LENGTH),
  firstphase_width: MaybeWhole(),
  firstphase_height: MaybeWhole(),
})

/** A function, or the page's bundle could not drop it. */
const start = () => ({
  init_images: Type.Optional(
    Type.Unsafe<readonly string[]>({
      type: 'array',
      items: { type: 'string' },
      maxItems: 8,
      description: 'The picture that it begins with, in base64, with or without `data:` before it. One.',
    }),
  ),
  mask: Type.Optional(
    Type.String({
      description: 'White, or where there is transparency opaque, where the picture is to be made anew.',
    }),
  ),
  mask_blur: MaybeWhole({ minimum: 0, maximum: 1000, description: `Pixels; at most ${MAX_MASK_BLUR} are used.` }),
  mask_blur_x: MaybeWhole({ minimum: 0, maximum: 1000 }),
  mask_blur_y: MaybeWhole(),
  inpainting_mask_invert: MaybeWhole({ minimum: 0, maximum: 1, description: '1: the mask says what is to stay.' }),
  inpainting_fill: MaybeWhole(),
  inpaint_full_res: Type.Optional(Type.Unsafe<boolean | number>({ type: ['boolean', 'integer'] })),
  inpaint_full_res_padding: MaybeWhole(),
  resize_mode: MaybeWhole(),
  initial_noise_multiplier: MaybeNumber(),
  image_cfg_scale: MaybeNumber(),
})

export const A1111TextToImage = Lenient(
  { ...words(), ...numbers(), ...choices(), ...hires() },
  {
    description: 'What is not named here is let through and means nothing.',
    examples: [{ prompt: 'a lighthouse at dusk, watercolour', width: 512, height: 512, steps: 20 }],
  },
)
export type A1111TextToImage = Static<typeof A1111TextToImage>

export const A1111ImageToImage = Lenient(
  { ...words(), ...numbers(), ...choices(), ...start() },
  {
    description: 'What is not named here is let through and means nothing.',
    examples: [{ prompt: 'the same at night', init_images: ['iVBORw0KGgo='], denoising_strength: 0.6 }],
  },
)
export type A1111ImageToImage = Static<typeof A1111ImageToImage>

/** All that either of them may say. */
export type A1111Wish = A1111TextToImage & A1111ImageToImage

export const A1111Pictures = Type.Object(
  {
    images: Type.Array(Type.String({ description: 'Base64, without `data:` before it.' })),
    parameters: Anything('What was asked for.'),
    info: Type.String({
      description:
        'JSON: what was really used. `infotexts` are what is written in the files; `atelier.notes` says what was asked for and not done, `atelier.image_ids` how the gallery knows them.',
    }),
  },
  { 'x-name': 'A1111Pictures' },
)
export type A1111Pictures = Static<typeof A1111Pictures>

export const a1111Txt2img = defineRoute({
  method: 'POST',
  url: '/sdapi/v1/txt2img',
  schema: {
    operationId: 'a1111Txt2img',
    summary: "Make images from a prompt, as AUTOMATIC1111's web UI does",
    description: 'Answers when they are made. While that takes long, white space is sent.',
    tags: ['A1111'],
    body: A1111TextToImage,
    response: { 200: A1111Pictures, ...a1111Writing(404, 409, 422, 429, 502, 504) },
  },
})

export const a1111Img2img = defineRoute({
  method: 'POST',
  url: '/sdapi/v1/img2img',
  schema: {
    operationId: 'a1111Img2img',
    summary: "Make images from an image, or a part of it anew, as AUTOMATIC1111's web UI does",
    tags: ['A1111'],
    body: A1111ImageToImage,
    response: { 200: A1111Pictures, ...a1111Writing(404, 409, 422, 429, 502, 504) },
  },
})
