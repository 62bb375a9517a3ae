import { shallowRef, watch } from 'vue'
import type { ImagesFilter } from '@atelier/contracts'
import { useGalleries } from '../../../stores/galleries.ts'
import { filterKey } from '../../../stores/image-query.ts'

/** The gallery of the filter. While the next one is being read, the one before stays on the screen. */
export function useTimeline(filter: () => ImagesFilter) {
  const galleries = useGalleries()
  const shown = shallowRef(galleries.open(filter()))
  const isReading = shallowRef(false)

  watch(
    () => filterKey(filter()),
    async key => {
      const next = galleries.open(filter())
      isReading.value = true
      await next.read()
      // Somebody typed on: what comes now is the answer to an older question.
      if (key !== filterKey(filter())) return
      isReading.value = false
      shown.value = next
    },
    { immediate: true },
  )

  return { timeline: shown, isReading }
}
