import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { followStored, readStored, store } from '../../../browser/stored.ts'
import type { GenerationEntry } from '../../../stores/generations.ts'

const KEY = 'atelier.dismissed'
/** Of single ones, the last are remembered; by then the older ones are far down. */
const MOST_REMEMBERED = 500

type Ended = Pick<GenerationEntry, 'id' | 'finishedAt'>

interface Dismissed {
  /** All that ended by then. */
  readonly until: string
  readonly single: readonly string[]
}

/**
 * What failed and needs no telling any more, in this browser: the queue still has it, with its prompt and a way to try it
 * again. Tried again and failed again, it is told again.
 */
export const useDismissed = defineStore('dismissed', () => {
  const dismissed = shallowRef(parse(readStored(KEY)))
  followStored(KEY, text => {
    dismissed.value = parse(text)
  })

  const nameOf = ({ id, finishedAt }: Ended) => `${id} ${finishedAt ?? ''}`
  function set(next: Dismissed) {
    dismissed.value = next
    store(KEY, JSON.stringify(next))
  }

  return {
    has: (ended: Ended) =>
      dismissed.value.single.includes(nameOf(ended)) || (ended.finishedAt ?? '~') <= dismissed.value.until,
    add: (ended: Ended) =>
      set({ ...dismissed.value, single: [nameOf(ended), ...dismissed.value.single].slice(0, MOST_REMEMBERED) }),
    /** These and all that ended before them. */
    addAll: (all: readonly Ended[]) =>
      set({
        until: [dismissed.value.until, ...all.map(({ finishedAt }) => finishedAt ?? '')].toSorted().at(-1) ?? '',
        single: [],
      }),
  }
})

function parse(text: string | null): Dismissed {
  try {
    const found: unknown = JSON.parse(text ?? '')
    if (typeof found !== 'object' || found === null || !('until' in found) || !('single' in found)) throw new Error(KEY)
    const { until, single } = found
    if (typeof until === 'string' && Array.isArray(single))
      return { until, single: single.filter(one => typeof one === 'string') }
  } catch {
    // Another version's, or none.
  }
  return { until: '', single: [] }
}
