import { shallowRef } from 'vue'

/** A list that is read whole: one reading at a time, and once more where somebody asked meanwhile. */
export function createRereading(read: () => Promise<void>) {
  const error = shallowRef<unknown>()
  let reading: Promise<void> | undefined
  let isStale = false

  async function readUntilFresh() {
    do {
      isStale = false
      try {
        await read()
        error.value = undefined
      } catch (reason) {
        // Who asked meanwhile is still to be answered.
        error.value = reason
      }
    } while (isStale)
    reading = undefined
  }

  return {
    error,
    /** For what does not grow old: the reading that is under way serves, too. */
    join: async (): Promise<void> => (reading ??= readUntilFresh()),
    /** When it is over, what was there when it began has been read, whoever else asked meanwhile. */
    load(): Promise<void> {
      isStale = true
      return (reading ??= readUntilFresh())
    },
  }
}
