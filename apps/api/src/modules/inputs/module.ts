import type { Database } from '@atelier/db'
import type { Storage } from '@atelier/storage'
import type { Clock } from '../../platform/clock.ts'
import type { Ids } from '../../platform/ids.ts'
import { createLivedTime } from '../../platform/lived-time.ts'
import type { StudioModule } from '../../platform/module.ts'
import type { Reserve } from '../../platform/reserve.ts'
import type { ImageFiles, ImageImport, ImagesService, LooseObjects } from '../images/module.ts'
import * as errors from './inputs.errors.ts'
import { createInputsRepository, type InputsRepository } from './inputs.repository.ts'
import { createInputs } from './inputs.service.ts'
import { inputsOperations } from './operations.ts'
import { createUploads } from './uploads.service.ts'

export type { FoundInput, Inputs } from './inputs.service.ts'
export type { Uploads } from './uploads.service.ts'
export { createInputKeeping } from './keeping.ts'

/** Removed in one write. */
const PORTION = 200

interface InputsDependencies {
  readonly db: Database
  readonly storage: Storage
  readonly loose: LooseObjects
  readonly imports: ImageImport
  readonly images: ImagesService
  readonly files: ImageFiles
  readonly reserve: Pick<Reserve, 'use'>
  readonly clock: Clock
  readonly ids: Ids
}

/** Pictures that others begin with: sent for that, or images of the studio. */
export function createInputsModule(dependencies: InputsDependencies) {
  const { db, loose, reserve, clock } = dependencies
  const repository = createInputsRepository(db)
  const livedTime = createLivedTime({ db, clock })
  const removeSome = createRemoveSome(repository, loose)
  const uploads = createUploads({ ...dependencies, repository })

  return {
    tags: { Uploads: 'Pictures that are sent to begin with.' },
    operations: inputsOperations(uploads),
    errors,
    upkeep: {
      /** What was not used in time, and what nothing uses any more. */
      async round({ signal }) {
        const before = await livedTime()
        if (before) await reserve.use(async () => drain(() => removeSome({ before }), signal))
      },
    },
    uploads,
    inputs: createInputs({ ...dependencies, repository }),
    belongings: {
      handOver: (from: string, to: string): Promise<void> => db.atomic(tx => repository.handOver(tx, from, to)),
      /** All that nothing of others uses. */
      removeSome: (ownerId: string): Promise<number> => removeSome({ ownerId }),
    },
  } satisfies StudioModule & Record<string, unknown>
}

export type InputBelongings = ReturnType<typeof createInputsModule>['belongings']

/** Rows that nothing uses, and their files. Gives how many. */
const createRemoveSome =
  (repository: InputsRepository, loose: Pick<LooseObjects, 'release'>) =>
  async (which: { before: Date } | { ownerId: string }): Promise<number> => {
    let removed = 0
    await loose.release(function* (tx) {
      const rows = yield* repository.removeUnused(tx, { ...which, limit: PORTION })
      removed = rows.length
      return rows.flatMap(({ storageKey }) => storageKey ?? [])
    })
    return removed
  }

async function drain(some: () => Promise<number>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await some()) === PORTION);
}
