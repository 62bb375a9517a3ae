import { join, resolve } from 'node:path'
import { configureSharp } from '@atelier/imaging'
import { createDiskStorage } from '@atelier/storage'
import type { FastifyBaseLogger } from 'fastify'
import { ROOT, type Config } from './config.ts'
import { openAccess } from './opening/open-access.ts'
import { makeDataDir, openStudioDatabase } from './opening/open-database.ts'
import { createEngineModules } from './opening/engine-modules.ts'
import { engineDefaults, openEngines } from './opening/open-engines.ts'
import { prepareStorage, requireKnownStorage } from './opening/known-storage.ts'
import { keepLanes } from './opening/keep-lanes.ts'
import { openQueue } from './opening/open-queue.ts'
import { createOtherPrograms } from './opening/other-programs.ts'
import { secretOf } from './opening/secret-of.ts'
import { createLinks } from './opening/linked-things.ts'
import { webhookOwners } from './opening/webhook-owners.ts'
import { createAboutModule } from './modules/about/module.ts'
import { audited } from './modules/access/module.ts'
import { createBelongings } from './modules/belongings/module.ts'
import { createCollectionFilter, createCollectionsModule, createLentFilters } from './modules/collections/module.ts'
import { createEventsModule } from './modules/events/module.ts'
import { createGenerationsModule, createRemoval, generationJobs } from './modules/generations/module.ts'
import { createGridsModule } from './modules/grids/module.ts'
import { createHealthModule } from './modules/health/module.ts'
import { createImagesModule } from './modules/images/module.ts'
import { createInputKeeping, createInputsModule } from './modules/inputs/module.ts'
import { createMcpModule } from './modules/mcp/module.ts'
import { createModelsModule } from './modules/models/module.ts'
import { createPromptHistory, createPromptsModule } from './modules/prompts/module.ts'
import { createSettingsModule } from './modules/settings/module.ts'
import { createStylesModule } from './modules/styles/module.ts'
import { createWebhooksModule, webhookJobs } from './modules/webhooks/module.ts'
import { systemClock, type Clock } from './platform/clock.ts'
import { openDatabaseClock } from './platform/database-clock.ts'
import { createDecoding } from './platform/decoding.ts'
import { createEventLog } from './platform/events/event-log.ts'
import { createIdempotency } from './platform/idempotency/idempotency.ts'
import { randomIds, type Ids } from './platform/ids.ts'
import { inReserve } from './platform/operations/in-reserve.ts'
import { createPreviews } from './platform/previews/previews.ts'
import { createReserve } from './platform/reserve.ts'
import { createSeal } from './platform/secrets.ts'
import type { StudioModule } from './platform/module.ts'
import { createUpkeep } from './platform/upkeep.ts'

interface Replaced {
  readonly clock?: Clock
  readonly ids?: Ids
}

/** The composition root: everything that is opened, in this order, and closed in the other. */
export async function openStudio(
  config: Config,
  log: FastifyBaseLogger,
  { clock: given, ids = randomIds }: Replaced = {},
) {
  const dataDir = resolve(ROOT, config.dataDir)
  // A proxy that sends pictures by itself has to be let in.
  await makeDataDir(dataDir, { isPrivate: config.accelRedirect === null })
  configureSharp()
  const storage = createDiskStorage(join(dataDir, 'storage'))
  const secret = await secretOf(config, dataDir)
  const { db, alone, file, close: closeDatabase } = await openStudioDatabase(dataDir, config.databaseUrl)
  await prepareStorage(storage, dataDir)

  // SQLite has no clock but that of this machine.
  const shared = given || db.dialect === 'sqlite' ? undefined : await openDatabaseClock({ db, log })
  const clock = given ?? shared ?? systemClock

  const stopping = new AbortController()
  const events = createEventLog(db, clock)
  await requireKnownStorage({ db, storage, events, dataDir }).catch(async (error: unknown) => {
    shared?.close()
    await closeDatabase()
    throw error
  })
  const reserve = createReserve({ path: file && `${file}.reserve`, log })
  const decoding = createDecoding()
  const platform = { db, events, clock, ids, decoding, reserve, idempotency: createIdempotency({ db, clock }) }
  const works = config.role !== 'api'
  const previews = createPreviews({ ...platform, alone, log })

  const { token, concurrency } = engineDefaults(config)
  const seal = createSeal(secret)
  const running = { seal, alone, log, stopping: stopping.signal }
  const accessModule = openAccess(config, {
    ...platform,
    dataDir,
    secret,
    belongings: {
      handOver: (from, to) => belongings.handOver(from, to),
      remove: ownerId => belongings.remove(ownerId),
    },
    log,
  })
  const settingsModule = createSettingsModule({
    ...platform,
    ...running,
    environment: { token },
    concurrency,
    checkToken: (wanted, options) => engines.checkToken(wanted, options),
    requireModel: id => models.get(id),
  })
  const { settings } = settingsModule
  const engines = openEngines(config, settings, log)
  await settings.load()
  const { enginesModule, costsModule, inUse } = createEngineModules({
    ...platform,
    ...running,
    engines,
    settings,
    access: accessModule,
  })
  await inUse.load()
  await accessModule.open()
  const modelsModule = createModelsModule({
    engines: inUse.enabled,
    nameOf: inUse.nameOf,
    priceOf: inUse.priceOf,
    chosenDefault: settings.defaultModel,
  })
  const { models } = modelsModule

  const history = createPromptHistory(platform)
  const removal = createRemoval({ ...platform, history })
  const imagesModule = createImagesModule({
    ...platform,
    ...config,
    storage,
    alone,
    log,
    forget: removal.forget,
    keepStarts: createInputKeeping(db).adopt,
    resolve: createCollectionFilter(db),
    lent: createLentFilters(db),
    newImagesAreShared: settings.newImagesAreShared,
    limitsOf: accessModule.limitsOf,
    sourceMarkOf: engines.sourceMarkOf,
  })
  const { images, files, intake, loose, imports } = imagesModule
  const inputsModule = createInputsModule({ ...platform, storage, loose, imports, images, files })
  const { inputs } = inputsModule
  const collectionsModule = createCollectionsModule({ ...platform, images })
  const stylesModule = createStylesModule({ ...platform, engine: engines.builtIn, stopping: stopping.signal })
  const { styles } = stylesModule
  const promptsModule = createPromptsModule({ ...platform, history })

  const queue = await openQueue(db, { clock, log })
  const generationsModule = createGenerationsModule({
    ...platform,
    ...config,
    removal,
    images,
    intake,
    inputs,
    models,
    engines: inUse,
    styles,
    prompts: promptsModule.prompts,
    history,
    previews,
    budgets: costsModule.budgets,
    charges: costsModule.charges,
    newImagesAreShared: settings.newImagesAreShared,
    limitsOf: accessModule.limitsOf,
    limitsOfKey: accessModule.limitsOfKey,
    queue: await queue.register(generationJobs(db, inUse.lanes)),
    lanes: inUse.lanes,
    alone,
    works,
    log,
  })
  const gridsModule = createGridsModule({
    ...platform,
    cells: generationsModule.cells,
    images,
    inputs,
    files,
    models,
    styles,
  })
  const linksModule = createLinks(
    { images, files, ...collectionsModule, ...gridsModule },
    { ...platform, seal, passwords: accessModule.passwords, log },
  )
  const webhooksModule = createWebhooksModule({
    ...platform,
    ...config,
    ...running,
    owners: webhookOwners(config, accessModule),
    queue: await queue.register(webhookJobs(db)),
    works,
  })
  const belongings = createBelongings({
    db,
    events,
    images: imagesModule.belongings,
    generations: generationsModule.belongings,
    inputs: inputsModule.belongings,
  })
  const aboutModule = createAboutModule({ ...imagesModule, database: db.dialect, dataDir, storage })
  const otherPrograms = createOtherPrograms({
    ...platform,
    modules: {
      generations: generationsModule,
      images: imagesModule,
      inputs: inputsModule,
      models: modelsModule,
      styles: stylesModule,
    },
    previews,
    seal,
    stopping: stopping.signal,
  })
  const checks = { database: () => db.check(2000), storage: storage.check, queue: queue.check }

  /** In the order in which the API's document shows them; what is below may use what is above. */
  const own: readonly StudioModule[] = [
    generationsModule,
    gridsModule,
    promptsModule,
    stylesModule,
    imagesModule,
    inputsModule,
    collectionsModule,
    linksModule,
    modelsModule,
    enginesModule,
    costsModule,
    ...otherPrograms,
    createEventsModule({ events, previews, clock, isSeen: images.isSeen }),
    webhooksModule,
    settingsModule,
    accessModule,
    createHealthModule({ checks, log }),
    aboutModule,
  ].map((module: StudioModule) => ({
    ...module,
    operations: inReserve(audited(module.operations, accessModule.audit), reserve),
  }))
  const mcpModule = createMcpModule({ modules: own, events })
  const modules: readonly StudioModule[] = [...own, mcpModule]
  const upkeep = createUpkeep({
    rounds: [{ round: reserve.refill }, ...modules.flatMap(module => module.upkeep ?? [])],
    stopping: stopping.signal,
    log,
  })

  return {
    modules,
    access: accessModule.access,
    setUpCode: accessModule.setUpCode,
    clock,
    stopping: stopping.signal,
    dataDir,
    settings,
    engines,
    checks,
    events,
    previews,
    images,
    styles,
    visits: linksModule.visits,
    callTool: mcpModule.callTool,
    webhooks: { look: webhooksModule.look, tidy: webhooksModule.tidy },
    belongings,

    /** Begins to work: what an earlier process left behind first. */
    async start(): Promise<void> {
      keepLanes({ generations: generationsModule, settings, engines: inUse, log })
      await engines.start()
      if (works) await upkeep.start()
      for (const module of modules.toReversed()) await module.start?.()
    },

    /** Ends what waits for something to happen: streams and held answers. */
    release: () => stopping.abort(),

    /** `answered`: requests that are under way need what is closed here. */
    async close(answered: Promise<unknown> = Promise.resolve()): Promise<void> {
      stopping.abort()
      await upkeep.stop()
      for (const module of modules) await module.close?.()
      await answered
      previews.close()
      await queue.close()
      await engines.close()
      shared?.close()
      await closeDatabase()
    },
  }
}
export type Studio = Awaited<ReturnType<typeof openStudio>>
