import type { Image } from '@atelier/contracts'
import { defineStore } from 'pinia'
import { computed, shallowReactive, shallowRef } from 'vue'
import { followStored, readStored, store } from '../browser/stored.ts'

export type Hiding = 'never' | 'tagged' | 'all'

const HIDING = 'atelier.hidden-pictures'
const TAG = 'atelier.hidden-tag'
const SCREEN = 'atelier.hidden-screen'
const FIRST_TAG = 'private'

const parse = (stored: string | null): Hiding => (stored === 'tagged' || stored === 'all' ? stored : 'never')

/** Which pictures are not to be seen until somebody asks for them. The one place that decides; every view asks here. */
export const useHidden = defineStore('hidden', () => {
  const hiding = shallowRef(parse(readStored(HIDING)))
  const tag = shallowRef(readStored(TAG) || FIRST_TAG)
  /** Somebody looks at this screen: whatever the setting says, nothing is shown. Outlives a reload, which must not betray it. */
  const isCovered = shallowRef(readStored(SCREEN) === 'covered')
  /** Pressed, in the view that is open. */
  const shown = shallowReactive(new Set<string>())

  const hidesAll = computed(() => isCovered.value || hiding.value === 'all')
  const hides = ({ id, tags }: Pick<Image, 'id' | 'tags'>) =>
    (hidesAll.value || (hiding.value === 'tagged' && tags.includes(tag.value))) && !shown.has(id)

  function choose(next: Hiding) {
    hiding.value = next
    store(HIDING, next)
    shown.clear()
    cover(false)
  }

  /** Empty: the one that it is at first. */
  function chooseTag(next: string) {
    tag.value = next || FIRST_TAG
    store(TAG, tag.value)
    shown.clear()
  }

  function cover(on: boolean) {
    isCovered.value = on
    store(SCREEN, on ? 'covered' : '')
    shown.clear()
  }

  // Chosen in another tab.
  followStored(HIDING, text => {
    hiding.value = parse(text)
  })
  followStored(TAG, text => {
    tag.value = text || FIRST_TAG
  })
  followStored(SCREEN, text => {
    isCovered.value = text === 'covered'
    shown.clear()
  })

  return {
    hiding,
    tag,
    isCovered,
    hidesAll,
    hides,
    choose,
    chooseTag,
    cover,
    show: (id: string) => shown.add(id),
    /** One has left the view. */
    forget: () => shown.clear(),
  }
})
