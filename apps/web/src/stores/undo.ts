import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'

export type Undo = () => unknown

/** As far back as anybody remembers what it was. */
const MOST_KEPT = 50

/** What was done last and can be taken back, for the key that does so. Each is taken back once, by whatever asks first. */
export const useUndo = defineStore('undo', () => {
  const done = shallowRef<readonly Undo[]>([])
  const followers = new Map<Undo, () => void>()

  function drop(once: Undo): boolean {
    followers.delete(once)
    const isThere = done.value.includes(once)
    done.value = done.value.filter(other => other !== once)
    return isThere
  }

  /** Gives what takes it back: a message's button does the same as the key. */
  function add(run: Undo): Undo {
    const once = async () => {
      const tell = followers.get(once)
      if (!drop(once)) return
      tell?.()
      await run()
    }
    done.value = [...done.value, once].slice(-MOST_KEPT)
    return once
  }

  /**
   * Has a place for what is being done: it is seen at once, and the key may be pressed before the server has answered.
   * `end` says how it is taken back; nothing where nothing was done.
   */
  function begin() {
    const { promise, resolve } = Promise.withResolvers<Undo | undefined>()
    const once = add(async () => (await promise)?.())
    const end = (run?: Undo) => {
      resolve(run)
      if (!run) drop(once)
    }
    return { once, end }
  }

  return {
    add,
    begin,
    has: (once: Undo) => done.value.includes(once),
    /** Tells when it is taken back. */
    follow(once: Undo, tell: () => void) {
      if (done.value.includes(once)) followers.set(once, tell)
    },
    canUndo: computed(() => done.value.length > 0),
    undo: async () => done.value.at(-1)?.(),
  }
})
