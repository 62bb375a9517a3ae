import { getImage, listImages, removeImage, restoreImage, updateImage, type Image, type StudioEvent } from '@atelier/contracts'
import { defineStore } from 'pinia'
import { call } from '../api/call.ts'
import { createEntities } from './entities.ts'
import { filterKey, matches, type ImageFilter } from './image-query.ts'
import { byNewest, byOldest, positionOf } from './order.ts'
import { createPaging, type Paging } from './paging.ts'

export interface ImageFeed extends Paging { readonly filter: ImageFilter }

/** As many lists as a person goes back and forth between. */
const FEEDS_KEPT = 12

export const useImages = defineStore('images', () => {
  const entities = createEntities<Image>()
  const feeds = new Map<string, ImageFeed>()

  /** The list for a filter; the same one while it is in use, so that going back finds it as it was. */
  function feed(filter: ImageFilter): ImageFeed {
    const key = filterKey(filter)
    const found = feeds.get(key) ?? createFeed(filter)
    feeds.delete(key)
    feeds.set(key, found)
    for (const oldest of [...feeds.keys()].slice(0, -FEEDS_KEPT)) feeds.delete(oldest)
    return found
  }

  const createFeed = (filter: ImageFilter): ImageFeed => ({
    filter,
    ...createPaging(async (page) => {
      const mark = entities.mark()
      const { items, nextCursor } = await call(listImages, { querystring: { ...filter, ...page } })
      const ids = entities.merge(items, mark)
      return { ids: ids.filter(id => belongs(id, filter)), nextCursor }
    }),
  })

  /** Events that came while the page was on its way may have moved an image elsewhere. */
  function belongs(id: string, { favorite, trashed = false }: ImageFilter) {
    const image = entities.byId.get(id)
    return image !== undefined && (image.trashedAt !== null) === trashed && (favorite === undefined || image.favorite === favorite)
  }

  /** Takes in an image that is the newest state there is, and files it in every list. */
  function put(image: Image) {
    entities.put(image)
    for (const { list, filter } of feeds.values()) {
      const isListed = list.ids.includes(image.id)
      const isDue = matches(image, filter)
      if (isDue && !isListed) list.ids = insert(image, list, filter)
      if (!isDue && isListed) list.ids = list.ids.filter(id => id !== image.id)
    }
  }

  function insert(image: Image, { ids, nextCursor }: Paging['list'], filter: ImageFilter): readonly string[] {
    const isOldestFirst = filter.order === 'oldest'
    const known = ids.flatMap(id => entities.byId.get(id) ?? [])
    const at = positionOf(image, known, isOldestFirst ? byOldest : byNewest)
    // Behind the last one loaded: its page will bring it. Before the first page, only what is newest surely comes in front.
    const isOutOfReach = at === known.length && (isOldestFirst ? nextCursor !== null : typeof nextCursor === 'string')
    return isOutOfReach ? ids : ids.toSpliced(at, 0, image.id)
  }

  function drop(id: string) {
    entities.remove(id)
    for (const { list } of feeds.values()) list.ids = list.ids.filter(other => other !== id)
  }

  function apply(event: StudioEvent) {
    if ('image' in event) put(event.image)
    if ('generation' in event) event.generation.images.forEach(put)
    if (event.type === 'image.removed') drop(event.id)
  }

  async function load(id: string, signal?: AbortSignal) {
    const mark = entities.mark()
    entities.merge([await call(getImage, { params: { id } }, { signal })], mark)
  }

  async function setFavorite(id: string, favorite: boolean) {
    await change(id, { favorite }, async () => call(updateImage, { params: { id }, body: { favorite } }))
  }

  /** To the trash; `restore` takes it back. */
  async function trash(id: string) {
    await change(id, { trashedAt: new Date().toISOString() }, async () => call(removeImage, { params: { id }, querystring: {} }))
  }

  async function restore(id: string) {
    await change(id, { trashedAt: null }, async () => call(restoreImage, { params: { id } }))
  }

  /** null takes the title away. */
  async function setTitle(id: string, title: string | null) {
    await change(id, { title }, async () => call(updateImage, { params: { id }, body: { title } }))
  }

  /** For good, from the trash or not. */
  async function remove(id: string) {
    await call(removeImage, { params: { id }, querystring: { permanent: true } })
    drop(id)
  }

  /** Shows the change at once, and takes it back when the server refuses. */
  async function change(id: string, patch: Partial<Image>, request: () => Promise<unknown>) {
    const before = entities.byId.get(id)
    if (before) put({ ...before, ...patch })
    try {
      await request()
    }
    catch (error) {
      if (before) put(before)
      throw error
    }
  }

  /** Of answers that carry images along. */
  const merge = (images: readonly Image[], mark: number) => entities.merge(images, mark)

  const refresh = async () => Promise.all([...feeds.values()].map(async one => one.refresh()))

  return { byId: entities.byId, mark: entities.mark, merge, feed, apply, refresh, load, setFavorite, setTitle, trash, restore, remove }
})
