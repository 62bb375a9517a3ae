import type { ListedPrice } from '@atelier/contracts'
import type { Database } from '@atelier/db'
import { describeOnMigratedDatabases, openMigrated, type TestDatabase } from '@atelier/db/testing'
import { createMemoryStorage, type Storage } from '@atelier/storage'
import { afterAll, beforeAll } from 'vitest'
import { createCollectionsRepository } from '../modules/collections/collections.repository.ts'
import { createCollectionScope } from '../modules/collections/collections.scope.ts'
import { createLentFilters } from '../modules/collections/module.ts'
import { createCharges } from '../modules/costs/charges.ts'
import { createCostsRepository } from '../modules/costs/costs.repository.ts'
import type { NewGenerationRow } from '../modules/generations/generations.repository.ts'
import { createGenerationsRepository } from '../modules/generations/generations.repository.ts'
import { createRemoval } from '../modules/generations/removal.ts'
import { createIdempotency } from '../platform/idempotency/idempotency.ts'
import { createLifecycle } from '../modules/generations/lifecycle/lifecycle.ts'
import { createLooseObjects } from '../modules/images/intake/loose-objects.ts'
import { createImagesRepository, type NewImageRow } from '../modules/images/images.repository.ts'
import { createImagesService, type ImagesService } from '../modules/images/images.service.ts'
import { createInputKeeping } from '../modules/inputs/module.ts'
import { createInputsRepository } from '../modules/inputs/inputs.repository.ts'
import { createInputs } from '../modules/inputs/inputs.service.ts'
import { createPromptHistory } from '../modules/prompts/module.ts'
import { STUDIO_USER } from '../platform/actor.ts'
import { createRenditionsRepository } from '../modules/images/files/renditions.repository.ts'
import type { Clock } from '../platform/clock.ts'
import { createEventLog, type LoggedEvent } from '../platform/events/event-log.ts'
import type { Ids } from '../platform/ids.ts'
import type { LimitsOf } from '../platform/limits.ts'
import type { Asker } from '../platform/ownership.ts'

/** A clock that only a test moves. */
function createHandClock(start = '2026-03-01T12:00:00.000Z') {
  let now = new Date(start)
  return {
    now: () => now,
    advance: (ms: number) => {
      now = new Date(now.getTime() + ms)
    },
    set: (time: Date) => {
      now = time
    },
  }
}

/** Ids that sort in the order in which they were made, and are told apart by eye. */
function createCountedIds() {
  let count = 0
  return {
    next: () => `00000000-0000-7000-8000-${String(++count).padStart(12, '0')}`,
    seed: () => count,
  }
}

interface StoreOptions {
  readonly clock?: Clock
  readonly ids?: Ids
  readonly maxAttempts?: number
  readonly queueLimit?: number
  readonly limitsOf?: LimitsOf
  readonly limitsOfKey?: LimitsOf
  readonly priceOf?: (engine: string, model: string) => ListedPrice | undefined
  readonly leaseMs?: number
}

/** Runs a suite on both databases; what it opens is empty. PostgreSQL's is made once and emptied, since making one takes long. */
export function describeStores(name: string, suite: (open: (options?: StoreOptions) => Promise<Store>) => void) {
  describeOnMigratedDatabases(name, make => {
    let place: TestDatabase | undefined
    beforeAll(async () => {
      place = await make()
    })
    afterAll(() => place?.drop())
    suite(async options => {
      if (place?.dialect === 'sqlite') {
        await place.drop()
        place = await make()
      }
      if (!place) throw new Error('the suite has not started')
      const { url } = place
      const db = await openMigrated(url)
      if (db.dialect === 'postgresql')
        await db.query(
          'truncate generations, generation_turns, generation_usage, generated_images, image_tags, collection_people, image_counts, image_buckets, image_likenesses, unseen_images, events, settings, loose_objects, renditions, inputs, input_uses, costs, engines, collections, collection_images, grids, styles, prompts, wildcards, idempotency_keys, event_consumers restart identity cascade',
        )
      return createStore(db, url, options)
    })
  })
}

/** The parts below the services, over a clock that is moved by hand. */
export function createStore(
  db: Database,
  url: string,
  {
    clock: given,
    ids = createCountedIds(),
    maxAttempts = 3,
    queueLimit = 1000,
    limitsOf,
    limitsOfKey,
    priceOf = () => undefined,
    leaseMs = 30_000,
  }: StoreOptions = {},
) {
  const hand = createHandClock()
  const clock = { ...hand, ...given }
  const storage = createMemoryStorage()
  const events = createEventLog(db, clock)
  const images = createImagesRepository(db)
  /** Why files of what was deleted are still there. */
  const left: unknown[] = []
  const renditions = createRenditionsRepository(db)
  const looseOf = (where: Storage) =>
    createLooseObjects({
      db,
      storage: where,
      repository: images,
      clock,
      onLeft: error => void left.push(error),
    })
  const loose = looseOf(storage)
  const collections = createCollectionsRepository(db)
  const resolve = createCollectionScope(collections)
  const lent = createLentFilters(db)
  const history = createPromptHistory({ db, events, clock, ids })
  const removal = createRemoval({ db, events, history, idempotency: createIdempotency({ db, clock }) })
  const { forget } = removal
  const actedOver = (where: Storage) =>
    createImagesService({
      db,
      repository: images,
      renditions,
      loose: looseOf(where),
      forget,
      keepStarts: createInputKeeping(db).adopt,
      resolve,
      lent,
      events,
      clock,
    })
  const acted = actedOver(storage)
  const serviceOver = (where: Storage) => asOwner(actedOver(where), STUDIO_USER)
  const service = asOwner(acted, STUDIO_USER)
  const inputs = createInputs({ repository: createInputsRepository(db), images: acted, storage, clock, ids })
  const charges = createCharges({ repository: createCostsRepository(db), clock, priceOf })
  const generations = createGenerationsRepository(db)
  const lifecycle = createLifecycle({
    db,
    repository: generations,
    images: acted,
    events,
    clock,
    maxAttempts,
    queueLimit,
    limitsOf,
    limitsOfKey,
    leaseMs,
  })

  async function eventsSince(after: number): Promise<LoggedEvent[]> {
    const last = await events.lastSequence()
    const seen: LoggedEvent[] = []
    if (last <= after) return seen
    const stop = new AbortController()
    for await (const logged of events.follow(after, stop.signal)) {
      seen.push(logged)
      if (logged.sequence >= last) break
    }
    return seen
  }

  return {
    db,
    url,
    clock,
    ids,
    storage,
    inputs,
    events,
    images,
    collections,
    resolve,
    renditions,
    charges,
    priceOf,
    loose,
    looseOf,
    left,
    /** The images as anybody asks for them. */
    acted,
    service,
    serviceOver,
    /** The same as another owner asks for it. */
    serviceOf: (asker: Asker) => asOwner(acted, asker),
    generations,
    lifecycle,
    removal,
    history,
    eventsSince,
    add: (values: Partial<NewGenerationRow> = {}) =>
      db.atomic(function* (tx) {
        const [row] = yield* lifecycle.createAll(tx, [
          {
            id: ids.next(),
            ownerId: STUDIO_USER.id,
            prompt: 'a lighthouse',
            negativePrompt: null,
            model: 'sketch/scenes',
            provider: 'sketch',
            parameters: { width: 64, height: 64, steps: null, guidance: null, seed: 7, count: 1 },
            availableAt: clock.now(),
            createdAt: clock.now(),
            ...values,
          },
        ])
        if (!row) throw new Error('nothing was begun')
        return row
      }),
    addImage: (values: Partial<NewImageRow> = {}) =>
      db.atomic(tx => service.add(tx, imageRow({ id: ids.next(), createdAt: clock.now(), ...values }))),
  }
}
export type Store = ReturnType<typeof createStore>

/** The images as one owner asks for them. */
const asOwner = (images: ImagesService, asker: Asker) => ({
  ...images,
  page: (query: Parameters<ImagesService['page']>[1]) => images.page(asker, query),
  get: (id: string) => images.get(asker, id),
  stats: (scope?: Parameters<ImagesService['stats']>[1]) => images.stats(asker, scope),
  neighbors: (id: string, filter: Parameters<ImagesService['neighbors']>[2]) => images.neighbors(asker, id, filter),
  update: (id: string, changes: Parameters<ImagesService['update']>[2]) => images.update(asker, id, changes),
  changeMany: (changes: Parameters<ImagesService['changeMany']>[1]) => images.changeMany(asker, changes),
  trash: (id: string) => images.trash(asker, id),
  restore: (id: string) => images.restore(asker, id),
  remove: (id: string) => images.remove(asker, id),
  emptyTrash: () => images.emptyTrash(asker),
})

/** What lies in a storage, sorted. */
export async function keysOf(storage: Pick<Storage, 'list'>): Promise<string[]> {
  const keys: string[] = []
  for await (const key of storage.list('')) keys.push(key)
  return keys.toSorted()
}

/** An image as the intake would have it, for tests that need no file. */
export function imageRow({
  id,
  createdAt,
  ...values
}: Partial<NewImageRow> & { id: string; createdAt: Date }): NewImageRow {
  return {
    id,
    ownerId: STUDIO_USER.id,
    createdAt,
    generationId: null,
    ordinal: 0,
    prompt: 'a lighthouse',
    negativePrompt: null,
    model: 'sketch/scenes',
    provider: 'sketch',
    storageKey: `images/2026/03/${id}.png`,
    filename: `${id}.png`,
    mimeType: 'image/png',
    width: 64,
    height: 64,
    sizeBytes: 100,
    seed: 7,
    steps: null,
    guidance: null,
    sha256: 'a'.repeat(64),
    placeholder: '',
    ...values,
  }
}
