import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { followStored, readStored, store } from '../browser/stored.ts'

const KEY = 'atelier.telling'

/** How this browser tells that pictures are done, each only where somebody wants it. */
export interface Telling {
  readonly notification: boolean
  readonly title: boolean
  readonly sound: boolean
}

export const useTelling = defineStore('telling', () => {
  const ways = shallowRef(parse(readStored(KEY)))
  followStored(KEY, text => {
    ways.value = parse(text)
  })
  const isOn = computed(() => ways.value.notification || ways.value.title || ways.value.sound)

  function change(patch: Partial<Telling>) {
    ways.value = { ...ways.value, ...patch }
    store(KEY, JSON.stringify(ways.value))
  }

  return { ways, isOn, change }
})

function parse(text: string | null): Telling {
  const isWanted = (way: keyof Telling) => text?.includes(`"${way}":true`) ?? false
  return { notification: isWanted('notification'), title: isWanted('title'), sound: isWanted('sound') }
}
