import {
  checkRequest,
  ProviderError,
  type EngineBounds,
  type EngineModel,
  type EngineWork,
  type ImageRequest,
  type ImageResult,
} from '@atelier/providers/port'
import type { Working } from './begun/image-to-image.ts'
import { LANCZOS, SKETCH } from './models.ts'

interface SketchOptions {
  readonly id: string
  readonly bounds?: Pick<EngineBounds, 'maxImageBytes'>
}

const textOf = ({ id, name, description }: EngineModel) => `${id} ${name} ${description}`.toLowerCase()

const gone = () =>
  new ProviderError('provider.model_gone', 'Sketch has no such model.', {
    suggestion: `Use ${SKETCH.id}, or ${LANCZOS.id} to enlarge a picture.`,
  })

/** The studio's own painter: always there, the same request gives the same bytes. */
export const createSketchEngine = ({ id: provider, bounds }: SketchOptions): EngineWork => {
  const models: readonly EngineModel[] = [SKETCH, LANCZOS].map(model => ({ ...model, provider, servedBy: [provider] }))
  const find = (id: string) => models.find(model => model.id === id)

  // With the first sketch: half of the studio's own code, which one that draws nothing need not load.
  const make = async (request: ImageRequest, working: Working): Promise<ImageResult> => {
    if (request.task !== 'upscale') return (await import('./draw.ts')).draw(request, working)
    const { enlarge } = await import('./enlarge/enlarge.ts')
    return { bytes: await enlarge(request.inputs.image, { scale: request.scale, ...bounds }, working) }
  }
  return {
    availability: () => ({ available: true }),
    models: {
      defaultId: SKETCH.id,
      list: async ({ search = '', signal }) => {
        signal.throwIfAborted()
        return models.filter(model => textOf(model).includes(search.trim().toLowerCase()))
      },
      find: async (id, { signal }) => {
        signal.throwIfAborted()
        return find(id)
      },
    },
    generate: async (request, { signal, onProgress = () => {} }) => {
      signal.throwIfAborted()
      const model = find(request.model)
      if (!model) throw gone()
      checkRequest(model, request)
      onProgress(0.02)
      const result = await orFail(() => make(request, { signal, onProgress }), signal)
      onProgress(1)
      return result
    },
    start: async () => {},
    check: async ({ signal }) => {
      signal.throwIfAborted()
      return { ok: true, latencyMs: 0, models: models.length }
    },
    close: async () => {},
  }
}

async function orFail<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (signal.aborted) throw signal.reason
    if (error instanceof ProviderError) throw error
    throw new ProviderError('provider.failed', 'The sketch could not be painted.', { cause: error })
  }
}
