import { computed, shallowRef, watch } from 'vue'
import { isAbort, isFailedCall } from '../../api/errors.ts'
import type { Suggestion } from './suggestion.ts'

const TYPING_PAUSE_MS = 120
const MOST_SHOWN = 8

interface Suggestions {
  /** What is typed; `undefined` while nobody asks. */
  readonly typed: () => string | undefined
  readonly find: (typed: string, signal: AbortSignal) => Promise<readonly Suggestion[]>
  /** Values that are not suggested. */
  readonly without?: () => readonly string[]
}

/** What may be meant by what is typed, and which of it the keyboard is at. */
export function useSuggestions({ typed, find, without = () => [] }: Suggestions) {
  const found = shallowRef<readonly Suggestion[]>([])
  const active = shallowRef(-1)
  const items = computed(() =>
    typed() === undefined ? [] : found.value.filter(({ value }) => !without().includes(value)).slice(0, MOST_SHOWN),
  )
  const chosen = computed(() => items.value[active.value])

  async function read(text: string, signal: AbortSignal) {
    try {
      const next = await find(text, signal)
      if (!signal.aborted) found.value = next
    } catch (error) {
      // All of it can be typed in full without them.
      if (!isFailedCall(error) && !isAbort(error)) throw error
    }
  }

  watch(
    typed,
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
