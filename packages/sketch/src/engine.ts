import { MAX_PROMPT_LENGTH } from '@atelier/contracts'
import { checkRequest, fromText, ProviderError, type EngineModel, type EngineWork } from '@atelier/providers/port'

const MODEL_ID = 'atelier/sketch'

const SIDE = { min: 256, max: 2048, default: 1024, multipleOf: 8 }

const MODEL = {
  id: MODEL_ID,
  name: 'Sketch',
  description:
    'Draws a picture from the words of the prompt in plain code: no AI, no account, no network. Knows landscapes, weather, hours of the day, buildings, vehicles, animals, people, portraits, rooms, still lifes, words in quotes, colours and a few styles, in English and German; a thing it does not know lies in a parcel that bears its name. The negative prompt leaves out what it names.',
  goodAt: 'Simple scenes at once, without AI or a network',
  price: { amount: 0, currency: 'USD', per: 'image' },
  license: 'MIT',
  status: 'ready',
  reason: null,
  replacement: null,
  ...fromText({
    width: SIDE,
    height: SIDE,
    steps: null,
    guidance: null,
    seed: { min: 0, max: 4294967295, default: 0 },
    count: { min: 1, max: 8, default: 1 },
    negativePrompt: { maxLength: MAX_PROMPT_LENGTH },
  }),
} satisfies Omit<EngineModel, 'provider' | 'servedBy'>

const matches = (search: string) =>
  `${MODEL.id} ${MODEL.name} ${MODEL.description}`.toLowerCase().includes(search.trim().toLowerCase())

/** The studio's own painter: always there, the same request gives the same bytes. */
export const createSketchEngine = ({ id: provider }: { readonly id: string }): EngineWork => {
  const model: EngineModel = { ...MODEL, provider, servedBy: [provider] }
  return {
    availability: () => ({ available: true }),
    models: {
      defaultId: MODEL_ID,
      list: async ({ search, signal }) => {
        signal.throwIfAborted()
        return search === undefined || matches(search) ? [model] : []
      },
      find: async (id, { signal }) => {
        signal.throwIfAborted()
        return id === MODEL_ID ? model : undefined
      },
    },
    generate: async (request, { signal, onProgress }) => {
      signal.throwIfAborted()
      if (request.model !== MODEL_ID)
        throw new ProviderError('provider.model_gone', 'Sketch has its one model only.', {
          suggestion: `Use ${MODEL_ID}.`,
        })
      checkRequest(model, request)
      onProgress?.(0.02)
      const { width, height } = request
      const result = await paintOrFail(async () => {
        // With the first sketch: half of the studio's own code, which one that draws nothing need not load.
        const { createScene, describe, renderScene } = await import('./draw.ts')
        const scene = createScene(request)
        const bytes = await renderScene(scene, { width, height, signal, onProgress })
        return { bytes, notes: describe(request, scene) }
      }, signal)
      onProgress?.(1)
      return result
    },
    start: async () => {},
    check: async ({ signal }) => {
      signal.throwIfAborted()
      return { ok: true, latencyMs: 0, models: 1 }
    },
    close: async () => {},
  }
}

async function paintOrFail<T>(paint: () => Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await paint()
  } catch (error) {
    if (signal.aborted) throw signal.reason
    throw new ProviderError('provider.failed', 'The sketch could not be painted.', { cause: error })
  }
}
