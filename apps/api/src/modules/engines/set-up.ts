import type { EngineEntry, EngineKind } from '@atelier/providers'
import type { EngineRow } from './engines.repository.ts'
import { effectiveSettings, faultsOf } from './engine-settings.ts'
import type { StoredSecrets } from './stored-secrets.ts'

/** An engine as the studio makes it. */
export interface StudioEngine extends EngineEntry {
  /** Left out for one that comes with the studio: the settings of the studio and its environment say them. */
  readonly settings?: object
  readonly allowPrivateNetwork?: boolean | null
}

/** An engine that the studio has, switched on or not, with all that is known of it. */
export interface SetUpEngine {
  readonly id: string
  readonly kindId: string
  /** Undefined where another release knew it. */
  readonly kind: EngineKind | undefined
  readonly name: string
  /** Added by an admin; else it comes with the studio. */
  readonly isManaged: boolean
  readonly isEnabled: boolean
  /** Undefined where nobody has said anything of one that comes with the studio. */
  readonly row: EngineRow | undefined
  /** Without what the kind has by itself. */
  readonly own: Readonly<Record<string, unknown>>
  readonly problem: string | null
  /** What it is made of; undefined where it cannot be made. */
  readonly entry: StudioEngine | undefined
}

export interface SetUpDependencies {
  readonly kinds: readonly EngineKind[]
  /** Those that every studio has, in the order in which they are asked until somebody says another. */
  readonly comesWith: readonly EngineEntry[]
  /** What the studio says of every engine of a kind, without secrets. */
  readonly settingsOfKind: (kind: EngineKind) => Readonly<Record<string, unknown>>
  readonly secrets: Pick<StoredSecrets, 'open'>
}

/** All engines of a studio, in their order. */
export function createSetUp({ kinds, comesWith, settingsOfKind, secrets }: SetUpDependencies) {
  const kindOf = (id: string) => kinds.find(kind => kind.id === id)

  function ownEngine({ id, kind: kindId, name }: EngineEntry, row: EngineRow | undefined): SetUpEngine {
    const kind = kindOf(kindId)
    return {
      id,
      kindId,
      kind,
      name: name ?? kind?.name ?? id,
      isManaged: false,
      isEnabled: row?.isEnabled ?? true,
      row,
      own: {},
      problem: null,
      entry: { id, kind: kindId, ...(name !== undefined && { name }) },
    }
  }

  function managed(row: EngineRow): SetUpEngine {
    const { id, kind: kindId, isEnabled, allowPrivateNetwork } = row
    const kind = kindOf(kindId)
    const name = row.name ?? kind?.name ?? id
    const opened = secrets.open(row.secrets)
    const own = { ...row.settings, ...opened }
    const common = { id, kindId, kind, name, isManaged: true, isEnabled, row, own }
    const lost = Object.keys(row.secrets).filter(secret => !(secret in opened))
    if (!kind)
      return {
        ...common,
        problem: `This release of the studio knows no engines of the kind "${kindId}".`,
        entry: undefined,
      }
    const settings = effectiveSettings(kind, settingsOfKind(kind), own)
    const [fault] = faultsOf(kind, settings)
    if (lost.length > 0 || fault) {
      const problem = lost[0]
        ? `${lost.join(', ')} was sealed with another SECRET_KEY: enter it again.`
        : `${fault?.path.replace('/settings/', '')} ${fault?.message}.`
      return { ...common, problem, entry: undefined }
    }
    const revision = JSON.stringify([row.settings, row.secrets, allowPrivateNetwork])
    return { ...common, problem: null, entry: { id, kind: kindId, name, revision, settings, allowPrivateNetwork } }
  }

  return function setUp(rows: readonly EngineRow[]): SetUpEngine[] {
    const own = comesWith.map((entry, at) => {
      const row = rows.find(({ id }) => id === entry.id)
      // Before all that was added, until somebody says where they stand.
      return { at: row?.position ?? at - comesWith.length, engine: ownEngine(entry, row) }
    })
    const added = rows
      .filter(({ id }) => !comesWith.some(entry => entry.id === id))
      .map(row => ({ at: row.position, engine: managed(row) }))
    return [...own, ...added]
      .toSorted((a, b) => a.at - b.at || (a.engine.id < b.engine.id ? -1 : 1))
      .map(({ engine }) => engine)
  }
}
