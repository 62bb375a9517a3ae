import { extendedLimits } from '../pictures/canvas.ts'
import { sideLimits, square, type Size, type SizeRule } from '../pictures/sizes.ts'
import type { EngineModel, TaskLimits } from '../port/manifest.ts'
import type { Dialect, Field, Profile } from './dialects/dialect.ts'
import type { Settings } from './settings.ts'
import type { Snapshot } from './snapshot.ts'

/** A model as it is asked for: what the dialect says of it, and what the settings change. */
export interface Target {
  readonly dialect: Dialect
  readonly id: string
  readonly profile: Profile
  readonly sizes: SizeRule
  readonly takes: ReadonlySet<Field>
}

type Overrides = Pick<Settings, 'sizes' | 'sizeStep' | 'maxSide' | 'fields'>

const sizeOf = (text: string): Size => {
  const [width = 0, height = 0] = text.split('x').map(Number)
  return { width, height }
}

const sizesFrom = (rule: SizeRule, { sizes = [], sizeStep, maxSide }: Overrides): SizeRule => {
  const [first, ...rest] = sizes.map(sizeOf)
  if (first) return { kind: 'list', sizes: [first, ...rest] }
  if (rule.kind === 'list' || (sizeStep === undefined && maxSide === undefined)) return rule
  const multipleOf = sizeStep ?? rule.multipleOf
  const up = (pixels: number) => Math.ceil(pixels / multipleOf) * multipleOf
  const min = up(rule.min)
  const max = Math.max(min, Math.floor((maxSide ?? rule.max) / multipleOf) * multipleOf)
  return { ...rule, multipleOf, min, max, default: square(Math.min(max, up(rule.default.width))) }
}

export const targetOf = ({ dialect, facts }: Snapshot, id: string, settings: Overrides): Target => {
  const profile = dialect.profile(id, facts)
  return {
    dialect,
    id,
    profile,
    sizes: sizesFrom(profile.sizes, settings),
    takes: new Set(settings.fields ?? profile.takes),
  }
}

/** How its masks say what is to be made anew; null where it takes none. */
export const maskOf = ({ inpaint, edits }: Dialect) => {
  const form = inpaint ?? edits
  return form?.as === 'form' ? form.mask : null
}

/** 0 to 2^32 - 1. */
const SEED = { min: 0, max: 2 ** 32 - 1, default: 0 }
const STEPS = { min: 1, max: 150, default: 20 }
const GUIDANCE = { min: 0, max: 30, default: 7 }
const NEGATIVE_PROMPT = { maxLength: 4000 }
const REFERENCES = 3

/** Its tasks with their limits, and its options. */
export const manifestOf = ({ dialect, profile, sizes, takes }: Target): Pick<EngineModel, 'tasks' | 'options'> => {
  // The port has no room for proportions: a form offers sides, and the nearest size is made.
  const { width, height } = sideLimits(sizes)
  const limits = {
    width,
    height,
    steps: takes.has('steps') ? (profile.steps ?? STEPS) : null,
    guidance: takes.has('guidance') ? (profile.guidance ?? GUIDANCE) : null,
    seed: takes.has('seed') ? SEED : null,
    count: { min: 1, max: 8, default: 1 },
    negativePrompt: takes.has('negativePrompt') ? NEGATIVE_PROMPT : null,
  }
  const fromText: TaskLimits = { limits, references: 0, strength: null, scales: [] }
  const fromPicture: TaskLimits = {
    ...fromText,
    references: takes.has('references') ? (profile.references ?? REFERENCES) : 0,
    strength: takes.has('strength') ? { min: 0, max: 1, default: 0.75 } : null,
  }
  const takesPictures = takes.has('edits') && dialect.edits !== null
  const takesMasks = takesPictures && takes.has('mask') && maskOf(dialect) !== null
  return {
    tasks: {
      ...(!profile.editsOnly && { 'text-to-image': fromText }),
      ...(takesPictures && { 'image-to-image': fromPicture }),
      ...(takesMasks && {
        inpaint: dialect.inpaint ? { ...fromPicture, references: 0 } : fromPicture,
        outpaint: { ...fromText, limits: extendedLimits(limits) },
      }),
    },
    options: profile.options ?? null,
  }
}
