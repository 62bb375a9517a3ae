import { listEngines, type Engine, type StudioEvent } from '@atelier/contracts'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { call } from '../api/call.ts'
import { isFailedCall } from '../api/errors.ts'

/** Who makes pictures here. Read when somebody asks for one of them the first time; until then, and where it cannot be read, an id is its own name. */
export const useEngines = defineStore('engines', () => {
  const read = shallowRef<readonly Engine[]>([])
  let isWanted = false

  async function load() {
    isWanted = true
    try {
      read.value = (await call(listEngines, {})).items
    } catch (error) {
      // Pages work without the names; a fault of our own is not to be passed over.
      if (!isFailedCall(error)) throw error
    }
  }

  const all = computed(() => {
    if (!isWanted) void load()
    return read.value
  })
  const find = (id: string | null): Engine | undefined => all.value.find(engine => engine.id === id)
  const nameOf = (id: string): string => find(id)?.name ?? id
  const builtIn = computed(() => all.value.find(engine => engine.isBuiltIn))

  const refresh = async () => (isWanted ? load() : undefined)
  /** A new token changes which of them can be used. */
  const apply = async (event: StudioEvent) => (event.type === 'settings.updated' ? refresh() : undefined)

  return { all, builtIn, find, nameOf, refresh, apply }
})
