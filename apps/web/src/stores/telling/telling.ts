import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { followStored, readStored, store } from '../../browser/stored.ts'

/** `use-telling.ts` looks there, too. */
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
  let isUnderWay = false

  /** Once in the life of a page. Where its code does not come, the next time that somebody wants it. */
  async function begin() {
    if (isUnderWay) return
    isUnderWay = true
    try {
      const { tellWhenDone } = await import('./tell-when-done.ts')
      tellWhenDone(() => ways.value)
    } catch {
      isUnderWay = false
    }
  }

  function change(patch: Partial<Telling>) {
    ways.value = { ...ways.value, ...patch }
    store(KEY, JSON.stringify(ways.value))
    void begin()
  }

  return { ways, change, begin }
})

function parse(text: string | null): Telling {
  const isWanted = (way: keyof Telling) => text?.includes(`"${way}":true`) ?? false
  return { notification: isWanted('notification'), title: isWanted('title'), sound: isWanted('sound') }
}
