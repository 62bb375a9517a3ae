import { join, resolve } from 'node:path'
import { configureSharp } from '@atelier/imaging'
import { createHuggingFaceProvider, createProviders } from '@atelier/providers'
import { createSketchProvider } from '@atelier/sketch'
import { createDiskStorage } from '@atelier/storage'
import type { FastifyBaseLogger } from 'fastify'
import { ROOT, type Config } from './config.ts'
import { createMaintenance } from './opening/maintenance.ts'
import { makeDataDir, openStudioDatabase } from './opening/open-database.ts'
import { openQueue } from './opening/open-queue.ts'
import { createAboutService } from './modules/about/about.service.ts'
import { createCells } from './modules/generations/lifecycle/cells.ts'
import { createCellsRepository } from './modules/generations/lifecycle/cells.repository.ts'
import { createCollectionsRepository } from './modules/collections/collections.repository.ts'
import { createCollectionScope } from './modules/collections/collections.scope.ts'
import { createCollectionsService } from './modules/collections/collections.service.ts'
import { createSmartOutlines } from './modules/collections/smart-outlines.ts'
import { createGenerationBatches } from './modules/generations/generations.batch.ts'
import { createGenerationsRepository } from './modules/generations/generations.repository.ts'
import { createGenerationsService } from './modules/generations/generations.service.ts'
import { createGenerationsWorker } from './modules/generations/making/generations.worker.ts'
import { createImageMaker } from './modules/generations/making/image-maker.ts'
import { createLifecycle } from './modules/generations/lifecycle/lifecycle.ts'
import { createGridArchive } from './modules/grids/grids.archive.ts'
import { createGridsRepository } from './modules/grids/grids.repository.ts'
import { createGridsService } from './modules/grids/grids.service.ts'
import { createGridSheets } from './modules/grids/grids.sheet.ts'
import { createImageArchive } from './modules/images/files/images.archive.ts'
import { createImageFiles } from './modules/images/files/images.files.ts'
import { createImageImport } from './modules/images/intake/images.import.ts'
import { createImageIntake } from './modules/images/intake/images.intake.ts'
import { createImagesKeeper } from './modules/images/intake/images.keeper.ts'
import { createImagesRepository } from './modules/images/images.repository.ts'
import { createImagesService } from './modules/images/images.service.ts'
import { createKeptAnswers } from './modules/images/gallery/kept-answers.ts'
import { createRenditionsRepository } from './modules/images/files/renditions.repository.ts'
import { createTimelineRepository } from './modules/images/gallery/timeline.repository.ts'
import { createTimelineService } from './modules/images/gallery/timeline.service.ts'
import { createModelsService } from './modules/models/models.service.ts'
import { createPromptsService } from './modules/prompts/prompts.service.ts'
import { createWildcardsRepository } from './modules/prompts/wildcards.repository.ts'
import { createWildcardsService } from './modules/prompts/wildcards.service.ts'
import { createSettingsRepository } from './modules/settings/settings.repository.ts'
import { createSettingsService } from './modules/settings/settings.service.ts'
import { createStylePreviews } from './modules/styles/preview/previews.ts'
import { createStylesRepository } from './modules/styles/styles.repository.ts'
import { createStylesService } from './modules/styles/styles.service.ts'
import { systemClock, type Clock } from './platform/clock.ts'
import { createEventLog } from './platform/events/event-log.ts'
import { randomIds, type Ids } from './platform/ids.ts'
import { createSeal, keptSecret } from './platform/secrets.ts'
import { StartError } from './platform/start-error.ts'

/** Milliseconds that running generations have to finish when the studio is stopped. */
const GRACE_MS = 2500
const MAX_ATTEMPTS = 3
const MEGABYTE = 1024 * 1024

interface Replaced {
  readonly clock?: Clock
  readonly ids?: Ids
}

/** The composition root: everything that is opened, in this order, and closed in the other. */
export async function openStudio(
  config: Config,
  log: FastifyBaseLogger,
  { clock = systemClock, ids = randomIds }: Replaced = {},
) {
  const dataDir = resolve(ROOT, config.dataDir)
  await makeDataDir(dataDir)
  configureSharp()
  const storage = createDiskStorage(join(dataDir, 'storage'))
  const secret =
    config.secretKey ??
    (await keptSecret(dataDir).catch((error: unknown) => {
      throw new StartError(
        `The secret key ${join(dataDir, 'secret.key')} can be neither read nor made. Check the permissions of the data folder, or set SECRET_KEY.`,
        { cause: error },
      )
    }))
  const { db, alone, close: closeDatabase } = await openStudioDatabase(dataDir, config.databaseUrl)
  await storage.prepare().catch((error: unknown) => {
    throw new StartError(
      `The data folder ${dataDir} cannot be written to. Check its permissions and the space on its disk, or set DATA_DIR.`,
      { cause: error },
    )
  })

  const stopping = new AbortController()
  const warn = (message: string) => (error: unknown) => log.warn({ err: error }, message)
  const events = createEventLog(db, clock)
  const settings = createSettingsService({
    db,
    repository: createSettingsRepository(db),
    events,
    clock,
    seal: createSeal(secret),
    environment: config,
    log,
    checkToken: (token, options) => huggingface.checkToken(token, options),
  })
  const huggingface = createHuggingFaceProvider({
    routerUrl: config.hfRouterUrl,
    hubUrl: config.hfHubUrl,
    billTo: config.hfBillTo ?? undefined,
    token: settings.token,
    endpoints: settings.endpoints,
    maxImageBytes: config.maxImageMb * MEGABYTE,
    callTimeoutMs: config.generationTimeoutS * 1000,
    pollTimeoutMs: config.generationTimeoutS * 1000,
    allowPrivateNetwork: config.allowPrivateNetwork,
  })
  const { all: providers } = createProviders({ huggingface, sketch: createSketchProvider() })
  await settings.load()

  const imagesRepository = createImagesRepository(db)
  const renditions = createRenditionsRepository(db)
  const keeper = createImagesKeeper({ db, storage, repository: imagesRepository, clock })
  const collectionsRepository = createCollectionsRepository(db)
  const scope = createCollectionScope(collectionsRepository)
  const images = createImagesService({
    db,
    repository: imagesRepository,
    renditions,
    keeper,
    resolve: scope,
    events,
    clock,
  })
  const collections = createCollectionsService({
    db,
    repository: collectionsRepository,
    images,
    outline: createSmartOutlines({ events, images }),
    events,
    clock,
    ids,
  })
  const files = createImageFiles({
    db,
    storage,
    renditions,
    exists: imagesRepository.exists,
    clock,
    maxRenditionBytes: config.renditionsMb * MEGABYTE,
    onError: warn('a rendition could not be kept'),
  })
  const intake = createImageIntake({
    keeper,
    storage,
    exists: imagesRepository.exists,
    maxImageBytes: config.maxImageMb * MEGABYTE,
    onError: warn('a thumbnail could not be kept'),
  })
  const models = createModelsService({ providers, chosenDefault: settings.defaultModel })

  const styles = createStylesService({ db, repository: createStylesRepository(db), events, clock, ids })

  const repository = createGenerationsRepository(db)
  const queue = await openQueue(db, {
    providers: providers.map(provider => provider.id),
    nextAvailableAt: repository.nextAvailableAt,
    clock,
    onError: warn('the queue failed'),
  })
  const lifecycle = createLifecycle({
    db,
    repository,
    images,
    events,
    clock,
    maxAttempts: MAX_ATTEMPTS,
    queueLimit: config.queueLimit,
    leaseMs: config.leaseS * 1000,
  })
  const generations = createGenerationsService({ db, repository, lifecycle, images, models, styles, queue, clock, ids })
  const cells = createCells({
    repository: createCellsRepository(db),
    generations: repository,
    lifecycle,
    events,
    queue,
    clock,
  })
  const grids = createGridsService({
    db,
    repository: createGridsRepository(db),
    cells,
    images,
    models,
    styles,
    events,
    clock,
    ids,
  })
  const wildcards = createWildcardsService({ db, repository: createWildcardsRepository(db), events, clock, ids })
  const prompts = createPromptsService({ wildcards, ids })
  const batches = createGenerationBatches({
    db,
    repository,
    lifecycle,
    images,
    models,
    styles,
    prompts,
    queue,
    clock,
    ids,
  })
  const worker = createGenerationsWorker({
    db,
    repository,
    lifecycle,
    models,
    queue,
    clock,
    ids,
    log,
    timeoutMs: config.generationTimeoutS * 1000,
    leaseMs: config.leaseS * 1000,
    madeIn: id => images.ofGenerations([id]),
    makeImage: createImageMaker({ images, intake, lifecycle, ids, clock }),
    lanes: (['sketch', 'huggingface'] as const).map(provider => ({
      provider,
      width: () => settings.concurrency(provider),
    })),
  })
  const maintenance = createMaintenance({ events, images, keeper, clock, log, alone, tidyStorage: storage.prepare })
  const works = config.role !== 'api'

  return {
    stopping: stopping.signal,
    events,
    settings,
    images,
    collections,
    files,
    models,
    generations,
    batches,
    grids,
    prompts,
    wildcards,
    styles,
    stylePreviews: createStylePreviews({ sketch: models.provider('sketch'), stopping: stopping.signal }),
    timeline: createKeptAnswers({
      events,
      answer: createTimelineService({ repository: createTimelineRepository(db), resolve: scope }),
      max: 20,
    }),
    newestPage: createKeptAnswers({ events, answer: images.page, max: 100 }),
    about: createAboutService({ database: db.dialect, dataDir, images, renditions, storage }),
    archive: createImageArchive({ images, files }),
    drawGridSheet: createGridSheets({ grids, styles, files }),
    archiveGrid: createGridArchive({ grids, files }),
    imports: createImageImport({ images, intake, ids, clock, maxImageMb: config.maxImageMb }),
    checks: { database: () => db.check(2000), storage: storage.check, queue: queue.check },
    dataDir,

    /** Begins to work: what an earlier process left behind first. */
    async start(): Promise<void> {
      settings.onChange(() => void worker.refresh())
      if (!alone) void settings.followOthers(stopping.signal)
      if (!works) return
      await maintenance.start()
      await worker.start({ alone })
    },

    /** Ends what waits for something to happen: streams and held answers. */
    release: () => stopping.abort(),

    /** `answered`: requests that are under way need what is closed here. */
    async close(answered: Promise<unknown> = Promise.resolve()): Promise<void> {
      stopping.abort()
      maintenance.stop()
      if (works) await worker.stop(GRACE_MS)
      await intake.settle()
      await answered
      await queue.close()
      await huggingface.close()
      await closeDatabase()
    },
  }
}
export type Studio = Awaited<ReturnType<typeof openStudio>>
