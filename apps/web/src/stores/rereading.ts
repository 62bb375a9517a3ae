import { shallowRef } from 'vue'

/** A list that is read whole: one reading at a time, and once more where somebody asked meanwhile. */
export function createRereading(read: () => Promise<void>) {
  const error = shallowRef<unknown>()
  let reading: Promise<void> | undefined
  let isStale = false

  async function readUntilFresh() {
    try {
      do {
        isStale = false
        await read()
      } while (isStale)
      error.value = undefined
    } catch (reason) {
      error.value = reason
    } finally {
      reading = undefined
    }
  }

  return {
    error,
    /** When it is over, what was there when it began has been read, whoever else asked meanwhile. */
    load(): Promise<void> {
      isStale = true
      return (reading ??= readUntilFresh())
    },
  }
}
