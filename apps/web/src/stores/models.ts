import { listModels, type Model, type StudioEvent } from '@atelier/contracts'
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { call } from '../api/call.ts'
import { createEntities } from './entities.ts'
import { createPaging } from './paging.ts'

export const useModels = defineStore('models', () => {
  const entities = createEntities<Model>()
  // The curated models come as one page.
  const { list, loadMore: load, refresh } = createPaging(async () => {
    const { items } = await call(listModels, { querystring: {} })
    return { ids: entities.merge(items, entities.mark()), nextCursor: null }
  })

  const all = computed(() => list.ids.flatMap(id => entities.byId.get(id) ?? []))
  /** To begin with: the server's choice where it can be used, or whatever can, so that the first picture needs no account. */
  const defaultModel = computed(() => {
    const usable = all.value.filter(model => model.status === 'ready')
    return usable.find(model => model.isDefault) ?? usable[0] ?? all.value[0]
  })

  /** A new token changes which models can be used. */
  async function apply(event: StudioEvent) {
    if (event.type === 'settings.updated') await refresh()
  }

  return { byId: entities.byId, list, all, defaultModel, load, refresh, apply }
})
