import {
  addToCollection,
  createCollection,
  getCollection,
  listImageCollections,
  removeCollection,
  removeFromCollection,
  updateCollection,
  type Collection,
  type Input,
  type StudioEvent,
} from '@atelier/contracts'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { call } from '../api/call.ts'
import { ApiError } from '../api/errors.ts'
import { createCollectionList } from './collection-list.ts'
import { useConnection } from './connection.ts'
import { createEntities } from './entities.ts'
import { useImages } from './images.ts'

export type NewCollection = Input<typeof createCollection>['body']
export type CollectionPatch = Omit<Input<typeof updateCollection>['body'], 'before'>

/** As many as the server takes in one call. */
const MOST_AT_ONCE = 500
/** Many events that come together are one reading. */
const REREAD_AFTER_MS = 200
/** Any image may count in a smart collection; nobody looks at these numbers that closely. */
const RECOUNT_AFTER_MS = 1500

export const useCollections = defineStore('collections', () => {
  const images = useImages()
  const entities = createEntities<Collection>()
  const { list, load, loadSoon, followList, isFollowed, outdate } = createCollectionList(entities)
  /** Grows with every change of any collection, for whoever shows what an image is in. */
  const version = shallowRef(0)

  /** Reads one anew. Throws what the server refuses; one that is gone is forgotten. */
  async function loadOne(id: string, signal?: AbortSignal) {
    const mark = entities.mark()
    try {
      entities.merge([await call(getCollection, { params: { id } }, { signal })], mark)
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) drop(id)
      throw error
    }
  }

  function put(collection: Collection) {
    entities.put(collection)
    if (list.ids && !list.ids.includes(collection.id)) list.ids = [...list.ids, collection.id]
    version.value += 1
  }

  function drop(id: string) {
    entities.remove(id)
    if (list.ids?.includes(id)) list.ids = list.ids.filter(other => other !== id)
    version.value += 1
  }

  function apply(event: StudioEvent) {
    if (event.type === 'collection.removed') drop(event.id)
    if (event.type === 'collection.updated') {
      version.value += 1
      // The list tells the order too, which is not to be seen in the one.
      if (!isFollowed()) reread(event.id)
      loadSoon(REREAD_AFTER_MS)
    }
    if ('image' in event || event.type === 'image.removed') loadSoon(RECOUNT_AFTER_MS)
  }

  function reread(id: string) {
    if (!entities.byId.has(id)) return
    // Where the server is away, it is read again when it is back.
    void loadOne(id).catch(outdate)
  }

  /** After a gap in what was told. */
  async function refresh() {
    version.value += 1
    outdate()
    if (isFollowed()) await load()
    else for (const id of entities.byId.keys()) reread(id)
  }

  async function create(body: NewCollection): Promise<Collection> {
    const collection = await call(createCollection, { body })
    put(collection)
    return collection
  }

  async function update(id: string, body: CollectionPatch) {
    put(await call(updateCollection, { params: { id }, body }))
    if (body.filter !== undefined) images.rereadCollection(id)
  }

  /** In front of another one, or to the end. Shown at once. */
  async function move(id: string, before: string | null) {
    const others = (list.ids ?? []).filter(other => other !== id)
    const at = before === null ? others.length : others.indexOf(before)
    if (list.ids) list.ids = others.toSpliced(at < 0 ? others.length : at, 0, id)
    try {
      put(await call(updateCollection, { params: { id }, body: { before } }))
    } catch (error) {
      await load()
      throw error
    }
  }

  /** Its images stay where they are. */
  async function remove(id: string) {
    await call(removeCollection, { params: { id } })
    drop(id)
  }

  /** Gives the ids of those that were not in it before. */
  async function add(id: string, ids: readonly string[]): Promise<string[]> {
    return change(ids, async some => call(addToCollection, { params: { id }, body: { ids: some } })).finally(() =>
      images.rereadCollection(id),
    )
  }

  /** Gives the ids of those that were in it. They leave the page at once, and come back when the server refuses. */
  async function takeOut(id: string, ids: readonly string[]): Promise<string[]> {
    images.leaveCollection(id, ids)
    return change(ids, async some => call(removeFromCollection, { params: { id }, body: { ids: some } })).finally(() =>
      images.rereadCollection(id),
    )
  }

  async function change(
    ids: readonly string[],
    request: (some: string[]) => Promise<{ changed: string[]; collection: Collection }>,
  ) {
    const changed: string[] = []
    for (let done = 0; done < ids.length; done += MOST_AT_ONCE) {
      const answer = await request(ids.slice(done, done + MOST_AT_ONCE))
      changed.push(...answer.changed)
      put(answer.collection)
    }
    return changed
  }

  /** Which ones an image was put into, in their order. */
  async function of(imageId: string, signal?: AbortSignal): Promise<string[]> {
    const mark = entities.mark()
    const { items } = await call(listImageCollections, { params: { id: imageId } }, { signal })
    return entities.merge(items, mark)
  }

  const store = {
    byId: entities.byId,
    list,
    version,
    load,
    loadOne,
    followList,
    apply,
    refresh,
    create,
    update,
    move,
    remove,
    add,
    takeOut,
    of,
  }
  useConnection().follow(store)
  return store
})
