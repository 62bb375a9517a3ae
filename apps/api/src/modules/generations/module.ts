import { GENERATION_EVENTS } from '@atelier/contracts'
import type { Database } from '@atelier/db'
import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../../platform/clock.ts'
import type { Decoding } from '../../platform/decoding.ts'
import type { EventLog } from '../../platform/events/event-log.ts'
import type { Idempotency } from '../../platform/idempotency/idempotency.ts'
import type { Ids } from '../../platform/ids.ts'
import type { JobKind, JobQueue, Lane } from '../../platform/jobs/queue.ts'
import type { LimitsOf } from '../../platform/limits.ts'
import type { StudioModule } from '../../platform/module.ts'
import type { Previews } from '../../platform/previews/previews.ts'
import type { Budgets, Charges } from '../costs/module.ts'
import type { ImageIntake, ImagesService } from '../images/module.ts'
import type { Inputs } from '../inputs/module.ts'
import type { ModelsService } from '../models/module.ts'
import type { PromptHistory, PromptsService } from '../prompts/module.ts'
import type { StylesService } from '../styles/module.ts'
import { createGenerationBatches } from './generations.batch.ts'
import { createGenerationBelongings } from './generations.belongings.ts'
import * as errors from './generations.errors.ts'
import { createGenerationsRepository } from './generations.repository.ts'
import { createGenerationsService } from './generations.service.ts'
import { createCellsRepository } from './lifecycle/cells.repository.ts'
import { createCells } from './lifecycle/cells.ts'
import { createLifecycle } from './lifecycle/lifecycle.ts'
import { createPlaces } from './lifecycle/places.ts'
import { createGenerationLists } from './list/generations.list.ts'
import { createJudge } from './list/judge.ts'
import { createMadeBefore } from './made-before.ts'
import { FAILURES } from './making/failure-help.ts'
import { createFailover } from './making/failover.ts'
import { createGenerationsWorker } from './making/generations.worker.ts'
import { createImageMaker } from './making/image-maker.ts'
import { createOrphans, type EnginesInUse } from './making/orphans.ts'
import { createRecalls } from './making/recalls.ts'
import { createRecallsRepository } from './making/recalls.repository.ts'
import { generationsOperations } from './operations.ts'
import type { Removal } from './removal.ts'

export type { GenerationBelongings } from './generations.belongings.ts'
export type { GenerationRow } from './generations.presenter.ts'
export type { Cells, NewCell } from './lifecycle/cells.ts'
export { settleOrigin, type Origin } from './origin.ts'
export { startOf } from './beginning.ts'
export { settleParameters } from './parameters.ts'
export type { GenerationsService, ManyRequested, Repeats } from './generations.service.ts'
export { fitted, type Size } from './sizes.ts'
export { findTask } from './task.ts'
export { createRemoval } from './removal.ts'

/** Milliseconds that running generations have to finish when the studio is stopped. */
const GRACE_MS = 2500
const MAX_ATTEMPTS = 3
/** Milliseconds: what began to wait for an engine in the moment in which it was removed. */
const ORPHANS_MS = 60_000

interface GenerationsDependencies {
  readonly db: Database
  /** With `generationJobs` of the same lanes. */
  readonly queue: JobQueue
  readonly lanes: () => readonly Lane[]
  readonly events: EventLog
  readonly clock: Clock
  readonly idempotency: Idempotency
  readonly ids: Ids
  readonly removal: Removal
  readonly images: ImagesService
  readonly intake: ImageIntake
  readonly inputs: Inputs
  readonly models: ModelsService
  readonly engines: EnginesInUse
  readonly budgets: Budgets
  readonly charges: Charges
  readonly styles: StylesService
  readonly prompts: PromptsService
  readonly history: PromptHistory
  readonly previews: Previews
  /** Whether new images are seen by the whole studio from the beginning. */
  readonly newImagesAreShared: () => boolean
  readonly limitsOf?: LimitsOf | undefined
  /** The lane for all that works on pixels. */
  readonly decoding: Decoding
  /** Of keys of programs, which hold besides their owner's. */
  readonly limitsOfKey?: LimitsOf | undefined
  readonly log: FastifyBaseLogger
  readonly queueLimit: number
  readonly generationTimeoutS: number
  readonly leaseS: number
  /** Nobody else works on this database. */
  readonly alone: boolean
  /** Whether this process makes images, or only takes them in. */
  readonly works: boolean
}

/** What the queue is told of generations: each engine is a lane. */
export const generationJobs = (db: Database, lanes: () => readonly Lane[]): JobKind => ({
  // As releases before kinds had it in the names of their queues.
  kind: 'generate',
  lanes,
  nextAvailableAt: createGenerationsRepository(db).nextAvailableAt,
})

/** Prompts being made into images: the jobs, and the worker that does them. */
export function createGenerationsModule(dependencies: GenerationsDependencies) {
  const { db, queue, lanes, events, clock, idempotency, ids, images, intake, inputs, models, styles, prompts } =
    dependencies
  const { history, decoding, log } = dependencies
  const {
    engines,
    previews,
    budgets,
    charges,
    removal,
    newImagesAreShared,
    limitsOf,
    limitsOfKey,
    queueLimit,
    generationTimeoutS,
    leaseS,
  } = dependencies
  const { alone, works } = dependencies
  const leaseMs = leaseS * 1000
  const repository = createGenerationsRepository(db)
  const lifecycle = createLifecycle({
    db,
    repository,
    images,
    events,
    clock,
    maxAttempts: MAX_ATTEMPTS,
    queueLimit,
    limitsOf,
    limitsOfKey,
    budgets,
    leaseMs,
  })
  const madeIn = (id: string) => images.ofGenerations([id])
  const recalls = createRecalls({ repository: createRecallsRepository(db), models, madeIn, clock, log })
  const generations = createGenerationsService({
    db,
    repository,
    idempotency,
    lifecycle,
    recalls,
    images,
    inputs,
    models,
    styles,
    removal,
    history,
    queue,
    clock,
    ids,
  })
  const places = createPlaces({ db, clock, lanes: () => lanes().map(({ name }) => name) })
  const madeBefore = createMadeBefore({ repository, images })
  const lists = createGenerationLists({
    idempotency,
    lifecycle,
    judge: createJudge({ images, models, styles, ids }),
    madeBefore,
    queue,
    clock,
    ids,
  })
  const batches = createGenerationBatches({
    idempotency,
    lifecycle,
    madeBefore,
    images,
    inputs,
    models,
    styles,
    prompts,
    history,
    queue,
    clock,
    ids,
  })
  const takesOver = createFailover({ models, mayFailOver: engines.mayFailOver, budgets })
  const adoptOrphans = createOrphans({ repository, lifecycle, engines, takesOver, queue })
  const worker = createGenerationsWorker({
    db,
    repository,
    lifecycle,
    models,
    takesOver,
    recalls,
    budgets,
    previews,
    queue,
    lanes,
    clock,
    ids,
    log,
    timeoutMs: generationTimeoutS * 1000,
    leaseMs,
    madeIn,
    makeImage: createImageMaker({
      images,
      intake,
      inputs,
      lifecycle,
      events,
      charges,
      ids,
      clock,
      decoding,
      newImagesAreShared,
    }),
  })

  return {
    tags: { Generations: 'A prompt being made into images; it is also the job.' },
    operations: generationsOperations({ generations, batches, lists, places }),
    errors,
    failures: FAILURES,
    events: [...GENERATION_EVENTS, 'generation.removed', 'generations.cleared'],
    upkeep: [
      {
        async round() {
          await idempotency.removeExpired()
          await lifecycle.removeOldUsage()
        },
      },
      { everyMs: ORPHANS_MS, round: adoptOrphans },
    ],
    async start() {
      if (works) await worker.start({ alone })
      await recalls.resume()
    },
    async close() {
      if (works) await worker.stop(GRACE_MS)
      await recalls.close()
    },
    generations,
    belongings: createGenerationBelongings({ db, lifecycle, recalls, events }),
    /** Lanes may have come, gone or changed their width. */
    refreshLanes: () => worker.refresh(),
    adoptOrphans,
    cells: createCells({
      repository: createCellsRepository(db),
      lifecycle,
      recalls,
      events,
      queue,
      clock,
      forget: removal.forget,
    }),
  } satisfies StudioModule & Record<string, unknown>
}
