import type { A1111Wish, Limit } from '@atelier/contracts'

/** Says what was asked for and is not done as it was, in a sentence. */
export type Note = (sentence: string) => void

/** Brought into the limits, which is told. */
export function bounded(name: string, value: number, limit: Limit, note: Note): number {
  const { min, max, multipleOf = 0 } = limit
  const stepped = multipleOf > 0 ? Math.round(value / multipleOf) * multipleOf : value
  const used = Math.min(max, Math.max(min, stepped))
  if (used !== value) note(`${name} is ${used} and not ${value}: the model takes ${min} to ${max}.`)
  return used
}

type Field = keyof A1111Wish
type IsNeutral = (value: unknown) => boolean

const among =
  (...values: readonly unknown[]): IsNeutral =>
  value =>
    values.includes(value)
const upTo =
  (most: number): IsNeutral =>
  value =>
    typeof value === 'number' && value <= most
const named =
  (...names: readonly string[]): IsNeutral =>
  value =>
    typeof value === 'string' && ['', 'none', ...names].includes(value.trim().toLowerCase())

/** What no engine does, and the values at which that changes nothing. */
const REFINEMENTS: Partial<Record<Field, IsNeutral>> = {
  subseed_strength: upTo(0),
  seed_resize_from_h: upTo(0),
  seed_resize_from_w: upTo(0),
  eta: among(0, 1),
  s_churn: among(0),
  s_tmax: among(0),
  s_tmin: among(0),
  s_noise: among(1),
  refiner_checkpoint: named(),
  infotext: named(),
  initial_noise_multiplier: among(0, 1),
  image_cfg_scale: among(1.5),
}
/** As above, of the second pass only. */
const OF_SECOND_PASS: Partial<Record<Field, IsNeutral>> = {
  hr_second_pass_steps: among(0),
  hr_checkpoint_name: named('use same checkpoint'),
  hr_sampler_name: named('use same sampler'),
  hr_scheduler: named('use same scheduler', 'automatic'),
  hr_prompt: named(),
  hr_negative_prompt: named(),
  firstphase_width: among(0),
  firstphase_height: among(0),
}
/** As above, of what begins with a picture. */
const OF_START: Partial<Record<Field, IsNeutral>> = {
  // What does not fit the proportions is cut off evenly, which is its mode 1.
  resize_mode: among(0, 1),
}
const OF_MASK: Partial<Record<Field, IsNeutral>> = {
  inpainting_fill: among(1),
  inpaint_full_res: among(false, 0),
}

function noteOf(wish: A1111Wish, table: Partial<Record<Field, IsNeutral>>, note: Note): void {
  for (const [field, isNeutral] of Object.entries(table)) {
    const value = wish[field as Field] // a key of an object that is written above
    if (value !== undefined && value !== null && !isNeutral(value))
      note(`${field} was left out: no engine of this studio does it.`)
  }
}

/** Tells of all that is asked for beyond what any engine does. */
export function noteRefinements(wish: A1111Wish, note: Note): void {
  noteOf(wish, REFINEMENTS, note)
  if (wish.enable_hr) noteOf(wish, OF_SECOND_PASS, note)
  if (wish.init_images?.length) noteOf(wish, OF_START, note)
  if (wish.mask) noteOf(wish, OF_MASK, note)
}
