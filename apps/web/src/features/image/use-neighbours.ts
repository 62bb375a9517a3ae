import { getNeighbors, type Image, type ImagesFilter } from '@atelier/contracts'
import { computed, shallowRef, watch } from 'vue'
import { call } from '../../api/call.ts'
import { isAbort, isFailedCall } from '../../api/errors.ts'
import { useConnection } from '../../stores/connection.ts'
import { useImages } from '../../stores/images.ts'

interface Neighbours {
  readonly newer: string | undefined
  readonly older: string | undefined
}

/** Which pictures come before and after in the gallery as it is filtered; kept up while pictures come and go. */
export function useNeighbours(id: () => string, filter: () => ImagesFilter) {
  const images = useImages()
  const connection = useConnection()
  const known = shallowRef<Neighbours>()
  let reading: Promise<void> = Promise.resolve()

  async function read(signal: AbortSignal) {
    const mark = images.mark()
    try {
      const { newer, older } = await call(getNeighbors, { params: { id: id() }, querystring: filter() }, { signal })
      images.merge(
        [newer, older].flatMap(image => image ?? []),
        mark,
      )
      known.value = { newer: newer?.id, older: older?.id }
    } catch (error) {
      // The picture is shown without them; they are asked for again when the line to the server is back.
      if (!isFailedCall(error) && !isAbort(error)) throw error
    }
  }

  const find = (which: string | undefined): Image | undefined =>
    which === undefined ? undefined : images.byId.get(which)
  const newer = computed(() => find(known.value?.newer))
  const older = computed(() => find(known.value?.older))
  /** One was made, deleted or restored: another one may be next to us. */
  const mayHaveChanged = computed(() =>
    [
      known.value?.newer !== undefined &&
        (newer.value === undefined || (newer.value.trashedAt !== null) !== Boolean(filter().trashed)),
      known.value?.older !== undefined &&
        (older.value === undefined || (older.value.trashedAt !== null) !== Boolean(filter().trashed)),
      known.value && known.value.newer === undefined ? images.byId.size : 0,
    ].join(),
  )

  watch([id, () => JSON.stringify(filter())], () => {
    known.value = undefined
  })
  watch(
    [id, () => JSON.stringify(filter()), mayHaveChanged, () => connection.state === 'live'],
    (_, __, onCleanup) => {
      const abort = new AbortController()
      onCleanup(() => abort.abort())
      reading = read(abort.signal)
    },
    { immediate: true },
  )

  return {
    newer,
    older,
    isKnown: computed(() => known.value !== undefined),
    /** For whoever asks before the answer is there. */
    settled: async () => reading,
  }
}
