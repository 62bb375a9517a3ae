import { cancelGeneration, createGeneration, listGenerations, retryGeneration, type Generation, type NewGeneration, type StudioEvent } from '@atelier/contracts'
import { defineStore } from 'pinia'
import { call } from '../api/call.ts'
import { createEntities } from './entities.ts'
import { useImages } from './images.ts'
import { byNewest, positionOf } from './order.ts'
import { createPaging } from './paging.ts'

/** A generation that names its images; they live in the store of images. */
export type GenerationEntry = Omit<Generation, 'images'> & { readonly imageIds: readonly string[] }

export const isOver = ({ status }: Pick<Generation, 'status'>) => status === 'succeeded' || status === 'failed' || status === 'cancelled'

export const useGenerations = defineStore('generations', () => {
  const images = useImages()
  const entities = createEntities<GenerationEntry>()
  const { list, loadMore, refresh } = createPaging(async (page) => {
    const marks = { own: entities.mark(), images: images.mark() }
    const { items, nextCursor } = await call(listGenerations, { querystring: page })
    return { ids: merge(items, marks), nextCursor }
  })

  function merge(items: readonly Generation[], marks: { own: number, images: number }) {
    images.merge(items.flatMap(item => item.images), marks.images)
    return entities.merge(items.map(toEntry), marks.own)
  }

  function file(entry: GenerationEntry) {
    if (list.ids.includes(entry.id)) return
    const known = list.ids.flatMap(id => entities.byId.get(id) ?? [])
    const at = positionOf(entry, known, byNewest)
    // An old one that is told of again belongs to a page not yet loaded.
    if (at < known.length || typeof list.nextCursor !== 'string') list.ids = list.ids.toSpliced(at, 0, entry.id)
  }

  /** The images of an event are taken in by their own store. */
  function apply(event: StudioEvent) {
    if (!('generation' in event)) return
    const entry = toEntry(event.generation)
    entities.put(entry)
    file(entry)
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

  const create = async (body: NewGeneration) => take(async () => call(createGeneration, { body }))
  const cancel = async (id: string) => take(async () => call(cancelGeneration, { params: { id } }))
  const retry = async (id: string) => take(async () => call(retryGeneration, { params: { id } }))

  return { byId: entities.byId, list, loadMore, refresh, apply, create, cancel, retry }
})

function toEntry({ images, ...rest }: Generation): GenerationEntry {
  return { ...rest, imageIds: images.map(({ id }) => id) }
}
