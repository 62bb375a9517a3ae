import type { Engine, EngineCheck, SourceMark } from './engine.ts'
import { createEngineInUse, type EngineInUse } from './in-use.ts'
import type { EngineKind, EngineOptions } from './kind.ts'

/** An engine that a studio has. */
export interface EngineEntry {
  readonly id: string
  /** The id of its kind. */
  readonly kind: string
  /** For people, where the kind's own does not tell it from others. */
  readonly name?: string
  /** Where it changes another engine is made, and takes the place of the one before. */
  readonly revision?: string
}

interface EnginesOptions<Entry extends EngineEntry> {
  readonly kinds: readonly EngineKind[]
  /** Those that there are from the beginning. */
  readonly table?: readonly Entry[]
  readonly optionsFor: (entry: Entry, kind: EngineKind) => Omit<EngineOptions<object>, 'id'>
  /** Told of an engine that could not be made, opened or closed well; the others go on. It is thrown where this is left out. */
  readonly onError?: (error: unknown, id: string) => void
}

const duplicateIn = (ids: readonly string[]) => ids.find((id, at) => ids.indexOf(id) !== at)

interface Made extends EngineInUse {
  readonly mark: string
}

/** The engines of a studio, which may change while it runs. */
export const createEngines = <Entry extends EngineEntry>({
  kinds,
  table = [],
  optionsFor,
  onError,
}: EnginesOptions<Entry>) => {
  const twice = duplicateIn(kinds.map(({ id }) => id))
  if (twice !== undefined) throw new Error(`There are two called "${twice}" among the engines or their kinds.`)
  const made = new Map<string, Made>()
  const retiring = new Set<EngineInUse>()
  let all: readonly Engine[] = []
  let isStarted = false

  const failed = (error: unknown, id: string) => {
    if (!onError) throw error
    onError(error, id)
  }
  const kindOf = (id: string) => kinds.find(kind => kind.id === id)
  const find = (id: string): Engine | undefined => made.get(id)?.engine

  const make = (entry: Entry, settings?: () => object): Engine => {
    const kind = kindOf(entry.kind)
    if (!kind) throw new Error(`The engine "${entry.id}" is of a kind that the studio does not know: "${entry.kind}".`)
    const options = optionsFor(entry, kind)
    const { id, name } = entry
    return kind.create({ ...options, ...(settings && { settings }), id, ...(name !== undefined && { name }) })
  }

  /** Lets what it is doing come to an end, and closes it. */
  function retire(id: string): void {
    const old = made.get(id)
    if (!old) return
    made.delete(id)
    retiring.add(old)
    old.retire().then(
      () => retiring.delete(old),
      (error: unknown) => failed(error, id),
    )
  }

  function add(entry: Entry): void {
    const mark = JSON.stringify([entry.kind, entry.name, entry.revision])
    if (made.get(entry.id)?.mark === mark) return
    retire(entry.id)
    const inUse = createEngineInUse(make(entry), find)
    made.set(entry.id, { ...inUse, mark })
    // It can be asked before, and is then only slower.
    if (isStarted) inUse.engine.start().catch((error: unknown) => failed(error, entry.id))
  }

  /** From now on there are these, in this order. What is under way at others, or with other settings, is seen through. */
  function update(entries: readonly Entry[]): void {
    const double = duplicateIn(entries.map(({ id }) => id))
    if (double !== undefined) throw new Error(`There are two called "${double}" among the engines or their kinds.`)
    for (const id of made.keys()) if (!entries.some(entry => entry.id === id)) retire(id)
    for (const entry of entries) {
      try {
        add(entry)
      } catch (error) {
        failed(error, entry.id)
      }
    }
    all = entries.flatMap(({ id }) => find(id) ?? [])
  }
  update(table)

  return {
    /** Those that there are now, in their order. */
    all: (): readonly Engine[] => all,
    find,
    update,
    /** What its pictures are marked with. For an engine that is gone, by the kind of its name; else the cautious one. */
    sourceMarkOf: (id: string | null): SourceMark =>
      (id === null ? undefined : (find(id) ?? kindOf(id)))?.sourceMark ?? 'trained',
    /** Asks whether an engine would work, with other settings where they are given; those that there are go on as they are. */
    tryOut: async (
      entry: Entry,
      { settings, signal }: { settings?: () => object; signal: AbortSignal },
    ): Promise<EngineCheck> => {
      const engine = make(entry, settings)
      try {
        return await engine.check({ signal })
      } finally {
        await engine.close()
      }
    },
    start: async () => {
      isStarted = true
      await Promise.all(all.map(engine => engine.start()))
    },
    /** Ends what is under way, also at those that were replaced. */
    close: async () => {
      await Promise.all([...made.values(), ...retiring].map(engine => engine.close()))
    },
  }
}
export type Engines = ReturnType<typeof createEngines>
