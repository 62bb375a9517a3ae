import { MAX_A1111_PICTURES, MAX_MASK_BLUR, type A1111Wish, type Limit, type NewGeneration } from '@atelier/contracts'
import { requestInvalid } from '../../platform/common.errors.ts'
import { fitted } from '../generations/module.ts'
import type { UsableModel } from '../models/module.ts'
import { partOf } from './choices.ts'
import { bounded, type Note } from './notes.ts'
import { isOwnVae } from './options.service.ts'
import { samplingOf } from './sampling.ts'

type Parameters = Partial<Omit<NewGeneration, 'prompt' | 'inputs'>>
type Options = NonNullable<NewGeneration['options']>

/** Pixels of a side where a call says only the other one, as AUTOMATIC1111 documents it. */
const USUAL_SIDE = 512

/** How many pictures, and in batches of how many. */
export function countOf({ batch_size, n_iter }: A1111Wish): { count: number; batch: number } {
  const [batch, batches] = [batch_size ?? 1, n_iter ?? 1]
  const count = batch * batches
  if (count > MAX_A1111_PICTURES)
    throw requestInvalid([
      {
        path: '/n_iter',
        message: `times batch_size is ${count}; ${MAX_A1111_PICTURES} pictures at a time are the most`,
      },
    ])
  return { count, batch }
}

function sizeOf({ width, height }: A1111Wish, { limits }: UsableModel['takes'], note: Note) {
  if (typeof width !== 'number' && typeof height !== 'number') return {}
  const asked = { width: width ?? USUAL_SIDE, height: height ?? USUAL_SIDE }
  const size = fitted(asked, limits)
  if (size.width !== asked.width || size.height !== asked.height)
    note(
      `The size is ${size.width} x ${size.height} and not ${asked.width} x ${asked.height}: the model makes no such size.`,
    )
  return size
}

/** What a model has no parameter for is left out. */
const within = (name: string, value: number | null | undefined, limit: Limit | null, note: Note) =>
  typeof value === 'number' && limit ? bounded(name, value, limit, note) : undefined

function hiresFix(wish: A1111Wish, size: { width?: number }, note: Note): Options[string] {
  const { hr_scale, hr_resize_x, hr_upscaler, denoising_strength } = wish
  const toWidth = hr_resize_x && size.width ? hr_resize_x / size.width : undefined
  const scale = bounded('hr_scale', toWidth ?? hr_scale ?? 2, { min: 1, max: 4, default: 2 }, note)
  return { scale, denoise: denoising_strength ?? 0.7, upscaler: hr_upscaler || 'Latent' }
}

/** What a model has under a name of its own; what it lacks is told. */
function optionsOf(wish: A1111Wish, { options }: UsableModel, size: { width?: number }, note: Note): Options {
  const { override_settings, clip_skip, tiling, restore_faces, distilled_cfg_scale, enable_hr } = wish
  const chosen: Options = {}
  function choose(name: string, asked: string, value: Options[string]): void {
    if (partOf(options, name)) chosen[name] = value
    else note(`${asked} was left out: the model has no such thing.`)
  }
  const clipSkip = override_settings?.CLIP_stop_at_last_layers ?? clip_skip ?? 1
  if (clipSkip > 1) choose('clipSkip', 'Clip skip', clipSkip)
  if (tiling) choose('tiling', 'tiling', true)
  if (restore_faces) choose('restoreFaces', 'restore_faces', true)
  if (typeof distilled_cfg_scale === 'number') choose('distilledGuidance', 'distilled_cfg_scale', distilled_cfg_scale)
  if (enable_hr) choose('hiresFix', 'enable_hr', hiresFix(wish, size, note))
  return chosen
}

function maskOf({ mask, mask_blur, mask_blur_x }: A1111Wish): Parameters {
  const blur = mask_blur ?? mask_blur_x
  return mask && typeof blur === 'number' ? { maskBlur: Math.min(blur, MAX_MASK_BLUR) } : {}
}

function seedOf({ seed }: A1111Wish, { limits }: UsableModel['takes'], note: Note): Parameters {
  if (typeof seed !== 'number' || seed < 0) return {}
  if (limits.seed) return { seed }
  note('seed was left out: the model has none.')
  return {}
}

/** Everything but words and pictures, as the model takes it. */
export function parametersOf(wish: A1111Wish, usable: UsableModel, note: Note): Parameters {
  const { takes, task } = usable
  const { limits } = takes
  const size = sizeOf(wish, takes, note)
  const steps = within('steps', wish.steps, limits.steps, note)
  const guidance = within('cfg_scale', wish.cfg_scale, limits.guidance, note)
  const strength =
    task === 'text-to-image' ? undefined : within('denoising_strength', wish.denoising_strength, takes.strength, note)
  const options = optionsOf(wish, usable, size, note)
  if (!isOwnVae(wish.override_settings?.sd_vae)) note('sd_vae was left out: engines choose their own.')
  const hasNegative = wish.negative_prompt?.trim() && limits.negativePrompt
  if (wish.negative_prompt?.trim() && !hasNegative) note('negative_prompt was left out: the model has none.')
  return {
    ...size,
    ...(steps !== undefined && { steps }),
    ...(guidance !== undefined && { guidance }),
    ...(strength !== undefined && { strength }),
    ...(hasNegative && { negativePrompt: wish.negative_prompt ?? '' }),
    ...seedOf(wish, takes, note),
    ...maskOf(wish),
    ...samplingOf(wish, usable.options, note),
    ...(Object.keys(options).length > 0 && { options }),
  }
}
