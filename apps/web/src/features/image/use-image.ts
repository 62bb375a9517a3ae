import { computed } from 'vue'
import { useImages } from '../../stores/images.ts'
import { useOne } from '../../stores/use-one.ts'

/** One picture, read when the store does not have it, and again when the server is back: it may have changed meanwhile. */
export function useImage(id: () => string | undefined) {
  const images = useImages()
  const {
    one: image,
    isMissing,
    isGone,
    ...rest
  } = useOne(id, {
    find: wanted => images.byId.get(wanted),
    read: images.load,
    freshness: 'by reading it again',
  })
  return { image, isMissing: computed(() => isMissing.value || isGone.value), ...rest }
}
