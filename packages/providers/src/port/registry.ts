import type { Engine, EngineCheck, SourceMark } from './engine.ts'
import type { EngineKind, EngineOptions } from './kind.ts'

/** An engine that a studio has. */
export interface EngineEntry {
  readonly id: string
  /** The id of its kind. */
  readonly kind: string
  /** For people, where the kind's own does not tell it from others. */
  readonly name?: string
}

interface EnginesOptions {
  readonly kinds: readonly EngineKind[]
  readonly table: readonly EngineEntry[]
  readonly optionsFor: (entry: EngineEntry, kind: EngineKind) => Omit<EngineOptions<object>, 'id'>
}

const duplicateIn = (ids: readonly string[]) => ids.find((id, at) => ids.indexOf(id) !== at)

/** The engines of a studio. In `all`, those that are built in come first: they know their models without asking anybody. */
export const createEngines = ({ kinds, table, optionsFor }: EnginesOptions) => {
  const twice = duplicateIn(kinds.map(({ id }) => id)) ?? duplicateIn(table.map(({ id }) => id))
  if (twice !== undefined) throw new Error(`There are two called "${twice}" among the engines or their kinds.`)
  const kindOf = (id: string) => kinds.find(kind => kind.id === id)

  const make = (entry: EngineEntry, settings?: () => object): Engine => {
    const kind = kindOf(entry.kind)
    if (!kind) throw new Error(`The engine "${entry.id}" is of a kind that the studio does not know: "${entry.kind}".`)
    return kind.create({ ...optionsFor(entry, kind), ...(settings && { settings }), ...entry })
  }
  const made = table.map(entry => make(entry))
  const all: readonly Engine[] = [
    ...made.filter(engine => engine.isBuiltIn),
    ...made.filter(engine => !engine.isBuiltIn),
  ]
  const find = (id: string): Engine | undefined => all.find(engine => engine.id === id)

  return {
    all,
    find,
    /** What its pictures are marked with. For an engine that is gone, by the kind of its name; else the cautious one. */
    sourceMarkOf: (id: string | null): SourceMark =>
      (id === null ? undefined : (find(id) ?? kindOf(id)))?.sourceMark ?? 'trained',
    /** Asks an engine whether it would work with other settings; it goes on with those that it has. */
    tryOut: async (id: string, changes: object, options: { signal: AbortSignal }): Promise<EngineCheck> => {
      const entry = table.find(candidate => candidate.id === id)
      const kind = entry && kindOf(entry.kind)
      if (!kind) throw new Error(`There is no engine "${id}".`)
      const { settings } = optionsFor(entry, kind)
      const engine = make(entry, () => ({ ...settings(), ...changes }))
      try {
        return await engine.check(options)
      } finally {
        await engine.close()
      }
    },
    start: async () => {
      await Promise.all(all.map(engine => engine.start()))
    },
    close: async () => {
      await Promise.all(all.map(engine => engine.close()))
    },
  }
}
export type Engines = ReturnType<typeof createEngines>
