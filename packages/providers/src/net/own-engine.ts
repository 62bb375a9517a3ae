import type { EngineWork } from '../port/engine.ts'
import { ProviderError } from '../port/errors.ts'
import type { EngineModel } from '../port/manifest.ts'
import { checkBy } from './check.ts'
import type { OwnServer } from './own-server.ts'

interface OwnEngineParts {
  readonly server: OwnServer
  readonly models: {
    readonly list: EngineWork['models']['list']
    readonly find: (id: string, signal: AbortSignal) => Promise<{ readonly model: EngineModel } | undefined>
    readonly count: (signal: AbortSignal) => Promise<number>
    readonly defaultId: () => string
    readonly warmUp: () => Promise<void>
    readonly close: () => void
  }
  readonly generate: EngineWork['generate']
  /** Ends what goes on when nobody waits for it any more. */
  readonly closeGenerate: () => Promise<void>
}

/** An engine that is one server on a machine of one's own, which says itself what it has. */
export const ownEngine = ({ server, models, generate, closeGenerate }: OwnEngineParts): EngineWork => ({
  availability: () => {
    try {
      server.urlOf('')
      return { available: true }
    } catch (error) {
      if (error instanceof ProviderError) return { available: false, reason: error.message }
      throw error
    }
  },
  models: {
    list: models.list,
    find: async (id, { signal }) => (await models.find(id, signal))?.model,
    get defaultId() {
      return models.defaultId()
    },
  },
  generate,
  start: models.warmUp,
  check: checkBy(models.count),
  close: async () => {
    models.close()
    await closeGenerate()
    await server.close()
  },
})
