import { ProviderError } from '@atelier/providers/port'
import type { Provider, ProviderModel } from '@atelier/providers/port'
import { renderScene } from './render.ts'
import { createScene } from './scene.ts'

const MODEL_ID = 'atelier/sketch'

const SIDE = { min: 256, max: 2048, default: 1024, multipleOf: 8 }

const MODEL: ProviderModel = {
  id: MODEL_ID,
  name: 'Sketch',
  provider: 'sketch',
  description:
    'Draws a picture from the words of the prompt in plain code: no AI, no account, no network. Knows landscapes, weather, hours of the day, buildings, animals, people, colours and a few styles, in English and German. The negative prompt leaves out what it names.',
  license: 'MIT',
  status: 'ready',
  reason: null,
  replacement: null,
  servedBy: ['sketch'],
  limits: {
    width: SIDE,
    height: SIDE,
    steps: null,
    guidance: null,
    seed: { min: 0, max: 4294967295, default: 0 },
    count: { min: 1, max: 8, default: 1 },
    negativePrompt: { maxLength: 4000 },
  },
}

const matches = (search: string) =>
  `${MODEL.id} ${MODEL.name} ${MODEL.description}`.toLowerCase().includes(search.trim().toLowerCase())

/** The studio's own draughtsman: always there, the same request gives the same bytes. */
export function createSketchProvider(): Provider {
  return {
    id: 'sketch',
    name: 'Sketch, built in, no AI',
    availability: () => ({ available: true }),
    models: {
      defaultId: MODEL_ID,
      list: async ({ search, signal }) => {
        signal.throwIfAborted()
        return search === undefined || matches(search) ? [MODEL] : []
      },
      find: async (id, { signal }) => {
        signal.throwIfAborted()
        return id === MODEL_ID ? MODEL : undefined
      },
    },
    generate: async (request, { signal, onProgress }) => {
      signal.throwIfAborted()
      if (request.model !== MODEL_ID)
        throw new ProviderError('provider.model_gone', 'Sketch draws with its one model only.', {
          suggestion: `Use ${MODEL_ID}.`,
        })
      onProgress?.(0.02)
      const bytes = await drawOrFail(
        () => renderScene(createScene(request), { width: request.width, height: request.height, signal, onProgress }),
        signal,
      )
      onProgress?.(1)
      return { bytes }
    },
  }
}

async function drawOrFail(draw: () => Promise<Uint8Array>, signal: AbortSignal): Promise<Uint8Array> {
  try {
    return await draw()
  } catch (error) {
    if (signal.aborted) throw signal.reason
    throw new ProviderError('provider.failed', 'The sketch could not be drawn.', { cause: error })
  }
}
