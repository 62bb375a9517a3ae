import { hasWords } from '../port/search.ts'
import type { Limit, ModelLimits } from '@atelier/contracts'
import { at } from '../net/json.ts'
import { createKnown } from '../net/known.ts'
import type { OwnServer } from '../net/own-server.ts'
import { extendedLimits } from '../pictures/canvas.ts'
import { square, type SizeRule } from '../pictures/sizes.ts'
import type { EngineWork } from '../port/engine.ts'
import type { EngineModel, TaskLimits } from '../port/manifest.ts'
import { choicesOf } from './choices.ts'
import { askWhatItHas, type Has } from './has.ts'
import type { SdCppConfig } from './options.ts'
import { NAME } from './words.ts'

/** Of the VAE and of what most models take together. */
const MULTIPLE_OF = 16
const MIN_SIDE = 64
const MAX_SEED = 2 ** 32 - 1
const MAX_REFERENCES = 4

const numberAt = (value: unknown, path: readonly string[], otherwise: number) => {
  const found = at(value, ...path)
  return typeof found === 'number' && Number.isFinite(found) ? found : otherwise
}

const clamped = (value: number, bounds: Omit<Limit, 'default'>): Limit => {
  const { min, max, multipleOf = 0 } = bounds
  const onGrid = multipleOf > 0 ? Math.round(value / multipleOf) * multipleOf : value
  return { ...bounds, default: Math.min(max, Math.max(min, onGrid)) }
}

/** The longest side that the server makes, in pixels. */
const maxSideOf = ({ limits }: Has) => {
  const longest = Math.min(numberAt(limits, ['max_width'], 2048), numberAt(limits, ['max_height'], 2048))
  return Math.max(512, Math.floor(longest / MULTIPLE_OF) * MULTIPLE_OF)
}

/** The sizes that it makes, as a canvas has to have one. */
export const sizeRuleOf = (has: Has): SizeRule => ({
  kind: 'range',
  multipleOf: MULTIPLE_OF,
  min: MIN_SIDE,
  max: maxSideOf(has),
  default: square(512),
})

const limitsOf = (has: Has): ModelLimits => {
  const { defaults } = has
  const sides = { min: MIN_SIDE, max: maxSideOf(has), multipleOf: MULTIPLE_OF }
  const steps = numberAt(defaults, ['sample_params', 'sample_steps'], 20)
  const guidance = numberAt(defaults, ['sample_params', 'guidance', 'txt_cfg'], 7)
  return {
    width: clamped(numberAt(defaults, ['width'], 512), sides),
    height: clamped(numberAt(defaults, ['height'], 512), sides),
    steps: clamped(steps > 0 ? Math.round(steps) : 20, { min: 1, max: 150 }),
    guidance: clamped(guidance, { min: 0, max: 30 }),
    seed: { min: 0, max: MAX_SEED, default: 0 },
    count: { min: 1, max: 8, default: 1 },
    negativePrompt: { maxLength: 10_000 },
  }
}

/** These take a picture as something to look at and to change by words, not as noise to begin with. */
export const isEditor = ({ model }: Has) => /kontext|edit|klein|omnigen/i.test(model)

const tasksOf = (has: Has): EngineModel['tasks'] => {
  const common: TaskLimits = { limits: limitsOf(has), references: 0, strength: null, scales: [] }
  const strength = clamped(numberAt(has.defaults, ['strength'], 0.75), { min: 0, max: 1 })
  const references = at(has.features, 'ref_images') === false ? 0 : MAX_REFERENCES
  const hasInit = at(has.features, 'init_image') !== false
  const hasMask = hasInit && at(has.features, 'mask_image') !== false
  return {
    'text-to-image': common,
    ...((hasInit || references > 0) && {
      'image-to-image': { ...common, references, strength: isEditor(has) ? null : strength },
    }),
    ...(hasMask && {
      inpaint: { ...common, strength },
      outpaint: { ...common, limits: extendedLimits(common.limits) },
    }),
  }
}

export const createModels = (config: SdCppConfig, server: OwnServer) => {
  const known = createKnown<Has>({
    name: NAME,
    ask: async signal => askWhatItHas(server, config, signal),
    ttlMs: config.listTtlMs,
    failureTtlMs: config.failureTtlMs,
    patienceMs: config.listPatienceMs,
    now: config.now,
  })

  const describe = (has: Has): EngineModel => ({
    id: has.model,
    name: has.model,
    provider: config.id,
    description: 'The model that stable-diffusion.cpp was started with.',
    goodAt: null,
    price: null,
    license: null,
    status: 'ready',
    reason: null,
    replacement: null,
    servedBy: [],
    tasks: tasksOf(has),
    options: choicesOf(has),
  })

  const list: EngineWork['models']['list'] = async ({ search = '', signal, onIncomplete }) => {
    signal.throwIfAborted()
    const { known: has, failure } = await known.inTime(signal)
    if (failure) onIncomplete?.(failure)
    if (!has) return []
    if (!hasWords(has.model, search)) return []
    const model = describe(has)
    return [failure ? { ...model, status: 'unavailable', reason: failure.message } : model]
  }

  return {
    list,
    find: async (id: string, signal: AbortSignal): Promise<{ has: Has; model: EngineModel } | undefined> => {
      signal.throwIfAborted()
      const has = await known.last(signal)
      return has.model === id ? { has, model: describe(has) } : undefined
    },
    /** Asks anew. Throws a ProviderError where the server has no model for pictures. */
    count: async (signal: AbortSignal): Promise<number> => {
      await known.refresh(signal)
      return 1
    },
    warmUp: known.warmUp,
    defaultId: () => known.peek()?.model ?? '',
    close: known.close,
  }
}
export type Models = ReturnType<typeof createModels>
