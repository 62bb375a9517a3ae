import type { Database } from '@atelier/db'
import type { Clock } from '../../platform/clock.ts'
import type { Decoding } from '../../platform/decoding.ts'
import type { Ids } from '../../platform/ids.ts'
import { createLivedTime } from '../../platform/lived-time.ts'
import type { StudioModule } from '../../platform/module.ts'
import type { Clients } from '../clients/module.ts'
import type { GenerationsService } from '../generations/module.ts'
import type { ModelsService } from '../models/module.ts'
import type { StylesService } from '../styles/module.ts'
import * as errors from './a1111.errors.ts'
import { createA1111Repository } from './a1111.repository.ts'
import { createCheckpoints } from './checkpoints.ts'
import { createExtras } from './extras.ts'
import { createJobs } from './jobs.ts'
import { createLists } from './lists.ts'
import { createMake } from './make.ts'
import { a1111Operations } from './operations.ts'
import { createOptions } from './options.service.ts'
import { createPicturesIn } from './pictures-in.ts'
import { createProgress } from './progress.ts'
import { createSeenPreviews } from './seen-previews.ts'
import { createUpscalers } from './upscalers.ts'

/** Milliseconds: nothing is being made for so long. */
const OLDEST_JOB_MS = 2 * 24 * 60 * 60 * 1000

interface A1111Dependencies {
  readonly db: Database
  readonly clients: Clients
  readonly generations: GenerationsService
  readonly models: ModelsService
  readonly styles: StylesService
  readonly decoding: Decoding
  readonly clock: Clock
  readonly ids: Ids
}

/** The API of AUTOMATIC1111's web UI, for the programs that speak it (adr/0035). */
export function createA1111Module(dependencies: A1111Dependencies) {
  const { db, clients, clock, decoding } = dependencies
  const repository = createA1111Repository(db)
  const livedTime = createLivedTime({ db, clock })
  const checkpoints = createCheckpoints(dependencies)
  const upscalers = createUpscalers(checkpoints)
  const options = createOptions({ db, repository, checkpoints, clock })
  const jobs = createJobs({ ...dependencies, repository })
  const previews = createSeenPreviews(clients)
  const parts = { ...dependencies, checkpoints, upscalers, options, jobs }
  return {
    tags: { A1111: "As AUTOMATIC1111's web UI, for programs that speak its API." },
    operations: a1111Operations({
      make: createMake({ ...parts, picturesIn: createPicturesIn(parts) }),
      jobs,
      progressOf: createProgress({ jobs, previews, clock }),
      options,
      lists: createLists(parts),
      extras: createExtras(parts),
      decoding,
    }),
    errors,
    upkeep: {
      /** What nobody took off, since the studio was stopped meanwhile; and what was chosen through keys that are gone. */
      async round() {
        const now = await livedTime()
        await db.atomic(function* (tx) {
          yield* repository.removeStale(tx)
          if (now) yield* repository.removeJobsBefore(tx, new Date(now.getTime() - OLDEST_JOB_MS))
        })
      },
    },
    close: async () => previews.close(),
  } satisfies StudioModule
}
