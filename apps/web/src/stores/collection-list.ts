import { listCollections, type Collection } from '@atelier/contracts'
import { shallowReactive, watch } from 'vue'
import { call } from '../api/call.ts'
import type { createEntities } from './entities.ts'

type Entities = ReturnType<typeof createEntities<Collection>>

/** The order of all collections, read while somebody shows it, and again when it has changed. */
export function createCollectionList(entities: Entities) {
  const list = shallowReactive<{ ids: readonly string[] | undefined; error: unknown }>({
    ids: undefined,
    error: undefined,
  })
  let users = 0
  let isStale = true
  let timer: ReturnType<typeof setTimeout> | undefined
  let dueMs = 0

  async function load() {
    clearTimeout(timer)
    timer = undefined
    const mark = entities.mark()
    isStale = false
    try {
      const { items } = await call(listCollections, {})
      const ids = entities.merge(items, mark)
      const listed = new Set(ids)
      // Made while we read.
      list.ids = [
        ...ids,
        ...(list.ids ?? []).filter(id => !listed.has(id) && entities.byId.has(id) && entities.isToldSince(id, mark)),
      ]
      list.error = undefined
    } catch (error) {
      isStale = true
      list.error = error
    }
  }

  function loadSoon(afterMs: number) {
    if (users === 0) {
      isStale = true
      return
    }
    if (timer !== undefined && dueMs <= Date.now() + afterMs) return
    clearTimeout(timer)
    dueMs = Date.now() + afterMs
    timer = setTimeout(() => void load(), afterMs)
  }

  /** Keeps the list as it is on the server while the caller's component lives and shows it. */
  function followList(isShown: () => boolean = () => true) {
    watch(
      isShown,
      (shown, _, onCleanup) => {
        if (!shown) return
        users += 1
        if (isStale) void load()
        onCleanup(() => {
          users -= 1
        })
      },
      { immediate: true },
    )
  }

  return {
    list,
    load,
    loadSoon,
    followList,
    isFollowed: () => users > 0,
    /** It is read again as soon as somebody shows it. */
    outdate: () => {
      isStale = true
    },
  }
}
