import { checkBy } from '../net/check.ts'
import type { EngineWork } from '../port/engine.ts'
import { providerError } from './errors.ts'
import type { Hub } from './hub.ts'
import type { Models } from './models.ts'
import type { HuggingFaceConfig } from './options.ts'

/** Asks the Hub whose token it is. Endpoints are not called: a call may be charged, or wake a machine. */
export const createCheck = (config: HuggingFaceConfig, hub: Hub, models: Models): EngineWork['check'] => {
  const count = () => models.curated().length
  return checkBy(async signal => {
    const token = config.token()
    if (token !== undefined) await hub.checkToken(token, { signal })
    else if (config.endpoints().length === 0) throw providerError('provider.not_configured', { kind: 'hub' })
    return count()
  }, count)
}
