import type { A1111Wish, Generation, Image } from '@atelier/contracts'
import { readTexts } from '@atelier/imaging'
import { timestampOf } from './progress.ts'

/** What was made for a call. */
export interface Made {
  readonly generations: readonly Generation[]
  /** With their bytes as they are sent, in the order of their seeds. */
  readonly pictures: readonly { readonly image: Image; readonly bytes: Uint8Array }[]
  readonly notes: readonly string[]
  /** As they were asked for. */
  readonly styles: readonly string[]
  readonly batch: number
}

/** What stands in the file itself. */
const infotextOf = (bytes: Uint8Array): string => readTexts(bytes).get('parameters') ?? ''

/** What no engine does. */
const LEFT_OUT = { seed_resize_from_w: -1, seed_resize_from_h: -1, subseed_strength: 0, index_of_first_image: 0 }

const clipSkipOf = (generation: Generation | undefined) => Number(generation?.parameters.options['clipSkip'] ?? 1)

function extraOf(generation: Generation | undefined): Record<string, unknown> {
  if (!generation) return {}
  const { scheduler, loras } = generation.parameters
  return {
    ...(scheduler !== null && { 'Schedule type': scheduler }),
    ...(loras.length > 0 && { Loras: loras.map(({ name, weight }) => `${name}: ${weight}`).join(', ') }),
  }
}

/** What was really used, by the names of AUTOMATIC1111. */
export function infoOf({ generations, pictures, notes, styles, batch }: Made): object {
  const [first] = pictures
  const generation = generations.find(({ id }) => id === first?.image.generationId) ?? generations[0]
  const each = <T>(value: (image: Image) => T) => pictures.map(({ image }) => value(image))
  const seeds = each(({ seed }) => seed ?? -1)
  return {
    prompt: first?.image.prompt ?? generation?.prompt ?? '',
    all_prompts: each(({ prompt }) => prompt),
    negative_prompt: first?.image.negativePrompt ?? '',
    all_negative_prompts: each(({ negativePrompt }) => negativePrompt ?? ''),
    seed: seeds[0] ?? -1,
    all_seeds: seeds,
    subseed: seeds[0] ?? -1,
    all_subseeds: seeds,
    width: first?.image.width ?? generation?.parameters.width,
    height: first?.image.height ?? generation?.parameters.height,
    sampler_name: first?.image.sampler ?? '',
    cfg_scale: first?.image.guidance ?? null,
    steps: first?.image.steps ?? null,
    batch_size: batch,
    restore_faces: generation?.parameters.options['restoreFaces'] === true,
    face_restoration_model: null,
    sd_model_name: first?.image.model ?? generation?.model ?? '',
    sd_model_hash: '',
    sd_vae_name: null,
    sd_vae_hash: null,
    denoising_strength: generation?.parameters.strength ?? null,
    extra_generation_params: extraOf(generation),
    infotexts: pictures.map(({ bytes }) => infotextOf(bytes)),
    styles,
    job_timestamp: timestampOf(new Date(generation?.createdAt ?? 0)),
    clip_skip: clipSkipOf(generation),
    is_using_inpainting_conditioning: false,
    ...LEFT_OUT,
    atelier: { image_ids: each(({ id }) => id), notes },
  }
}

/** The fields of the API that were sent, but for pictures and whatever else a client put beside them. */
export function echoOf(wish: A1111Wish, named: readonly string[]): Record<string, unknown> {
  const echoed = Object.entries(wish).filter(([name]) => named.includes(name))
  return Object.fromEntries(
    echoed.map(([name, value]) => [name, name === 'init_images' || name === 'mask' ? null : value]),
  )
}
