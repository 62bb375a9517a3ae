import { openDatabase } from '@atelier/db'
import { makePng } from '@atelier/imaging/testing'
import type { GenerateOptions, ImageRequest, ImageResult, Engine } from '@atelier/providers'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { createDecoding } from '../platform/decoding.ts'
import { openQueue } from '../opening/open-queue.ts'
import { generationJobs } from '../modules/generations/module.ts'
import { createFailover } from '../modules/generations/making/failover.ts'
import { createImageMaker } from '../modules/generations/making/image-maker.ts'
import { createRecalls } from '../modules/generations/making/recalls.ts'
import { createRecallsRepository } from '../modules/generations/making/recalls.repository.ts'
import { createGenerationsWorker } from '../modules/generations/making/generations.worker.ts'
import type { Budgets } from '../modules/costs/module.ts'
import { createThumbnails } from '../modules/images/files/thumbnails.ts'
import { createLikenessesRepository } from '../modules/images/alike/likenesses.repository.ts'
import { createImageIntake } from '../modules/images/intake/images.intake.ts'
import { createModelsService } from '../modules/models/models.service.ts'
import type { Clock } from '../platform/clock.ts'
import { randomIds } from '../platform/ids.ts'
import { createStore, type Store } from './store.ts'

/** Made anew each time: whoever keeps a picture gives its memory up. */
export const PICTURE: ImageResult = {
  get bytes() {
    return makePng({})
  },
}

type Generate = (request: ImageRequest, options: GenerateOptions) => Promise<ImageResult>

/** Who makes images, by the test's own words: the one part of a workshop that is not real. */
export function createScriptedProvider(generate: Generate = async () => PICTURE, changed: Partial<Engine> = {}) {
  const calls: { request: ImageRequest; signal: AbortSignal; job: string | undefined }[] = []
  const script = { generate }
  const provider: Engine = {
    id: 'sketch',
    kind: 'sketch',
    name: 'A stand-in',
    isBuiltIn: true,
    sourceMark: 'algorithmic',
    start: async () => {},
    check: async () => ({ ok: true, latencyMs: 0, models: 0 }),
    close: async () => {},
    availability: () => ({ available: true }),
    models: { list: async () => [], find: async () => undefined, defaultId: 'sketch/scenes' },
    async generate(request, options) {
      calls.push({ request, signal: options.signal, job: options.job })
      options.signal.throwIfAborted()
      return script.generate(request, options)
    },
    ...changed,
  }
  return {
    provider,
    calls,
    script,
    /** The seeds that were asked for, in their order. */
    seeds: () => calls.map(({ request }) => request.seed),
  }
}

/** Never made, unless it is aborted. */
export const untilAborted: Generate = (_request, { signal }) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })

const NO_BUDGETS = { requireFor: async () => {} }

interface WorkshopOptions {
  readonly provider: Engine
  /** Behind it, in their order. */
  readonly others?: readonly Engine[]
  readonly mayFailOver?: (engine: string) => boolean
  readonly budgets?: Pick<Budgets, 'requireFor'>
  readonly width?: number
  readonly timeoutMs?: number
  readonly leaseMs?: number
  readonly clock?: Clock
  /** Between two tries to tell an engine that something was cancelled: none, unless a test looks at them. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>
}

/**
 * A worker over a store, as one process has it. `elsewhere` gives it connections of its own, as another process has
 * them; the storage is shared.
 */
export async function openWorkshop(
  store: Store,
  {
    provider,
    others = [],
    mayFailOver = () => true,
    budgets = NO_BUDGETS,
    width = 4,
    timeoutMs = 5000,
    leaseMs = 30_000,
    clock = store.clock,
    pause = async () => {},
  }: WorkshopOptions,
  { elsewhere = false } = {},
) {
  const db = elsewhere ? openDatabase(store.url) : store.db
  if (elsewhere) onTestFinished(() => db.close())
  const own = createStore(db, store.url, { leaseMs, clock, ids: randomIds, priceOf: store.priceOf })
  const log = pino({ level: 'silent' })
  const errors: unknown[] = []
  const queue = await openQueue(db, {
    clock,
    log: { warn: told => void errors.push('err' in told ? told.err : told) },
  })
  const engines = [provider, ...others]
  const lanes = () => engines.map(({ id }) => ({ name: id, width: () => width }))
  const models = createModelsService({ engines: () => engines, chosenDefault: () => null })
  const jobs = await queue.register(generationJobs(db, lanes))
  if (db.dialect === 'postgresql' && !elsewhere) await db.query('delete from pgboss.job')
  const decoding = createDecoding()
  const thumbnails = createThumbnails({
    storage: store.storage,
    decoding,
    exists: own.images.exists,
    onError: error => void errors.push(error),
  })
  const intake = createImageIntake({
    db,
    storage: store.storage,
    loose: own.looseOf(store.storage),
    thumbnails,
    likenesses: createLikenessesRepository(db),
    find: own.images.find,
    decoding,
    maxImageBytes: 2 ** 24,
  })
  const madeIn = (id: string) => own.service.ofGenerations([id])
  const recalls = createRecalls({ repository: createRecallsRepository(db), models, madeIn, clock, log, pause })
  const worker = createGenerationsWorker({
    db,
    repository: own.generations,
    lifecycle: own.lifecycle,
    models,
    takesOver: createFailover({ models, mayFailOver, budgets }),
    budgets,
    previews: { offer: () => {}, forget: () => {}, end: () => {} },
    queue: jobs,
    lanes,
    clock,
    ids: randomIds,
    log,
    timeoutMs,
    leaseMs,
    madeIn,
    recalls,
    makeImage: createImageMaker({
      newImagesAreShared: () => false,
      images: own.service,
      intake,
      inputs: own.inputs,
      decoding,
      lifecycle: own.lifecycle,
      events: own.events,
      charges: own.charges,
      ids: randomIds,
      clock,
    }),
  })
  let stopped = false
  async function stop(graceMs = 0): Promise<void> {
    if (stopped) return
    stopped = true
    await worker.stop(graceMs)
    await recalls.close()
    await thumbnails.settle()
    await queue.close()
  }
  onTestFinished(() => stop())
  return {
    lifecycle: own.lifecycle,
    recalls,
    async start() {
      await worker.start({ alone: db.dialect === 'sqlite' })
      await recalls.resume()
    },
    stop,
    /** As whoever posts a prompt does it. */
    async add(values: Parameters<Store['add']>[0] = {}) {
      const row = await own.add({ id: randomIds.next(), ...values })
      await jobs.announce(row.provider, row.id, row.availableAt)
      return row
    },
    /** As a person does it. */
    cancel: async (id: string) => recalls.recall([await own.lifecycle.cancel(id)]),
    retry: async (id: string) => {
      const row = await own.lifecycle.retry(id)
      await jobs.announce(row.provider, row.id, row.availableAt)
    },
  }
}
