import type { EnginePatch, NewEngine } from '@atelier/contracts'
import type { Database, Orm, Work } from '@atelier/db'
import type { EngineKind } from '@atelier/providers'
import type { Clock } from '../../platform/clock.ts'
import { requestInvalid } from '../../platform/common.errors.ts'
import type { FieldError } from '../../platform/errors.ts'
import { EVERYBODY } from '../../platform/events/audience.ts'
import type { EventLog } from '../../platform/events/event-log.ts'
import { engineIdFor, isFree } from './engine-id.ts'
import { effectiveSettings, faultsOf, originsIn } from './engine-settings.ts'
import {
  engineComesWithStudio,
  engineIdTaken,
  engineKindUnknown,
  engineNotAddable,
  engineNotFound,
  engineTooMany,
} from './engines.errors.ts'
import type { EngineRow, EnginesRepository } from './engines.repository.ts'
import type { RunningEngines } from './running-engines.ts'
import type { SetUpEngine } from './set-up.ts'
import type { Stored, StoredSecrets } from './stored-secrets.ts'

/** Each is a lane of the queue, and is asked for its models by every list. */
const MOST_ENGINES = 50

export interface EnginesDependencies {
  readonly db: Database
  readonly repository: EnginesRepository
  readonly events: Pick<EventLog, 'append'>
  readonly clock: Clock
  readonly kinds: readonly EngineKind[]
  readonly running: RunningEngines
  readonly setUp: (rows: readonly EngineRow[]) => SetUpEngine[]
  readonly secrets: StoredSecrets
  readonly settingsOfKind: (kind: EngineKind) => Readonly<Record<string, unknown>>
  /** Of an engine that comes with the studio: the settings of the studio have it. */
  readonly changeConcurrency: (id: string, concurrency: number) => Promise<unknown>
}

/** What is stored of the engines: added, changed, moved and removed. */
export function createEnginesService(deps: EnginesDependencies) {
  const { db, repository, events, clock, kinds, running, setUp, secrets, settingsOfKind, changeConcurrency } = deps
  const kindOf = (id: string) => kinds.find(kind => kind.id === id)

  async function load(): Promise<void> {
    running.apply(await repository.all())
  }

  /** One write, its event, and what comes of it in this process. */
  async function change<T>(work: (tx: Orm, known: readonly SetUpEngine[], now: Date) => Work<T>): Promise<T> {
    const result = await db.atomic(function* (tx): Work<T> {
      const made = yield* work(tx, setUp(yield* repository.readAll(tx)), clock.now())
      yield* events.append(tx, { type: 'engines.updated', audience: EVERYBODY })
      return made
    })
    await load()
    return result
  }

  /** Throws where an engine could not be made of it. */
  function judge(kind: EngineKind, { settings, secrets: sealed }: Stored): void {
    const own = { ...settings, ...secrets.open(sealed) }
    const faults = faultsOf(kind, effectiveSettings(kind, settingsOfKind(kind), own))
    if (faults.length > 0) throw requestInvalid(faults)
  }

  function* setOrder(tx: Orm, known: readonly SetUpEngine[], ids: readonly string[], now: Date): Work<void> {
    for (const [position, id] of ids.entries()) {
      const engine = known.find(one => one.id === id)
      if (engine && engine.row?.position !== position)
        yield* repository.put(tx, { ...(engine.row ?? blankRow(engine, now)), position, updatedAt: now })
    }
  }

  return {
    load,

    async create({ id: wanted, kind: kindId, name, settings, ...rest }: NewEngine): Promise<string> {
      const kind = kindOf(kindId)
      if (!kind) throw engineKindUnknown(kindId)
      if (kind.isBuiltIn) throw engineNotAddable(kind.name)
      const stored = secrets.merge(kind, { settings: {}, secrets: {} }, settings)
      judge(kind, stored)
      return change(function* (tx, known, now) {
        if (known.length >= MOST_ENGINES) throw engineTooMany(MOST_ENGINES)
        const taken = known.map(({ id }) => id)
        if (wanted !== undefined && !isFree(wanted, taken)) throw engineIdTaken(wanted)
        const id = wanted ?? engineIdFor(name, kindId, taken)
        const row = { ...blankRow({ id, kindId }, now), name: name.trim(), ...stored, ...given(rest) }
        const position = Math.max(0, ...known.map(one => (one.row?.position ?? -1) + 1))
        yield* repository.put(tx, { ...row, position })
        return id
      })
    },

    async update(id: string, patch: EnginePatch): Promise<void> {
      const before = running.find(id)
      if (!before) throw engineNotFound()
      if (!before.isManaged && (patch.name ?? patch.settings ?? patch.allowPrivateNetwork) !== undefined)
        throw engineComesWithStudio(before.name)
      const { settings, position, concurrency, ...rest } = patch
      if (!before.isManaged && concurrency !== undefined) await changeConcurrency(id, concurrency)
      // Sealed before the write, which all others wait for.
      const said = before.kind && settings && secrets.merge(before.kind, { settings: {}, secrets: {} }, settings)
      const removed = Object.keys(settings ?? {}).filter(name => settings?.[name] === null)
      await change(function* (tx, known, now) {
        const engine = known.find(one => one.id === id)
        if (!engine) throw engineNotFound()
        const row = engine.row ?? blankRow(engine, now)
        const stored = said ? mergedWith(row, said, removed) : row
        if (said && engine.kind) {
          judge(engine.kind, stored)
          requireFreshSecrets(row, stored, said)
        }
        const changed = {
          ...row,
          ...given(rest),
          ...(engine.isManaged && concurrency !== undefined && { concurrency }),
          settings: stored.settings,
          secrets: stored.secrets,
          updatedAt: now,
        }
        yield* repository.put(tx, changed)
        if (position === undefined) return
        const others = known.map(one => one.id).filter(other => other !== id)
        const withRow = known.map(one => (one.id === id ? { ...one, row: changed } : one))
        yield* setOrder(tx, withRow, others.toSpliced(position, 0, id), now)
      })
    },

    async remove(id: string): Promise<void> {
      await change(function* (tx, known) {
        const engine = known.find(one => one.id === id)
        if (!engine) throw engineNotFound()
        if (!engine.isManaged) throw engineComesWithStudio(engine.name)
        yield* repository.remove(tx, id)
      })
    },

    /** Those that are not named stand behind those that are. */
    async order(ids: readonly string[]): Promise<void> {
      await change(function* (tx, known, now) {
        const all = known.map(({ id }) => id)
        if (ids.some(id => !all.includes(id))) throw engineNotFound()
        yield* setOrder(tx, known, [...ids, ...all.filter(id => !ids.includes(id))], now)
      })
    },
  }
}
export type EnginesService = ReturnType<typeof createEnginesService>

const blankRow = ({ id, kindId }: Pick<SetUpEngine, 'id' | 'kindId'>, now: Date): EngineRow => ({
  id,
  kind: kindId,
  name: null,
  settings: {},
  secrets: {},
  concurrency: null,
  isEnabled: true,
  allowPrivateNetwork: null,
  failover: true,
  prices: [],
  position: 0,
  createdAt: now,
  updatedAt: now,
})

/** Only what was said, so that it can be put over what there is. */
const given = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    // As the filter leaves it: a value that is there is not undefined.
    [K in keyof T]?: Exclude<T[K], undefined>
  }

const mergedWith = (before: Stored, said: Stored, removed: readonly string[]): Stored => {
  const without = <T>(values: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => !removed.includes(name)))
  return {
    settings: { ...without(before.settings), ...said.settings },
    secrets: { ...without(before.secrets), ...said.secrets },
  }
}

/** A secret that was entered for one server is not sent to another one because somebody changed the address. */
export function requireFreshSecrets(before: Stored, after: Stored, said: Stored): void {
  const known = originsIn(before.settings)
  if (originsIn(after.settings).every(origin => known.includes(origin))) return
  const stale = Object.keys(after.secrets).filter(name => !(name in said.secrets))
  const errors: FieldError[] = stale.map(name => ({
    path: `/settings/${name}`,
    message: 'has to be entered again, since the address has changed',
  }))
  if (errors.length > 0) throw requestInvalid(errors)
}
