import type { EngineCheck, EngineWork } from '../port/engine.ts'
import { ProviderError } from '../port/errors.ts'
import type { Connections } from './connections.ts'
import { keyMissing, needsKey } from './models.ts'
import { takeSnapshot } from './snapshot.ts'

const TIMEOUT_MS = 5_000

const problemOf = ({ code, message, suggestion }: ProviderError): NonNullable<EngineCheck['problem']> => ({
  code,
  message,
  ...(suggestion !== undefined && { suggestion }),
})

/** Asks the server what it is, past all that is remembered of it. No picture is made, so nothing is charged. */
export const createCheck = (connections: Connections, now: () => number): EngineWork['check'] => {
  const ask = async (signal: AbortSignal): Promise<number> => {
    const connection = connections.current()
    if (needsKey(connection)) throw keyMissing(connection)
    const { models } = await takeSnapshot(connection, { signal, timeoutMs: TIMEOUT_MS, now: now() })
    if (models.length > 0) return models.length
    throw new ProviderError('provider.model_gone', `${connection.name} lists no model that makes pictures.`, {
      suggestion: 'Load one there, or type the names of its models into the settings of this engine.',
    })
  }

  return async ({ signal }) => {
    signal.throwIfAborted()
    const began = performance.now()
    const latencyMs = () => Math.round(performance.now() - began)
    try {
      const models = await ask(signal)
      return { ok: true, latencyMs: latencyMs(), models }
    } catch (error) {
      if (signal.aborted) throw signal.reason
      if (!(error instanceof ProviderError)) throw error
      return { ok: false, latencyMs: latencyMs(), models: 0, problem: problemOf(error) }
    }
  }
}
