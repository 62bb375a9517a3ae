import { computed, shallowReactive, shallowRef, watch } from 'vue'
import { isAbort } from '../../api/errors.ts'
import { useCollections } from '../../stores/collections.ts'

/** Of more images nobody asks one by one what each is in. */
const MOST_ASKED = 12

export type Share = 'all' | 'some' | 'none'

/** How many of some images are in each collection, as far as that is known. */
export function useMembership(ids: () => readonly string[]) {
  const collections = useCollections()
  /** Of each image, what it is in. */
  const byImage = shallowReactive(new Map<string, ReadonlySet<string>>())
  const isRead = shallowRef(false)
  const error = shallowRef<unknown>()
  const isAsked = computed(() => ids().length <= MOST_ASKED)

  async function read(signal?: AbortSignal) {
    if (!isAsked.value) return
    try {
      await Promise.all(ids().map(async id => byImage.set(id, new Set(await collections.of(id, signal)))))
      isRead.value = true
      error.value = undefined
    } catch (reason) {
      // They can be put into others nevertheless.
      if (!isAbort(reason)) error.value = reason
    }
  }

  watch(
    [() => ids().join(), () => collections.version],
    ([now], [before], onCleanup) => {
      if (now !== before) byImage.clear()
      const abort = new AbortController()
      onCleanup(() => abort.abort())
      void read(abort.signal)
    },
    { immediate: true },
  )

  function shareOf(collectionId: string): Share {
    const inside = ids().filter(id => byImage.get(id)?.has(collectionId)).length
    return inside === 0 ? 'none' : inside === ids().length ? 'all' : 'some'
  }

  /** Before the server has told. */
  function mark(collectionId: string, isInside: boolean) {
    for (const id of ids()) {
      const others = [...(byImage.get(id) ?? [])].filter(other => other !== collectionId)
      byImage.set(id, new Set(isInside ? [...others, collectionId] : others))
    }
  }

  return { shareOf, mark, isRead, error, read: async () => read() }
}
