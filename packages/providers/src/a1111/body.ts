import { toBase64 } from '../pictures/base64.ts'
import type { Size } from '../pictures/sizes.ts'
import type { ImageRequest } from '../port/request.ts'
import { samplerFor, schedulerFor, type Chosen } from './choices.ts'
import type { Has } from './has.ts'
import type { Checkpoint } from './lists.ts'

/** What a picture is made from, besides words: PNGs of the size that is asked for. */
export interface Start {
  readonly image: Uint8Array
  readonly mask?: Uint8Array | undefined
  /** 0 leaves the picture as it is. */
  readonly strength: number
  /** Pixels over which what is made anew fades into what stays. */
  readonly blur?: number
}

export interface BodyParts {
  readonly request: ImageRequest
  readonly size: Size
  readonly start: Start | undefined
  readonly has: Has
  readonly checkpoint: Checkpoint
  /** Names the work where the server can be asked about it. */
  readonly task: string
}

const base64 = (bytes: Uint8Array) => toBase64({ bytes })

/** LoRAs in the prompt, as AUTOMATIC1111 reads them. */
const withLoras = (prompt: string, loras: Chosen['loras'] = []) =>
  [prompt, ...loras.map(({ name, weight }) => `<lora:${name}:${weight}>`)].join(' ')

const common = ({ request, size }: BodyParts) => ({
  negative_prompt: request.negativePrompt ?? '',
  seed: request.seed,
  ...(request.steps !== null && { steps: request.steps }),
  width: size.width,
  height: size.height,
})

const startOf = (start: Start | undefined) =>
  start && {
    init_images: [base64(start.image)],
    denoising_strength: start.strength,
    resize_mode: 0,
    ...(start.mask && {
      mask: base64(start.mask),
      mask_blur: start.blur ?? 0,
      // What is under the mask is the beginning of what is made: an extended picture has its edges there.
      inpainting_fill: 1,
      inpaint_full_res: false,
      inpainting_mask_invert: 0,
    }),
  }

const hiresFix = ({ hiresFix: chosen }: Chosen) =>
  chosen && {
    enable_hr: true,
    hr_scale: chosen.scale,
    hr_upscaler: chosen.upscaler,
    denoising_strength: chosen.denoise,
    // Forge fails without it.
    hr_additional_modules: ['Use same choices'],
  }

const sampling = ({ has, checkpoint }: BodyParts, { sampler, scheduler }: Chosen) => {
  const samplerName = sampler ?? samplerFor(has, checkpoint)
  const schedulerName = scheduler ?? schedulerFor(has, checkpoint)
  return {
    ...(samplerName !== undefined && { sampler_name: samplerName }),
    ...(schedulerName !== undefined && { scheduler: schedulerName }),
  }
}

/** In the words of AUTOMATIC1111, Forge, reForge and SD.Next. */
const webUi = (parts: BodyParts, chosen: Chosen) => ({
  ...common(parts),
  prompt: withLoras(parts.request.prompt, chosen.loras),
  ...(parts.request.guidance !== null && { cfg_scale: parts.request.guidance }),
  ...(chosen.distilledGuidance !== undefined && { distilled_cfg_scale: chosen.distilledGuidance }),
  ...sampling(parts, chosen),
  ...startOf(parts.start),
  ...(!parts.start && hiresFix(chosen)),
  ...(chosen.tiling === true && { tiling: true }),
  ...(chosen.restoreFaces === true && { restore_faces: true }),
  batch_size: 1,
  n_iter: 1,
  override_settings: {
    sd_model_checkpoint: parts.checkpoint.title,
    ...(chosen.clipSkip !== undefined && { CLIP_stop_at_last_layers: chosen.clipSkip }),
  },
  override_settings_restore_afterwards: true,
  force_task_id: parts.task,
  send_images: true,
  save_images: false,
})

/** In the words of KoboldCpp and of stable-diffusion.cpp, which take LoRAs by path. */
const small = (parts: BodyParts, { loras = [], ...chosen }: Chosen) => {
  const paths = new Map(parts.has.loras.map(({ name, path }) => [name, path]))
  const byPath = loras.flatMap(({ name, weight }) => {
    const path = paths.get(name)
    return path === undefined ? [] : [{ path, multiplier: weight }]
  })
  const inPrompt = loras.filter(({ name }) => paths.get(name) === undefined)
  return {
    ...common(parts),
    prompt: withLoras(parts.request.prompt, inPrompt),
    ...(parts.request.guidance !== null && { cfg_scale: parts.request.guidance }),
    ...sampling(parts, chosen),
    ...startOf(parts.start),
    ...(chosen.clipSkip !== undefined && { clip_skip: chosen.clipSkip }),
    ...(byPath.length > 0 && { lora: byPath }),
    batch_size: 1,
    override_settings: { sd_model_checkpoint: parts.checkpoint.title },
  }
}

/** In the words of Draw Things. */
const drawThings = (parts: BodyParts, { sampler = samplerFor(parts.has, parts.checkpoint) }: Chosen) => ({
  ...common(parts),
  prompt: parts.request.prompt,
  model: parts.checkpoint.title,
  ...(parts.request.guidance !== null && { guidance_scale: parts.request.guidance }),
  ...(sampler !== undefined && { sampler }),
  ...(parts.start && {
    init_images: [base64(parts.start.image)],
    strength: parts.start.strength,
    ...(parts.start.mask && { mask: base64(parts.start.mask) }),
  }),
  batch_count: 1,
})

/** The body that asks for one picture. */
export const bodyOf = (parts: BodyParts): object => {
  const chosen = parts.request.options as Chosen // `checkRequest` has judged them: body.test.ts
  if (parts.has.dialect === 'draw-things') return drawThings(parts, chosen)
  return parts.has.dialect === 'small' ? small(parts, chosen) : webUi(parts, chosen)
}
