import { listStyles, type Style } from '@atelier/contracts'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { call } from '../../api/call.ts'
import { styleName } from '../../stores/style-name.ts'

/** The styles that can be an axis. */
export const useStyleNames = defineStore('grid-styles', () => {
  const items = shallowRef<readonly Style[]>([])
  const error = shallowRef<unknown>()
  /** By their ids, those of a grid also where the style is gone. */
  const known = shallowRef<Readonly<Record<string, string>>>({})
  const names = computed(
    () => new Map([...Object.entries(known.value), ...items.value.map(style => [style.id, styleName(style)] as const)]),
  )

  async function load() {
    try {
      items.value = (await call(listStyles, {})).items
      error.value = undefined
    } catch (reason) {
      error.value = reason
    }
  }

  const learn = (more: Readonly<Record<string, string>>) => {
    known.value = { ...known.value, ...more }
  }

  return { items, error, load, learn, nameOf: (id: string) => names.value.get(id) ?? id }
})
