import type { EngineCheck as CheckAnswer, TriedEngine } from '@atelier/contracts'
import { ProviderError, type EngineCheck, type EngineKind } from '@atelier/providers'
import type { Clock } from '../../platform/clock.ts'
import { requestInvalid } from '../../platform/common.errors.ts'
import { effectiveSettings, faultsOf } from './engine-settings.ts'
import { engineKindUnknown, engineNotFound } from './engines.errors.ts'
import { requireFreshSecrets } from './engines.service.ts'
import type { RunningEngines } from './running-engines.ts'
import type { StudioEngine } from './set-up.ts'
import type { Stored, StoredSecrets } from './stored-secrets.ts'

const CHECK_TIMEOUT_MS = 10_000

export type TryOut = (entry: StudioEngine, options: { readonly signal: AbortSignal }) => Promise<EngineCheck>

interface ChecksDependencies {
  readonly running: RunningEngines
  readonly kinds: readonly EngineKind[]
  readonly secrets: StoredSecrets
  readonly settingsOfKind: (kind: EngineKind) => Readonly<Record<string, unknown>>
  readonly tryOut: TryOut
  readonly clock: Clock
}

/** Asks engines whether they work, and remembers what they said. */
export function createChecks({ running, kinds, secrets, settingsOfKind, tryOut, clock }: ChecksDependencies) {
  const last = new Map<string, { readonly entry: unknown; readonly check: CheckAnswer & { at: string } }>()

  /** The settings that would be tried, as they would be stored. */
  function storedFor(kind: EngineKind, { id, settings }: TriedEngine): Stored {
    const engine = id === undefined ? undefined : running.find(id)
    if (id !== undefined && !engine) throw engineNotFound()
    const row = engine?.isManaged && engine.kindId === kind.id ? engine.row : undefined
    const before: Stored = row ?? { settings: {}, secrets: {} }
    const said = secrets.merge(kind, { settings: {}, secrets: {} }, settings)
    const stored = secrets.merge(kind, before, settings)
    if (row) requireFreshSecrets(before, stored, said)
    return stored
  }

  return {
    /** What came of the last time, unless the engine was changed since. */
    lastOf(id: string): (CheckAnswer & { at: string }) | null {
      const known = last.get(id)
      return known && known.entry === running.find(id)?.entry?.revision ? known.check : null
    },

    async check(id: string, signal: AbortSignal): Promise<CheckAnswer> {
      const engine = running.find(id)
      if (!engine) throw engineNotFound()
      const { entry, name, problem } = engine
      const made = running.made(id)
      const check: CheckAnswer =
        entry === undefined
          ? failed('provider.not_configured', problem ?? `${name} cannot be used.`, 0)
          : await judged(name, signal, over => (made ? made.check({ signal: over }) : tryOut(entry, { signal: over })))
      last.set(id, { entry: entry?.revision, check: { at: clock.now().toISOString(), ...check } })
      return check
    },

    async checkSettings(tried: TriedEngine, signal: AbortSignal): Promise<CheckAnswer> {
      const kind = kinds.find(({ id }) => id === tried.kind)
      if (!kind) throw engineKindUnknown(tried.kind)
      const stored = storedFor(kind, tried)
      const own = { ...stored.settings, ...secrets.open(stored.secrets) }
      const settings = effectiveSettings(kind, settingsOfKind(kind), own)
      const faults = faultsOf(kind, settings)
      if (faults.length > 0) throw requestInvalid(faults)
      const name = tried.name ?? kind.name
      const entry: StudioEngine = {
        id: tried.id ?? tried.kind,
        kind: kind.id,
        name,
        settings,
        allowPrivateNetwork: tried.allowPrivateNetwork ?? null,
      }
      return judged(name, signal, over => tryOut(entry, { signal: over }))
    },
  }
}
export type Checks = ReturnType<typeof createChecks>

const failed = (code: string, message: string, latencyMs: number, suggestion?: string): CheckAnswer => ({
  ok: false,
  latencyMs,
  models: 0,
  problem: { code, message, ...(suggestion !== undefined && { suggestion }) },
})

/** What an engine says, or why it says nothing. Throws only where whoever asks has left. */
async function judged(
  name: string,
  signal: AbortSignal,
  ask: (signal: AbortSignal) => Promise<EngineCheck>,
): Promise<CheckAnswer> {
  const begun = performance.now()
  const tookMs = () => Math.round(performance.now() - begun)
  const over = AbortSignal.timeout(CHECK_TIMEOUT_MS)
  try {
    const { ok, latencyMs, models, problem } = await ask(AbortSignal.any([signal, over]))
    return { ok, latencyMs: Math.round(latencyMs), models, ...(problem && { problem: { ...problem } }) }
  } catch (error) {
    if (signal.aborted) throw signal.reason
    if (error instanceof ProviderError) return failed(error.code, error.message, tookMs(), error.suggestion)
    if (over.aborted)
      return failed('provider.timeout', `${name} did not answer within ${CHECK_TIMEOUT_MS / 1000} s.`, tookMs())
    throw error
  }
}
