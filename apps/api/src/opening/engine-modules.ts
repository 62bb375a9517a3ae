import type { Database } from '@atelier/db'
import type { AccessModule } from '../modules/access/module.ts'
import { createCostsModule } from '../modules/costs/module.ts'
import { createEnginesModule } from '../modules/engines/module.ts'
import type { createSettingsModule } from '../modules/settings/module.ts'
import type { Clock } from '../platform/clock.ts'
import type { EventLog } from '../platform/events/event-log.ts'
import type { Seal } from '../platform/secrets.ts'
import type { openEngines } from './open-engines.ts'

interface EngineModulesDependencies {
  readonly db: Database
  readonly events: EventLog
  readonly clock: Clock
  readonly seal: Seal
  readonly engines: ReturnType<typeof openEngines>
  readonly settings: ReturnType<typeof createSettingsModule>['settings']
  readonly access: Pick<AccessModule, 'limitsOf' | 'namesOfAll'>
  readonly alone: boolean
  readonly stopping: AbortSignal
  readonly log: { readonly warn: (object: object, message: string) => void }
}

/** What an admin says of the engines, and what these cost. */
export function createEngineModules({ engines: registry, settings, access, ...platform }: EngineModulesDependencies) {
  const enginesModule = createEnginesModule({
    ...platform,
    ...registry,
    registry,
    concurrencyOf: settings.concurrency,
    changeConcurrency: (id, width) => settings.update({ concurrency: { [id]: width } }),
  })
  const { engines } = enginesModule
  const costsModule = createCostsModule({
    ...platform,
    priceOf: engines.priceOf,
    isBuiltIn: engines.isBuiltIn,
    studioBudget: settings.budget,
    limitsOf: access.limitsOf,
    names: access.namesOfAll,
  })
  return {
    enginesModule,
    costsModule,
    inUse: { ...engines, mayFailOver: (id: string) => settings.failover() && engines.mayFailOver(id) },
  }
}
