import { computed, shallowRef, watch } from 'vue'
import { ApiError, isAbort } from '../api/errors.ts'
import { useConnection } from './connection.ts'

interface OneOptions<Thing> {
  readonly find: (id: string) => Thing | undefined
  /** Puts it into its store. Throws what the server refuses. */
  readonly read: (id: string, signal?: AbortSignal) => Promise<unknown>
  /** Where its store does not refresh it after a gap in the events, this does; and what the store has is not read first. */
  readonly freshness: 'by its store' | 'by reading it again'
}

/** The one thing that a page is about: there, on its way, never there, or removed while one looked at it. */
export function useOne<Thing>(id: () => string | undefined, { find, read, freshness }: OneOptions<Thing>) {
  const connection = useConnection()
  const error = shallowRef<unknown>()
  const wasSeen = shallowRef(false)
  const one = computed(() => find(id() ?? ''))
  /** Refused as an address, or there is none. */
  const isRefused = computed(() => error.value instanceof ApiError && [400, 404].includes(error.value.status))
  const isMissing = computed(() => !one.value && isRefused.value)
  const isGone = computed(() => !one.value && wasSeen.value)

  async function load(signal?: AbortSignal) {
    const wanted = id()
    if (wanted === undefined) return
    error.value = undefined
    try {
      await read(wanted, signal)
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
      if (freshness === 'by its store' || !one.value) void load(abort.signal)
    },
    { immediate: true },
  )
  watch(
    one,
    now => {
      wasSeen.value ||= now !== undefined
    },
    { immediate: true },
  )
  watch(
    () => connection.state,
    (now, before) => {
      const isStale = freshness === 'by reading it again' && before === 'lost'
      // A refusal stands: what came too early to be heard of is not asked for twice.
      const failed = error.value !== undefined && !isRefused.value
      if (now === 'live' && (isStale || failed)) void load()
    },
  )

  return { one, error, isMissing, isGone, load }
}
