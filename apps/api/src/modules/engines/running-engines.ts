import type { Engine, EngineKind } from '@atelier/providers'
import type { EngineRow } from './engines.repository.ts'
import type { SetUpEngine, StudioEngine } from './set-up.ts'

/** The engines that are made: those of the registry. */
export interface Registry {
  readonly all: () => readonly Engine[]
  readonly find: (id: string) => Engine | undefined
  readonly update: (entries: readonly StudioEngine[]) => void
}

interface RunningDependencies {
  readonly registry: Registry
  readonly setUp: (rows: readonly EngineRow[]) => SetUpEngine[]
  /** Pictures that one of those at a time that come with the studio makes. */
  readonly concurrencyOf: (id: string) => number
  readonly log: { readonly warn: (object: object, message: string) => void }
}

const isBuiltIn = (kind: EngineKind | undefined) => kind?.isBuiltIn ?? false

/** What is known of the engines in this process, and which of them work. */
export function createRunningEngines({ registry, setUp, concurrencyOf, log }: RunningDependencies) {
  let known: readonly SetUpEngine[] = []
  let enabled: readonly Engine[] = []
  let stored = ''
  let toldOf = ''
  /** Also of those that are gone. */
  const names = new Map<string, string>()
  const listeners = new Set<() => void>()

  /** Once, and not at every change of something else. */
  function tellProblems(): void {
    const problems = known.flatMap(({ id, problem }) => (problem === null ? [] : [{ id, problem }]))
    const text = JSON.stringify(problems)
    if (problems.length > 0 && text !== toldOf)
      log.warn({ engines: problems }, 'some engines cannot be used as they are stored')
    toldOf = text
  }

  return {
    /** Makes what is stored true: of engines that are added, changed, moved or gone. */
    apply(rows: readonly EngineRow[]): void {
      const text = JSON.stringify(rows)
      if (text === stored) return
      stored = text
      known = setUp(rows)
      for (const { id, name } of known) names.set(id, name)
      tellProblems()
      // What is built in is made also while it is switched off: the studio needs it for itself.
      registry.update(
        known.flatMap(({ isEnabled, kind, entry }) => (entry && (isEnabled || isBuiltIn(kind)) ? [entry] : [])),
      )
      enabled = known.flatMap(({ id, isEnabled }) => (isEnabled ? (registry.find(id) ?? []) : []))
      for (const listener of listeners) listener()
    },
    /** All that there are, in their order. */
    known: () => known,
    find: (id: string): SetUpEngine | undefined => known.find(engine => engine.id === id),
    made: (id: string): Engine | undefined => registry.find(id),
    /** Those that make pictures, in their order. */
    enabled: (): readonly Engine[] => enabled,
    isEnabled: (id: string): boolean => enabled.some(engine => engine.id === id),
    nameOf: (id: string): string => names.get(id) ?? id,
    concurrencyOf(id: string): number {
      const engine = known.find(one => one.id === id)
      return engine?.isManaged ? (engine.row?.concurrency ?? engine.kind?.concurrency ?? 1) : concurrencyOf(id)
    },
    /** Told of every change, also of one that another process made. */
    onChange: (listener: () => void) => void listeners.add(listener),
  }
}
export type RunningEngines = ReturnType<typeof createRunningEngines>
