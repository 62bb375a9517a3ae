import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'

type Undo = () => unknown

/** As far back as anybody remembers what it was. */
const MOST_KEPT = 50

/** What was done last and can be taken back, for the key that does so. Each is taken back once, by whatever asks first. */
export const useUndo = defineStore('undo', () => {
  const done = shallowRef<readonly Undo[]>([])

  /** Gives what takes it back: a message's button does the same as the key. */
  function add(run: Undo): Undo {
    const once = async () => {
      if (!done.value.includes(once)) return
      done.value = done.value.filter(other => other !== once)
      await run()
    }
    done.value = [...done.value, once].slice(-MOST_KEPT)
    return once
  }

  return {
    add,
    canUndo: computed(() => done.value.length > 0),
    undo: async () => done.value.at(-1)?.(),
  }
})
