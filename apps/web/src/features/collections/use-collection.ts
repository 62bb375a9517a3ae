import { computed, shallowRef, watch } from 'vue'
import { ApiError, isAbort } from '../../api/errors.ts'
import { useCollections } from '../../stores/collections.ts'
import { useConnection } from '../../stores/connection.ts'

/** One collection: there, on its way, never there, or deleted while one looked at it. */
export function useCollection(id: () => string) {
  const collections = useCollections()
  const connection = useConnection()
  const error = shallowRef<unknown>()
  const wasSeen = shallowRef(false)
  const collection = computed(() => collections.byId.get(id()))
  const isMissing = computed(
    () =>
      !collection.value &&
      error.value instanceof ApiError &&
      (error.value.status === 404 || error.value.status === 400),
  )
  const isGone = computed(() => !collection.value && wasSeen.value)

  async function load(signal?: AbortSignal) {
    const wanted = id()
    error.value = undefined
    try {
      await collections.loadOne(wanted, signal)
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
      void load(abort.signal)
    },
    { immediate: true },
  )
  watch(
    collection,
    now => {
      wasSeen.value ||= now !== undefined
    },
    { immediate: true },
  )
  watch(
    () => connection.state,
    now => {
      if (now === 'live' && error.value !== undefined) void load()
    },
  )

  return { collection, error, isMissing, isGone, load }
}
