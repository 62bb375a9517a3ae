import type { EngineCheck, EngineWork } from '../port/engine.ts'
import { ProviderError } from '../port/errors.ts'

/**
 * A check by a question that gives the number of models, or throws a ProviderError. `known` is how many there are where the
 * question fails.
 */
export const checkBy =
  (ask: (signal: AbortSignal) => Promise<number>, known: () => number = () => 0): EngineWork['check'] =>
  async ({ signal }): Promise<EngineCheck> => {
    signal.throwIfAborted()
    const began = performance.now()
    const latencyMs = () => Math.round(performance.now() - began)
    try {
      return { ok: true, models: await ask(signal), latencyMs: latencyMs() }
    } catch (error) {
      if (signal.aborted) throw signal.reason
      if (!(error instanceof ProviderError)) throw error
      const { code, message, suggestion } = error
      const problem = { code, message, ...(suggestion !== undefined && { suggestion }) }
      return { ok: false, models: known(), latencyMs: latencyMs(), problem }
    }
  }
