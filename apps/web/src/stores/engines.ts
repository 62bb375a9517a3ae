import { listEngines, type Engine, type StudioEvent } from '@atelier/contracts'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { call } from '../api/call.ts'
import { isFailedCall } from '../api/errors.ts'
import { createRereading } from './rereading.ts'

/** Who makes pictures here. Read when somebody asks for one of them the first time; until then, and where it cannot be read, an id is its own name. */
export const useEngines = defineStore('engines', () => {
  const items = shallowRef<readonly Engine[]>()
  const { error, join } = createRereading(async () => {
    items.value = (await call(listEngines, {})).items
  })
  let isWanted = false

  async function read() {
    await join()
    // Pages work without the names; a fault of our own is not to be passed over.
    if (error.value !== undefined && !isFailedCall(error.value)) throw error.value
  }

  /** What could not be read is read again by the next who asks. */
  async function load() {
    isWanted = true
    if (items.value === undefined) await read()
  }

  function known(): readonly Engine[] {
    void load()
    return items.value ?? []
  }

  const all = computed(known)
  const find = (id: string | null): Engine | undefined => known().find(engine => engine.id === id)
  const nameOf = (id: string): string => find(id)?.name ?? id
  const builtIn = computed(() => all.value.find(engine => engine.isBuiltIn))

  const refresh = async () => (isWanted ? read() : undefined)
  const apply = async (event: StudioEvent) => (event.type === 'engines.updated' ? refresh() : undefined)

  /** What the server answered to a change of one, or of all. */
  const put = (engine: Engine) => {
    items.value = items.value?.some(({ id }) => id === engine.id)
      ? items.value.map(one => (one.id === engine.id ? engine : one))
      : [...(items.value ?? []), engine]
  }
  const putAll = (engines: readonly Engine[]) => {
    items.value = engines
  }
  const drop = (id: string) => {
    items.value = items.value?.filter(engine => engine.id !== id)
  }

  return { all, builtIn, find, nameOf, load, refresh, apply, put, putAll, drop, error }
})
