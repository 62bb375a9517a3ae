import { watch } from 'vue'
import { useTelling } from './stores/telling.ts'

/** Whoever wants to be told when pictures are done is; for all others nothing is fetched. */
export function useTellingWhenDone() {
  const telling = useTelling()
  let isUnderWay = false

  async function begin() {
    isUnderWay = true
    try {
      const { tellWhenDone } = await import('./features/telling/tell-when-done.ts')
      tellWhenDone()
    } catch {
      // The next time that somebody switches it on.
      isUnderWay = false
    }
  }

  watch(
    () => telling.isOn,
    isOn => {
      if (isOn && !isUnderWay) void begin()
    },
    { immediate: true },
  )
}
