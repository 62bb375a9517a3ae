import type { EngineCheck, EngineWork } from '../port/engine.ts'
import { ProviderError } from '../port/errors.ts'
import { providerError } from './errors.ts'
import type { Hub } from './hub.ts'
import type { Models } from './models.ts'
import type { HuggingFaceConfig } from './options.ts'

const problemOf = ({ code, message, suggestion }: ProviderError): NonNullable<EngineCheck['problem']> => ({
  code,
  message,
  ...(suggestion !== undefined && { suggestion }),
})

/** Asks the Hub whose token it is. Endpoints are not called: a call may be charged, or wake a machine. */
export const createCheck = (config: HuggingFaceConfig, hub: Hub, models: Models): EngineWork['check'] => {
  const ask = async (signal: AbortSignal) => {
    const token = config.token()
    if (token !== undefined) await hub.checkToken(token, { signal })
    else if (config.endpoints().length === 0) throw providerError('provider.not_configured', { kind: 'hub' })
  }

  return async ({ signal }) => {
    signal.throwIfAborted()
    const began = performance.now()
    const latencyMs = () => Math.round(performance.now() - began)
    try {
      await ask(signal)
      return { ok: true, latencyMs: latencyMs(), models: models.curated().length }
    } catch (error) {
      if (signal.aborted || !(error instanceof ProviderError)) throw error
      return { ok: false, latencyMs: latencyMs(), models: models.curated().length, problem: problemOf(error) }
    }
  }
}
