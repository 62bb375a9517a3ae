import { computed, shallowRef, watch } from 'vue'
import { ApiError, isAbort } from '../../api/errors.ts'
import { useConnection } from '../../stores/connection.ts'
import { useImages } from '../../stores/images.ts'

/** One picture, read when the store does not have it, and again when the server is back: it may have changed meanwhile. */
export function useImage(id: () => string | undefined) {
  const images = useImages()
  const connection = useConnection()
  const error = shallowRef<unknown>()
  const image = computed(() => images.byId.get(id() ?? ''))
  const wasSeen = shallowRef(false)
  /** Refused as an address, never made, or deleted for good, maybe while one looked at it. */
  const isMissing = computed(
    () =>
      !image.value &&
      (wasSeen.value ||
        (error.value instanceof ApiError && (error.value.status === 404 || error.value.status === 400))),
  )

  async function load(signal?: AbortSignal) {
    const wanted = id()
    if (wanted === undefined) return
    error.value = undefined
    try {
      await images.load(wanted, signal)
    } catch (reason) {
      if (!isAbort(reason) && wanted === id()) error.value = reason
    }
  }

  watch(
    id,
    (_, __, onCleanup) => {
      const abort = new AbortController()
      onCleanup(() => abort.abort())
      wasSeen.value = false
      error.value = undefined
      if (!image.value) void load(abort.signal)
    },
    { immediate: true },
  )
  watch(
    image,
    now => {
      wasSeen.value ||= now !== undefined
    },
    { immediate: true },
  )
  watch(
    () => connection.state,
    (now, before) => {
      if (now === 'live' && (before === 'lost' || error.value !== undefined)) void load()
    },
  )

  return { image, error, isMissing, load }
}
