import { listSimilarImages } from '@atelier/contracts'
import { computed, shallowRef, watch } from 'vue'
import { call } from '../../api/call.ts'
import { isAbort } from '../../api/errors.ts'
import { useImages } from '../../stores/images.ts'
import { DEGREES } from './words.ts'

interface Found {
  readonly id: string
  readonly distance: number
}

/** As many as are worth looking through. */
const MOST = 100

/** The pictures that look like one, by how alike they are; what goes to the trash meanwhile is left out. */
export function useSimilar(id: () => string) {
  const images = useImages()
  const found = shallowRef<readonly Found[]>()
  const pending = shallowRef(0)
  const error = shallowRef<unknown>()

  async function load(signal?: AbortSignal) {
    const [mark, wanted] = [images.mark(), id()]
    error.value = undefined
    try {
      const answer = await call(
        listSimilarImages,
        { params: { id: wanted }, querystring: { limit: MOST } },
        signal && { signal },
      )
      if (wanted !== id()) return
      images.merge(
        answer.items.map(({ image }) => image),
        mark,
      )
      found.value = answer.items.map(({ image, distance }) => ({ id: image.id, distance }))
      pending.value = answer.pending
    } catch (reason) {
      if (!isAbort(reason) && wanted === id()) error.value = reason
    }
  }

  watch(
    id,
    (_, __, onCleanup) => {
      const abort = new AbortController()
      onCleanup(() => abort.abort())
      found.value = undefined
      void load(abort.signal)
    },
    { immediate: true },
  )

  const shown = computed(() =>
    (found.value ?? []).flatMap(({ id: other, distance }) => {
      const image = images.byId.get(other)
      return image && image.trashedAt === null ? [{ image, distance }] : []
    }),
  )
  const degrees = computed(() =>
    DEGREES.map(({ label, upTo }, at) => {
      const beyond = DEGREES[at - 1]?.upTo ?? -1
      return {
        label,
        images: shown.value.filter(({ distance }) => distance > beyond && distance <= upTo).map(({ image }) => image),
      }
    }).filter(degree => degree.images.length > 0),
  )

  return {
    degrees,
    count: computed(() => shown.value.length),
    isReading: computed(() => found.value === undefined && error.value === undefined),
    pending,
    error,
    load,
  }
}
