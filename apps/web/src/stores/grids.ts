import {
  cancelGrid,
  createGrid,
  getGrid,
  listGrids,
  removeGrid,
  retryGrid,
  updateGrid,
  type Generation,
  type Grid,
  type NewGrid,
  type StudioEvent,
} from '@atelier/contracts'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { call } from '../api/call.ts'
import { ApiError } from '../api/errors.ts'
import { useConnection } from './connection.ts'
import { createEntities } from './entities.ts'
import { toCell, toDetail, toEntry, type CellEntry, type GridDetail, type GridEntry } from './grid-entries.ts'
import { useImages } from './images.ts'
import { newestFirst } from './order.ts'
import { createPaging } from './paging.ts'

/** Every grid that was looked at. It hears of what happens from its first use on; until then nobody has read anything that could grow old. */
export const useGrids = defineStore('grids', () => {
  const images = useImages()
  const entries = createEntities<GridEntry>()
  const details = createEntities<GridDetail>()
  const cells = createEntities<CellEntry>()
  /** The one that is open: read again when something was missed. */
  const current = shallowRef<string>()
  /** How often something happened that the list shows; whoever shows it reads it again. */
  const news = shallowRef(0)

  const {
    list,
    loadMore,
    refresh: refreshList,
  } = createPaging(async page => {
    const marks = { entries: entries.mark(), images: images.mark() }
    const { items, nextCursor } = await call(listGrids, { querystring: page })
    images.merge(
      items.flatMap(({ cover }) => cover ?? []),
      marks.images,
    )
    return { ids: entries.merge(items.map(toEntry), marks.entries), nextCursor }
  }, newestFirst)

  /** Runs an operation that answers with a grid, and takes in what no event has overtaken. */
  async function take(request: () => Promise<Grid>): Promise<string> {
    const marks = { entries: entries.mark(), details: details.mark(), cells: cells.mark(), images: images.mark() }
    const grid = await request()
    images.merge(
      [...grid.items, { image: grid.cover }].flatMap(({ image }) => image ?? []),
      marks.images,
    )
    cells.merge(
      grid.items.map(item => toCell(grid.id, item)),
      marks.cells,
    )
    details.merge([toDetail(grid)], marks.details)
    entries.merge([toEntry(grid)], marks.entries)
    return grid.id
  }

  /** Shows a change at once, and takes it back when the server refuses. */
  async function change(id: string, patch: Partial<Pick<GridDetail, 'title' | 'winner'>>) {
    const before = details.byId.get(id)
    if (before) details.put({ ...before, ...patch })
    try {
      await take(async () => call(updateGrid, { params: { id }, body: patch }))
    } catch (error) {
      if (before && details.byId.has(id)) details.put(before)
      throw error
    }
  }

  function drop(id: string) {
    details.remove(id)
    entries.remove(id)
    list.ids = list.ids.filter(other => other !== id)
  }

  async function load(id: string, signal?: AbortSignal) {
    try {
      await take(async () => call(getGrid, { params: { id } }, { signal }))
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) drop(id)
      throw error
    }
  }

  /** What cannot be read now is read with the next event or gap; whoever opens a grid hears of it from `load`. */
  const reload = async () => {
    if (current.value !== undefined) await load(current.value).catch(() => {})
  }

  async function apply(event: StudioEvent) {
    if ('generation' in event) follow(event.generation)
    if (event.type === 'grid.updated' || event.type === 'grid.removed') news.value += 1
    if (event.type === 'grid.removed') drop(event.id)
    if (event.type === 'grid.updated' && event.id === current.value) await reload()
  }

  function follow(generation: Generation) {
    const {
      id,
      gridId,
      cell,
      provider,
      status,
      progress,
      error,
      images: [image],
    } = generation
    if (gridId === null || cell === null) return
    if (cells.byId.get(id)?.status !== status) news.value += 1
    cells.put({ id, gridId, cell, provider, status, progress, error, imageId: image?.id ?? null })
  }

  async function refresh() {
    await Promise.all([refreshList(), reload()])
  }

  /** The same key gives the same grid, however often it is sent. */
  const create = async (body: NewGrid, key: string) =>
    take(async () => call(createGrid, { body }, { headers: { 'idempotency-key': key } }))
  const cancel = async (id: string) => take(async () => call(cancelGrid, { params: { id } }))
  const retry = async (id: string) => take(async () => call(retryGrid, { params: { id } }))

  async function remove(id: string, what: 'keep' | 'trash') {
    await call(removeGrid, { params: { id }, querystring: { images: what } })
    drop(id)
  }

  useConnection().follow({ apply, refresh })
  return {
    entries: entries.byId,
    details: details.byId,
    cells: cells.byId,
    list,
    current,
    news,
    loadMore,
    refreshList,
    load,
    change,
    create,
    cancel,
    retry,
    remove,
    apply,
    refresh,
  }
})
