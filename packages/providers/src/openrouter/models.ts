import { hasWords } from '../port/search.ts'
import { createCache } from '../net/cache.ts'
import { at, isObject, parseJson, textAt, type Json } from '../net/json.ts'
import type { OwnServer } from '../net/own-server.ts'
import { noJson } from '../net/server-errors.ts'
import { patiently } from '../net/waits.ts'
import { sideLimits } from '../pictures/sizes.ts'
import type { EngineWork } from '../port/engine.ts'
import { ProviderError } from '../port/errors.ts'
import type { EngineModel, TaskLimits } from '../port/manifest.ts'
import { makesOnlyVectors, optionsOf, picturesOf, seedOf, sizeRuleOf, type Parameters } from './capabilities.ts'
import { errorIn, NAME } from './errors.ts'
import { priceOf, providersOf } from './price.ts'

/** A model as OpenRouter lists it. */
export interface Listed {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly takesImages: boolean
  readonly parameters: Parameters
}

export interface ModelsOptions {
  /** Of the engine: what its models name as their provider. */
  readonly id: string
  /** Nobody is called before somebody has set it up. */
  readonly hasKey: () => boolean
  readonly now: () => number
  /** How long a list waits before it tells what was last known. */
  readonly patienceMs: number
}

/** While nobody has asked. */
const USUAL_MODEL = 'bytedance-seed/seedream-4.5'

const TTL_MS = 10 * 60_000
const PRICE_TTL_MS = 60 * 60_000
const FAILURE_TTL_MS = 10_000
const TIMEOUT_MS = 10_000
/** Questions for prices at a time: there is one for each model. */
const AT_A_TIME = 6
const MAX_DESCRIPTION = 300

const isId = (id: string | undefined): id is string =>
  id !== undefined && /^[\w.-]+\/[\w.:-]+$/.test(id) && id.length <= 200

const readListed = (entry: Json): Listed[] => {
  const id = textAt(entry, 'id')
  const parameters = at(entry, 'supported_parameters')
  const inputs = at(entry, 'architecture', 'input_modalities')
  if (!isId(id) || (isObject(parameters) && makesOnlyVectors(parameters))) return []
  return [
    {
      id,
      name: textAt(entry, 'name') ?? id,
      description: (textAt(entry, 'description') ?? `At ${NAME}.`).replaceAll(/\s+/g, ' ').slice(0, MAX_DESCRIPTION),
      takesImages: Array.isArray(inputs) && inputs.includes('image'),
      parameters: isObject(parameters) ? parameters : {},
    },
  ]
}

/** Its tasks with their limits, and its options. */
export const manifestOf = ({ parameters, takesImages }: Listed): Pick<EngineModel, 'tasks' | 'options'> => {
  const limits = {
    ...sideLimits(sizeRuleOf(parameters)),
    steps: null,
    guidance: null,
    seed: seedOf(parameters),
    count: { min: 1, max: 8, default: 1 },
    negativePrompt: null,
  }
  const pictures = picturesOf(parameters, takesImages)
  const fromText: TaskLimits = { limits, references: 0, strength: null, scales: [] }
  return {
    tasks: {
      ...(pictures.min === 0 && { 'text-to-image': fromText }),
      ...(pictures.max > 0 && { 'image-to-image': { ...fromText, references: pictures.max - 1 } }),
    },
    options: optionsOf(parameters),
  }
}

export const createModels = ({ id: engineId, hasKey, now, patienceMs }: ModelsOptions, server: OwnServer) => {
  const ask = async (path: string, signal: AbortSignal) => {
    const answer = await server.ask({ method: 'GET', path, signal, timeoutMs: TIMEOUT_MS })
    const wrong = errorIn(answer, { now: now() })
    if (wrong) throw wrong
    const json = parseJson(answer.bytes)
    if (json === undefined) throw noJson(answer, { name: NAME })
    return json
  }

  const catalogue = createCache<readonly Listed[]>({
    load: async (_key, signal) => {
      const entries = at(await ask('/images/models', signal), 'data')
      if (Array.isArray(entries)) return entries.filter(isObject).flatMap(readListed)
      throw new ProviderError('provider.not_configured', `At this address answers something that is not ${NAME}.`, {
        suggestion: 'Correct the address on the page of the engines, or leave it out.',
      })
    },
    ttlMs: TTL_MS,
    failureTtlMs: FAILURE_TTL_MS,
    maxEntries: 1,
    now,
  })
  /** What its endpoints say of a model: who serves it, for how much. */
  const endpoints = createCache<unknown>({
    load: async (id, signal) => {
      const json = await ask(`/images/models/${id}/endpoints`, signal)
      return at(json, 'data') ?? json
    },
    ttlMs: PRICE_TTL_MS,
    failureTtlMs: FAILURE_TTL_MS,
    maxEntries: 500,
    now,
  })

  const listed = async (signal: AbortSignal): Promise<readonly Listed[]> => {
    try {
      return await catalogue.get('', signal)
    } catch (error) {
      const known = catalogue.peek('')
      if (signal.aborted || !known || !(error instanceof ProviderError)) throw error
      return known
    }
  }

  /** A price is good to know, and no reason to be without a model. */
  const askPrices = async (ids: readonly string[], signal: AbortSignal) => {
    const left = [...ids]
    const next = async (): Promise<void> => {
      const id = left.shift()
      if (id === undefined) return
      await endpoints.get(id, signal).catch(() => {})
      return next()
    }
    await Promise.all(Array.from({ length: AT_A_TIME }, next))
  }

  const describe = (model: Listed): EngineModel => {
    const known = endpoints.peek(model.id)
    return {
      id: model.id,
      name: model.name,
      provider: engineId,
      description: model.description,
      goodAt: null,
      price: priceOf(known),
      license: null,
      status: 'ready',
      reason: null,
      replacement: null,
      servedBy: providersOf(known),
      ...manifestOf(model),
    }
  }

  const matches = ({ id, name, description }: Listed, search: string) =>
    hasWords(`${id} ${name} ${description}`, search)

  const list: EngineWork['models']['list'] = async ({ search = '', signal, onIncomplete }) => {
    signal.throwIfAborted()
    if (!hasKey()) return []
    try {
      const all = (await patiently(listed(signal), patienceMs, signal)) ?? catalogue.peek('')
      if (!all) throw new ProviderError('provider.unavailable', `${NAME} takes long to say which models it has.`)
      const ids = all.map(({ id }) => id)
      await patiently(askPrices(ids, signal), patienceMs, signal)
      return all.filter(model => matches(model, search)).map(describe)
    } catch (error) {
      if (signal.aborted || !(error instanceof ProviderError)) throw error
      onIncomplete?.(error)
      return []
    }
  }

  return {
    list,
    find: async (id: string, { signal }: { signal: AbortSignal }) => {
      signal.throwIfAborted()
      if (!hasKey()) return undefined
      const model = (await listed(signal)).find(candidate => candidate.id === id)
      if (!model) return undefined
      await patiently(askPrices([id], signal), patienceMs, signal)
      return describe(model)
    },
    /** As OpenRouter lists it; undefined where it has none of this id. */
    entry: async (id: string, signal: AbortSignal) => (await listed(signal)).find(model => model.id === id),
    /** Asks anew how many there are. */
    count: async (signal: AbortSignal) => {
      catalogue.clear()
      return (await catalogue.get('', signal)).length
    },
    get defaultId() {
      const known = catalogue.peek('') ?? []
      return known.length === 0 || known.some(({ id }) => id === USUAL_MODEL)
        ? USUAL_MODEL
        : (known[0]?.id ?? USUAL_MODEL)
    },
    close: (reason: Error) => {
      catalogue.close(reason)
      endpoints.close(reason)
    },
  }
}
export type Models = ReturnType<typeof createModels>
