import { listStyles, type Style } from '@atelier/contracts'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { call } from '../../api/call.ts'

/** The styles that can be an axis. */
export const useStyleNames = defineStore('grid-styles', () => {
  const items = shallowRef<readonly Style[]>([])
  const error = shallowRef<unknown>()
  const names = computed(() => new Map(items.value.map(({ id, name }) => [id, name])))

  async function load() {
    try {
      items.value = (await call(listStyles, {})).items
      error.value = undefined
    }
    catch (reason) {
      error.value = reason
    }
  }

  return { items, error, load, nameOf: (id: string) => names.value.get(id) ?? id }
})
