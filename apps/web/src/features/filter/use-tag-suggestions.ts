import { listTags, tagOf, type TagList } from '@atelier/contracts'
import { computed, shallowRef, watch } from 'vue'
import { call } from '../../api/call.ts'
import { isAbort, isFailedCall } from '../../api/errors.ts'

const TYPING_PAUSE_MS = 120
const MOST_SHOWN = 8

/** Tags in use that begin with what is typed, the most used first; `undefined` while nobody asks. */
export function useTagSuggestions(beginning: () => string | undefined, without: () => readonly string[] = () => []) {
  const found = shallowRef<TagList['items']>([])
  const active = shallowRef(-1)
  const items = computed(() =>
    beginning() === undefined ? [] : found.value.filter(({ tag }) => !without().includes(tag)).slice(0, MOST_SHOWN),
  )
  const chosen = computed(() => items.value[active.value]?.tag)

  async function read(text: string, signal: AbortSignal) {
    const q = tagOf(text.replaceAll(/[",]/g, ''))
    try {
      found.value = (await call(listTags, { querystring: q ? { q } : {} }, { signal })).items
    } catch (error) {
      // A tag can be typed in full without them.
      if (!isFailedCall(error) && !isAbort(error)) throw error
    }
  }

  watch(
    beginning,
    (text, _, onCleanup) => {
      active.value = -1
      if (text === undefined) return
      const abort = new AbortController()
      const timer = setTimeout(() => void read(text, abort.signal), TYPING_PAUSE_MS)
      onCleanup(() => {
        clearTimeout(timer)
        abort.abort()
      })
    },
    { immediate: true },
  )

  /** Up and down through the list, and out of it at both ends. True where the key was for the list. */
  function walk({ key }: KeyboardEvent): boolean {
    const by = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
    if (by === 0 || items.value.length === 0) return false
    const stops = items.value.length + 1
    active.value = ((active.value + 1 + by + stops) % stops) - 1
    return true
  }

  return { items, active, chosen, walk }
}
