import {
  getImage,
  removeImage,
  restoreImage,
  tagsOf,
  updateImage,
  updateImages,
  type Image,
  type StudioEvent,
} from '@atelier/contracts'
import { defineStore } from 'pinia'
import { call } from '../api/call.ts'
import { ApiError } from '../api/errors.ts'
import { createEntities } from './entities.ts'
import { patchOf, type ManyChange } from './image-changes.ts'
import type { ImageChange } from './timeline.ts'
import type { Timelines } from './timelines.ts'

const CHANGE_OF = {
  'image.created': 'created',
  'image.updated': 'updated',
  'image.trashed': 'trashed',
  'image.restored': 'restored',
} as const satisfies Record<string, ImageChange>

/** As many as the server changes in one call. */
const MOST_AT_ONCE = 500

export const useImages = defineStore('images', () => {
  const entities = createEntities<Image>()
  /** Nobody looks at one to begin with, and their code comes with the first that is opened. */
  let timelines: Timelines | undefined

  /** Takes in an image that is the newest state there is, and files it in every gallery. */
  function put(image: Image, how: ImageChange) {
    entities.put(image)
    timelines?.file(image, how)
  }

  function drop(id: string) {
    timelines?.drop(id)
    entities.remove(id)
  }

  function apply(event: StudioEvent) {
    if ('image' in event) put(event.image, CHANGE_OF[event.type])
    if ('generation' in event) carry(event.generation.images)
    if (event.type === 'image.removed') drop(event.id)
    if (event.type === 'collection.updated') timelines?.rereadCollection(event.id)
    if (event.type === 'collection.removed') timelines?.loseCollection(event.id)
  }

  /**
   * What becomes of an image has events of its own, and the galleries follow those: what a generation carries along is
   * taken in only where it is not here, so that a change that is on its way to the server stays shown.
   */
  function carry(images: readonly Image[]) {
    for (const image of images) if (!entities.byId.has(image.id)) entities.put(image)
    timelines?.retain(images.map(({ id }) => id))
  }

  async function load(id: string, signal?: AbortSignal) {
    const mark = entities.mark()
    try {
      merge([await call(getImage, { params: { id } }, { signal })], mark)
    } catch (error) {
      // Deleted for good while nobody told us.
      if (error instanceof ApiError && error.status === 404) drop(id)
      throw error
    }
  }

  async function setFavorite(id: string, favorite: boolean) {
    await change(id, { favorite }, async () => call(updateImage, { params: { id }, body: { favorite } }))
  }

  /** 0 takes the stars away. */
  async function setRating(id: string, rating: number) {
    await change(id, { rating }, async () => call(updateImage, { params: { id }, body: { rating } }))
  }

  /** All the tags that it has from now on. */
  async function setTags(id: string, wanted: readonly string[]) {
    const tags = tagsOf(wanted)
    await change(id, { tags }, async () => call(updateImage, { params: { id }, body: { tags } }))
  }

  /** To the trash; `restore` takes it back. */
  async function trash(id: string) {
    await change(id, { trashedAt: new Date().toISOString() }, async () =>
      call(removeImage, { params: { id }, querystring: {} }),
    )
  }

  async function restore(id: string) {
    await change(id, { trashedAt: null }, async () => call(restoreImage, { params: { id } }))
  }

  /** null takes the title away. */
  async function setTitle(id: string, title: string | null) {
    await change(id, { title }, async () => call(updateImage, { params: { id }, body: { title } }))
  }

  /** Whether the whole studio sees it. */
  async function setShared(id: string, shared: boolean) {
    await change(id, { shared }, async () => call(updateImage, { params: { id }, body: { shared } }))
  }

  /** For good, from the trash or not. */
  async function remove(id: string) {
    await call(removeImage, { params: { id }, querystring: { permanent: true } })
    drop(id)
  }

  /** Shows the change at once, and takes it back when the server refuses. */
  async function change(id: string, patch: Partial<Image>, request: () => Promise<unknown>) {
    const before = entities.byId.get(id)
    if (before) put({ ...before, ...patch }, 'own')
    try {
      await request()
    } catch (error) {
      if (before) put(before, 'own')
      throw error
    }
  }

  /**
   * One thing done to any number of images, some of which may not be loaded. Shown at once; when the server refuses,
   * what it has not done is taken back. Gives the ids of those that it changed.
   */
  async function changeMany(ids: readonly string[], what: ManyChange): Promise<string[]> {
    const before = ids.flatMap(id => entities.byId.get(id) ?? [])
    const patch = patchOf(what)
    for (const image of before) put({ ...image, ...patch(image) }, 'own')
    const changed: string[] = []
    let done = 0
    try {
      for (; done < ids.length; done += MOST_AT_ONCE) {
        const answer = await call(updateImages, { body: { ids: ids.slice(done, done + MOST_AT_ONCE), ...what } })
        changed.push(...answer.changed)
      }
    } catch (error) {
      const left = new Set(ids.slice(done))
      for (const image of before) if (left.has(image.id)) put(image, 'own')
      throw error
    }
    return changed
  }

  /** Of answers that carry images along. */
  function merge(images: readonly Image[], mark: number) {
    timelines?.retain(images.map(({ id }) => id))
    return entities.merge(images, mark)
  }

  return {
    byId: entities.byId,
    mark: entities.mark,
    merge,
    apply,
    /** The one set of them, made by whoever needs it first. */
    timelines: (create: (images: typeof entities) => Timelines) => (timelines ??= create(entities)),
    refresh: async () => timelines?.refresh(),
    leaveCollection: (id: string, ids: readonly string[]) => timelines?.leaveCollection(id, ids),
    rereadCollection: (id: string) => timelines?.rereadCollection(id),
    load,
    setFavorite,
    setTitle,
    setShared,
    setRating,
    setTags,
    trash,
    restore,
    remove,
    changeMany,
  }
})
