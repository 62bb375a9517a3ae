import {
  cancelGeneration,
  clearGenerations,
  createGeneration,
  createGenerationList,
  createGenerations,
  LARGEST_PAGE,
  listGenerations,
  retryGeneration,
  type Generation,
  type NewGeneration,
  type NewGenerations,
  type NewVariation,
  type StudioEvent,
} from '@atelier/contracts'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { call } from '../api/call.ts'
import { serverTexts } from '../i18n/server-texts.ts'
import { createEntities } from './entities.ts'
import { useImages } from './images.ts'
import { byNewest, byOldest, newestFirst, positionOf } from './order.ts'
import { createPaging } from './paging.ts'

/** A generation that names its images; they live in the store of images. */
export type GenerationEntry = Omit<Generation, 'images'> & { readonly imageIds: readonly string[] }

export const isOver = ({ status }: Pick<Generation, 'status'>) =>
  status === 'succeeded' || status === 'failed' || status === 'cancelled'

export const useGenerations = defineStore('generations', () => {
  const images = useImages()
  const entities = createEntities<GenerationEntry>()
  /** When the list was cleared last, as far as events told. */
  const clearedAt = shallowRef('')

  const {
    list,
    loadMore,
    refresh: readAgain,
  } = createPaging(async page => {
    const { ids, nextCursor } = await read({ cleared: false, ...page })
    return { ids: ids.filter(isListed), nextCursor }
  }, newestFirst)

  /** Why not all that waits or runs is known. */
  const activeError = shallowRef<unknown>()
  /** All that waits or runs, oldest first. */
  const active = computed(() => [...entities.byId.values()].filter(entry => !isOver(entry)).toSorted(byOldest))

  async function read(querystring: {
    cleared?: boolean
    status?: Generation['status']
    cursor?: string
    limit: number
  }) {
    const marks = { own: entities.mark(), images: images.mark() }
    const { items, nextCursor } = await call(listGenerations, { querystring })
    // Why they failed is said as soon as they are here.
    if (items.some(({ error }) => error !== null)) await serverTexts()
    return { ids: merge(items, marks), nextCursor }
  }

  function merge(items: readonly Generation[], marks: { own: number; images: number }) {
    images.merge(
      items.flatMap(item => item.images),
      marks.images,
    )
    return entities.merge(items.map(toEntry), marks.own)
  }

  function isListed(id: string) {
    const entry = entities.byId.get(id)
    return (
      entry !== undefined &&
      entry.clearedAt === null &&
      !(entry.finishedAt !== null && entry.finishedAt <= clearedAt.value)
    )
  }

  function file(entry: GenerationEntry) {
    if (list.ids.includes(entry.id) || !isListed(entry.id)) return
    const known = list.ids.flatMap(id => entities.byId.get(id) ?? [])
    const at = positionOf(entry, known, byNewest)
    // An old one that is told of again belongs to a page not yet loaded.
    if (at < known.length || typeof list.nextCursor !== 'string') list.ids = list.ids.toSpliced(at, 0, entry.id)
  }

  /** The images of an event are taken in by their own store. */
  function apply(event: StudioEvent) {
    if (event.type === 'generations.cleared') {
      clearedAt.value = event.at
      list.ids = list.ids.filter(isListed)
    }
    if (event.type === 'generation.removed') {
      entities.remove(event.id)
      list.ids = list.ids.filter(id => id !== event.id)
    }
    if (!('generation' in event)) return
    // It may fail yet, and an event waits for nothing.
    void serverTexts()
    const entry = toEntry(event.generation)
    entities.put(entry)
    file(entry)
  }

  /** What waits or runs further down than the list was read. */
  async function loadActive() {
    try {
      await readActive()
      activeError.value = undefined
    } catch (error) {
      activeError.value = error
    }
  }

  async function readActive() {
    if (list.nextCursor === null) return
    const mark = entities.mark()
    const found = new Set<string>()
    // In this order one that starts meanwhile is met at least once.
    for (const status of ['queued', 'running'] as const) {
      let cursor: string | null | undefined
      do {
        const page = await read({ status, limit: LARGEST_PAGE, ...(cursor && { cursor }) })
        page.ids.forEach(id => found.add(id))
        cursor = page.nextCursor
      } while (cursor)
    }
    // Known as active, and neither found nor told of since: it ended while nobody listened.
    for (const { id } of active.value) if (!found.has(id) && !entities.isToldSince(id, mark)) entities.byId.delete(id)
  }

  /** After a gap in what was told. */
  async function refresh() {
    if (list.nextCursor === undefined && list.error === undefined) return
    await readAgain()
    if (list.error === undefined) await loadActive()
  }

  /** Runs an operation that answers with a generation, and takes the answer in unless an event was faster. */
  async function take(request: () => Promise<Generation>): Promise<string> {
    const marks = { own: entities.mark(), images: images.mark() }
    const generation = await request()
    merge([generation], marks)
    const entry = entities.byId.get(generation.id)
    if (entry) file(entry)
    return generation.id
  }

  /** The same key gives the same generation, however often it is sent. */
  const create = async (body: NewVariation, key: string) =>
    take(async () => call(createGeneration, { body }, { headers: { 'idempotency-key': key } }))
  /** The same of many; gives the newest. */
  async function takeAll(request: () => Promise<{ readonly items: readonly Generation[] }>): Promise<string> {
    const marks = { own: entities.mark(), images: images.mark() }
    const { items } = await request()
    const ids = merge(items, marks)
    for (const id of ids) {
      const entry = entities.byId.get(id)
      if (entry) file(entry)
    }
    return ids.at(-1) ?? ''
  }
  /** All that come of a dynamic prompt. */
  const createAll = async (body: NewGenerations, key: string) =>
    takeAll(async () => call(createGenerations, { body }, { headers: { 'idempotency-key': key } }))
  /** All of a list, such as a file has. */
  const createList = async (body: { items: NewGeneration[] }, key: string) =>
    takeAll(async () => call(createGenerationList, { body }, { headers: { 'idempotency-key': key } }))
  const cancel = async (id: string) => take(async () => call(cancelGeneration, { params: { id } }))
  const retry = async (id: string) => take(async () => call(retryGeneration, { params: { id } }))
  /** Takes what is done off the list; an event tells every tab. */
  const clear = async () => call(clearGenerations, {})

  return {
    byId: entities.byId,
    list,
    active,
    activeError,
    clearedAt,
    loadMore,
    loadActive,
    refresh,
    apply,
    create,
    createAll,
    createList,
    cancel,
    retry,
    clear,
  }
})

function toEntry({ images, ...rest }: Generation): GenerationEntry {
  return { ...rest, imageIds: images.map(({ id }) => id) }
}
