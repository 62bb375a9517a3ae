import type { Engine as EngineAnswer, EngineKind as KindAnswer, EngineSetup } from '@atelier/contracts'
import type { Engine, EngineKind, EngineLinks } from '@atelier/providers'
import { secretNames } from './engine-settings.ts'
import type { SetUpEngine } from './set-up.ts'
import { hintOf } from './stored-secrets.ts'

const presentLinks = (links: EngineLinks = {}) => ({ token: null, credits: null, model: null, ...links })

export const presentKind = (kind: EngineKind): KindAnswer => ({
  id: kind.id,
  name: kind.name,
  description: kind.description,
  isAddable: !kind.isBuiltIn,
  discovers: kind.discovery !== undefined,
  readsModels: kind.readModel !== undefined,
  concurrency: kind.concurrency,
  links: presentLinks(kind.links),
  // A schema is plain JSON to whoever reads it.
  settings: { ...kind.settings },
})

/** Whether it can be used now, and why not. */
function standing({ isEnabled, name, problem }: SetUpEngine, made: Engine | undefined) {
  if (!isEnabled) return { isAvailable: false, reason: `${name} is switched off.` }
  if (!made) return { isAvailable: false, reason: problem ?? `${name} cannot be used as it is set up.` }
  const now = made.availability()
  return { isAvailable: now.available, reason: now.available ? null : now.reason }
}

export interface SetupMore {
  readonly position: number
  readonly concurrency: number
  readonly reach: EngineSetup['reach']
  readonly lastCheck: EngineSetup['lastCheck']
}

export function presentSetup(engine: SetUpEngine, { position, concurrency, reach, lastCheck }: SetupMore): EngineSetup {
  const { kind, row, own, isManaged, problem } = engine
  const secrets = kind && isManaged ? secretNames(kind) : []
  return {
    isManaged,
    // Not what the secrets are, whichever they were when it was stored.
    settings: { ...row?.settings },
    secrets: Object.fromEntries(
      secrets.map(name => [name, { isSet: name in own, hint: name in own ? hintOf(own[name]) : null }]),
    ),
    problem,
    concurrency,
    allowPrivateNetwork: row?.allowPrivateNetwork ?? null,
    reach,
    position,
    failover: row?.failover ?? true,
    prices: row?.prices ?? [],
    lastCheck,
    createdAt: row && isManaged ? row.createdAt.toISOString() : null,
    updatedAt: row?.updatedAt.toISOString() ?? null,
  }
}

/** `setup` is null for whoever may not manage engines. */
export const presentEngine = (
  engine: SetUpEngine,
  made: Engine | undefined,
  setup: EngineSetup | null,
): EngineAnswer => ({
  id: engine.id,
  kind: engine.kindId,
  name: engine.name,
  isBuiltIn: engine.kind?.isBuiltIn ?? false,
  isEnabled: engine.isEnabled,
  ...standing(engine, made),
  links: presentLinks(engine.kind?.links),
  setup,
})
