import type { NewStyle, Style, StyleFile } from '@atelier/contracts'
import type { Database, Orm, Work } from '@atelier/db'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { EventLog } from '../../platform/events/event-log.ts'
import type { Ids } from '../../platform/ids.ts'
import { changedBy, seenBy, type Asker } from '../../platform/ownership.ts'
import { BUILT_IN_STYLES } from './built-in/index.ts'
import { oneLine } from './style-name.ts'
import { styleBuiltIn, styleNameTaken, styleNotFound, tooManyStyles } from './styles.errors.ts'
import { presentBuiltIn, presentStyle, type StyleRow } from './styles.presenter.ts'
import type { NewStyleRow, StylesRepository } from './styles.repository.ts'

/** They are all listed at once. */
const MAX_STYLES = 1000

interface StylesDependencies {
  readonly db: Database
  readonly repository: StylesRepository
  readonly events: EventLog
  readonly clock: Clock
  readonly ids: Ids
}

export interface ImportedStyles {
  readonly added: Style[]
  readonly skipped: { readonly name: string; readonly reason: string }[]
}

const builtIn = new Map(BUILT_IN_STYLES.map(style => [style.id, style]))
/** Recipes store names: two styles whose names look the same would be one to whoever reads them. */
const comparable = (name: string) => oneLine(name).normalize('NFC').toLocaleLowerCase('en')
const builtInNames = new Set(BUILT_IN_STYLES.map(({ name }) => comparable(name)))
const byName = new Intl.Collator('en', { numeric: true })

/** As it is stored: with a name of one line, and with nothing where nothing is said. */
const columnsOf = ({ name, prompt, negativePrompt, parameters }: NewStyle) => ({
  name: oneLine(name),
  prompt,
  negativePrompt: negativePrompt || null,
  parameters: parameters && Object.keys(parameters).length > 0 ? parameters : null,
})

export function createStylesService({ db, repository, events, clock, ids }: StylesDependencies) {
  function requireOwn(id: string): void {
    const style = builtIn.get(id)
    if (style) throw styleBuiltIn(style.name)
  }

  function* changed(tx: Orm, ownerId: string): Work<void> {
    yield* events.append(tx, { type: 'styles.updated', audience: ownerId })
  }

  function rowOf(owner: Actor, style: NewStyle): NewStyleRow {
    const now = clock.now()
    return { id: ids.next(), ownerId: owner.id, ...columnsOf(style), createdAt: now, updatedAt: now }
  }

  /** The names that an owner cannot give, but for one style's own. */
  function* readTaken(tx: Orm, ownerId: string, except?: string): Work<Set<string>> {
    const own = yield* repository.readNames(tx, ownerId)
    return new Set([...builtInNames, ...own.filter(({ id }) => id !== except).map(({ name }) => comparable(name))])
  }

  const own = async ({ id }: Pick<Actor, 'id'>): Promise<StyleRow[]> =>
    (await repository.list(id)).toSorted((a, b) => byName.compare(a.name, b.name))

  /** By their ids, in that order. Throws `styleNotFound`, which names the first that there is none of. */
  async function resolve(asker: Asker, styleIds: readonly string[] = []): Promise<Style[]> {
    const ownIds = styleIds.filter(id => !builtIn.has(id))
    const rows = new Map((ownIds.length === 0 ? [] : await repository.findMany(ownIds)).map(row => [row.id, row]))
    return styleIds.map(id => {
      const [style, row] = [builtIn.get(id), rows.get(id)]
      if (style) return presentBuiltIn(style)
      return presentStyle(seenBy(asker, row, () => styleNotFound(id)))
    })
  }

  return {
    resolve,
    list: async (owner: Pick<Actor, 'id'>): Promise<Style[]> => [
      ...(await own(owner)).map(presentStyle),
      ...BUILT_IN_STYLES.map(presentBuiltIn),
    ],
    export: async (owner: Actor): Promise<StyleFile> => ({
      version: 1,
      styles: (await own(owner)).map(({ name, prompt, negativePrompt, parameters }) => ({
        name,
        prompt,
        negativePrompt,
        parameters,
      })),
    }),

    create: (owner: Actor, style: NewStyle): Promise<Style> =>
      db.atomic(function* (tx) {
        const taken = yield* readTaken(tx, owner.id)
        if (taken.size - builtInNames.size >= MAX_STYLES) throw tooManyStyles(MAX_STYLES)
        if (taken.has(comparable(style.name))) throw styleNameTaken(oneLine(style.name))
        const row = yield* repository.add(tx, rowOf(owner, style))
        yield* changed(tx, owner.id)
        return presentStyle(row)
      }),

    async update(asker: Asker, id: string, patch: Partial<NewStyle>): Promise<Style> {
      requireOwn(id)
      return db.atomic(function* (tx) {
        const before = changedBy(asker, yield* repository.read(tx, id), () => styleNotFound(id))
        const after = columnsOf({ ...before, ...patch })
        if ((yield* readTaken(tx, before.ownerId, id)).has(comparable(after.name))) throw styleNameTaken(after.name)
        const row = yield* repository.set(tx, id, { ...after, updatedAt: clock.now() })
        if (!row) throw styleNotFound(id)
        yield* changed(tx, row.ownerId)
        return presentStyle(row)
      })
    },

    async remove(asker: Asker, id: string): Promise<void> {
      requireOwn(id)
      await db.atomic(function* (tx) {
        const row = changedBy(asker, yield* repository.read(tx, id), () => styleNotFound(id))
        yield* repository.remove(tx, id)
        yield* changed(tx, row.ownerId)
      })
    },

    /** All or none, but those whose name is taken, which are told of. */
    import: (owner: Actor, styles: readonly NewStyle[]): Promise<ImportedStyles> =>
      db.atomic(function* (tx) {
        const taken = yield* readTaken(tx, owner.id)
        const [added, skipped]: [Style[], ImportedStyles['skipped']] = [[], []]
        for (const style of styles) {
          const name = comparable(style.name)
          if (taken.has(name)) {
            skipped.push({ name: oneLine(style.name), reason: 'There is a style of this name already.' })
            continue
          }
          if (taken.size - builtInNames.size >= MAX_STYLES) throw tooManyStyles(MAX_STYLES)
          taken.add(name)
          added.push(presentStyle(yield* repository.add(tx, rowOf(owner, style))))
        }
        if (added.length > 0) yield* changed(tx, owner.id)
        return { added, skipped }
      }),
  }
}
export type StylesService = ReturnType<typeof createStylesService>
