import { onScopeDispose, shallowRef, watch } from 'vue'

/** The time in milliseconds, ticking each second only while someone needs it. */
export function useNow(isNeeded: () => boolean) {
  const now = shallowRef(Date.now())
  let timer: ReturnType<typeof setInterval> | undefined
  watch(
    isNeeded,
    needed => {
      clearInterval(timer)
      now.value = Date.now()
      if (needed)
        timer = setInterval(() => {
          now.value = Date.now()
        }, 1000)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearInterval(timer))
  return now
}
