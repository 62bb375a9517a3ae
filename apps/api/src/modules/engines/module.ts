import type { Database } from '@atelier/db'
import type { EngineEntry, EngineKind } from '@atelier/providers'
import type { EngineSetup, ListedPrice } from '@atelier/contracts'
import type { Clock } from '../../platform/clock.ts'
import type { EventLog } from '../../platform/events/event-log.ts'
import { followChanges } from '../../platform/events/follow-changes.ts'
import type { Lane } from '../../platform/jobs/queue.ts'
import type { StudioModule } from '../../platform/module.ts'
import type { Seal } from '../../platform/secrets.ts'
import { createChecks, type TryOut } from './checks.ts'
import { createDiscovery } from './discovery.ts'
import * as errors from './engines.errors.ts'
import { presentEngine, presentSetup } from './engines.presenter.ts'
import { createEnginesRepository } from './engines.repository.ts'
import { createEnginesService } from './engines.service.ts'
import { enginesOperations } from './operations.ts'
import { createRunningEngines, type Registry } from './running-engines.ts'
import { createSetUp } from './set-up.ts'
import { createStoredSecrets } from './stored-secrets.ts'

export type { StudioEngine } from './set-up.ts'

interface EnginesModuleDependencies {
  readonly db: Database
  readonly events: EventLog
  readonly clock: Clock
  readonly seal: Seal
  readonly kinds: readonly EngineKind[]
  readonly comesWith: readonly EngineEntry[]
  readonly settingsOfKind: (kind: EngineKind) => Readonly<Record<string, unknown>>
  readonly reachOf: (allowPrivateNetwork: boolean | null) => EngineSetup['reach']
  readonly registry: Registry & { readonly tryOut: TryOut }
  readonly concurrencyOf: (id: string) => number
  readonly changeConcurrency: (id: string, concurrency: number) => Promise<unknown>
  /** Nobody else works on this database, so nobody else changes engines. */
  readonly alone: boolean
  /** Aborts when the studio is being stopped. */
  readonly stopping: AbortSignal
  readonly log: { readonly warn: (object: object, message: string) => void }
}

/** Who makes pictures here: what comes with the studio, and what an admin adds while it runs. */
export function createEnginesModule(deps: EnginesModuleDependencies) {
  const { db, clock, events, kinds, comesWith, settingsOfKind, registry, reachOf, log } = deps
  const repository = createEnginesRepository(db)
  const secrets = createStoredSecrets(deps.seal)
  const setUp = createSetUp({ kinds, comesWith, settingsOfKind, secrets })
  const running = createRunningEngines({ registry, setUp, concurrencyOf: deps.concurrencyOf, log })
  const { changeConcurrency } = deps
  const engines = createEnginesService({
    db,
    repository,
    events,
    clock,
    kinds,
    running,
    setUp,
    secrets,
    settingsOfKind,
    changeConcurrency,
  })
  const checks = createChecks({ running, kinds, secrets, settingsOfKind, tryOut: registry.tryOut, clock })
  const present = (mayManage: boolean) =>
    running.known().map((engine, position) => {
      const more = {
        position,
        concurrency: running.concurrencyOf(engine.id),
        reach: reachOf(engine.row?.allowPrivateNetwork ?? null),
        lastCheck: checks.lastOf(engine.id),
      }
      return presentEngine(engine, running.made(engine.id), mayManage ? presentSetup(engine, more) : null)
    })

  return {
    tags: { Engines: 'Who makes pictures, in which order, and what it costs.' },
    operations: enginesOperations({ kinds, engines, checks, discover: createDiscovery({ kinds, running }), present }),
    errors,
    events: ['engines.updated'],
    async start() {
      const follow = { types: ['engines.updated'] as const, load: engines.load, signal: deps.stopping, log }
      if (!deps.alone) void followChanges(events, { ...follow, what: 'engines' })
    },
    engines: {
      load: engines.load,
      enabled: running.enabled,
      isEnabled: running.isEnabled,
      nameOf: running.nameOf,
      /** Whether another one may take over from it; from one that is gone, yes. */
      mayFailOver: (id: string): boolean => running.find(id)?.row?.failover ?? true,
      onChange: running.onChange,
      isBuiltIn: (id: string): boolean => running.find(id)?.kind?.isBuiltIn ?? false,
      /** What an admin says that a picture of a model costs there. */
      priceOf: (id: string, model: string): ListedPrice | undefined =>
        running.find(id)?.row?.prices.find(price => price.model === model),
      /** A lane of the queue for each that makes pictures. */
      lanes: (): readonly Lane[] =>
        running.enabled().map(({ id }) => ({ name: id, width: () => running.concurrencyOf(id) })),
    },
  } satisfies StudioModule & Record<string, unknown>
}
