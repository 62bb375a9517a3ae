import { getModel, listModels, type FoundModels, type Model, type StudioEvent, type Task } from '@atelier/contracts'
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { call } from '../api/call.ts'
import { ApiError } from '../api/errors.ts'
import { createEntities } from './entities.ts'
import { createPaging } from './paging.ts'

export interface Instead {
  readonly model: Model
  /** undefined where no model that can be used is for it. */
  readonly other: Model | undefined
}

export const useModels = defineStore('models', () => {
  const entities = createEntities<Model>()
  // The curated models come as one page.
  const {
    list,
    loadMore: load,
    refresh,
  } = createPaging(async () => {
    const { items } = await call(listModels, { querystring: {} })
    return { ids: entities.merge(items, entities.mark()), nextCursor: null }
  })

  const all = computed(() => list.ids.flatMap(id => entities.byId.get(id) ?? []))
  /** To begin with: the server's choice where it can be used, or whatever can, so that the first picture needs no account. */
  const defaultModel = computed(() => {
    const usable = all.value.filter(model => model.status === 'ready')
    const draws = usable.find(({ tasks }) => tasks.includes('text-to-image'))
    return usable.find(model => model.isDefault) ?? draws ?? usable[0] ?? all.value[0]
  })

  /** Who can be used for it: of the same engine, which somebody chose for its pictures, or else the first. */
  function ableTo(task: Task, engine: string) {
    const able = all.value.filter(({ tasks, status }) => status === 'ready' && tasks.includes(task))
    return able.find(({ provider }) => provider === engine) ?? able[0]
  }

  /** Who does what a model cannot, if any here does; undefined where it can. */
  const instead = (model: Model, task: Task): Instead | undefined =>
    model.tasks.includes(task) ? undefined : { model, other: ableTo(task, model.provider) }

  /** One that is not among the curated ones. Gives its id, which is another one where it was renamed. */
  async function read(id: string, signal?: AbortSignal): Promise<string> {
    const mark = entities.mark()
    const model = await call(getModel, { params: { '*': id } }, { signal })
    entities.merge([model], mark)
    return model.id
  }

  /** How many pictures it makes at a time; undefined where it is not known: then the server says what it takes. */
  async function mostAtOnce(id: string): Promise<number | undefined> {
    try {
      if (!entities.byId.has(id)) await read(id)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
    }
    return entities.byId.get(id)?.limits.count.max
  }

  /** Also what the Hub finds, best first; `incomplete` where it could not be asked. */
  async function search(q: string, signal: AbortSignal): Promise<FoundModels> {
    const mark = entities.mark()
    const found = await call(listModels, { querystring: { q } }, { signal })
    entities.merge(found.items, mark)
    return found
  }

  /** A new token, or another engine, changes which models can be used. */
  async function apply(event: StudioEvent) {
    if (event.type === 'settings.updated' || event.type === 'engines.updated') await refresh()
  }

  return {
    byId: entities.byId,
    list,
    all,
    defaultModel,
    instead,
    load,
    read,
    mostAtOnce,
    search,
    refresh,
    apply,
  }
})
