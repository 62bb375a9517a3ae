import { checkBy } from '../net/check.ts'
import type { EngineWork } from '../port/engine.ts'
import { ProviderError } from '../port/errors.ts'
import type { Connections } from './connections.ts'
import { keyMissing, needsKey } from './models.ts'
import { takeSnapshot } from './snapshot.ts'

const TIMEOUT_MS = 5_000

/** Asks the server what it is, past all that is remembered of it. No picture is made, so nothing is charged. */
export const createCheck = (connections: Connections, now: () => number): EngineWork['check'] =>
  checkBy(async signal => {
    const connection = connections.current()
    if (needsKey(connection)) throw keyMissing(connection)
    const { models } = await takeSnapshot(connection, { signal, timeoutMs: TIMEOUT_MS, now: now() })
    if (models.length > 0) return models.length
    throw new ProviderError('provider.model_gone', `${connection.name} lists no model that makes pictures.`, {
      suggestion: 'Load one there, or type the names of its models into the settings of this engine.',
    })
  })
