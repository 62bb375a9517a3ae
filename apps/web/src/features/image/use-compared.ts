import { computed, shallowReactive, watch } from 'vue'
import type { LocationQuery } from 'vue-router'
import { isFailedCall } from '../../api/errors.ts'
import { useConnection } from '../../stores/connection.ts'
import { useImages } from '../../stores/images.ts'
import { MOST_COMPARED } from './compare/modes.ts'

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** The pictures beside `id` that an address names. */
export function comparedIds({ compare }: LocationQuery, id: string): string[] {
  if (typeof compare !== 'string') return []
  const ids = compare.split(',').filter(one => UUID.test(one) && one !== id)
  return [...new Set(ids)].slice(0, MOST_COMPARED - 1)
}

/** The pictures themselves, read where they are not here; undefined until all are here, or are known to be gone. */
export function useCompared(ids: () => readonly string[]) {
  const images = useImages()
  const connection = useConnection()
  /** Of those that were asked for, the ones that could not be read. */
  const unread = shallowReactive(new Set<string>())

  async function read(id: string, signal: AbortSignal) {
    try {
      await images.load(id, signal)
    } catch (error) {
      if (signal.aborted) return
      unread.add(id)
      if (!isFailedCall(error)) throw error
    }
  }

  watch(
    [() => ids().join(), () => connection.state === 'live'],
    (_, __, onCleanup) => {
      const abort = new AbortController()
      onCleanup(() => abort.abort())
      unread.clear()
      for (const id of ids()) if (!images.byId.has(id)) void read(id, abort.signal)
    },
    { immediate: true },
  )
  return computed(() =>
    ids().every(id => images.byId.has(id) || unread.has(id))
      ? ids().flatMap(id => images.byId.get(id) ?? [])
      : undefined,
  )
}
