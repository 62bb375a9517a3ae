import { listDuplicates } from '@atelier/contracts'
import { computed, onScopeDispose, shallowReactive, shallowRef } from 'vue'
import { call } from '../../api/call.ts'
import { isAbort } from '../../api/errors.ts'
import { useImages } from '../../stores/images.ts'

/** Groups that are read before a person has to ask for more. */
const AT_ONCE = 20
/** How often the server is asked how far it is with pictures of an earlier version. */
const ASK_AGAIN_MS = 5000

interface ReadGroup {
  /** Of the picture that the others are near to. */
  readonly key: string
  readonly keep: string
  readonly ids: readonly string[]
}

/**
 * Groups of near duplicates, read until there are some. A group is there as long as two of its pictures are in the gallery,
 * so that it goes with its trashed ones, and comes back with them.
 */
export function useDuplicates() {
  const images = useImages()
  const read = shallowRef<readonly ReadGroup[]>([])
  /** Groups of which all is to be kept. */
  const settled = shallowReactive(new Set<string>())
  const cursor = shallowRef<string | null>()
  const [compared, total, pending] = [shallowRef(0), shallowRef(0), shallowRef(0)]
  const error = shallowRef<unknown>()
  const isReading = shallowRef(false)
  const leaving = new AbortController()
  let times = 0

  async function readPage() {
    const mark = images.mark()
    const querystring = { limit: AT_ONCE, ...(typeof cursor.value === 'string' && { cursor: cursor.value }) }
    const answer = await call(listDuplicates, { querystring }, { signal: leaving.signal })
    images.merge(
      answer.groups.flatMap(({ items }) => items.map(({ image }) => image)),
      mark,
    )
    const known = new Set(read.value.map(({ key }) => key))
    const groups = answer.groups.map(({ keep, items }) => ({
      key: items[0]?.image.id ?? keep,
      keep,
      ids: items.map(({ image }) => image.id),
    }))
    read.value = [...read.value, ...groups.filter(({ key }) => !known.has(key))]
    cursor.value = answer.nextCursor
    compared.value += answer.compared
    total.value = answer.total
    pending.value = answer.pending
  }

  /** Until there are so many more, or all was compared. */
  async function further() {
    if (isReading.value || cursor.value === null) return
    times += 1
    const [time, wanted] = [times, groups.value.length + AT_ONCE]
    isReading.value = true
    error.value = undefined
    try {
      while (cursor.value !== null && groups.value.length < wanted && time === times) await readPage()
    } catch (reason) {
      if (!isAbort(reason)) error.value = reason
    } finally {
      isReading.value = false
    }
    askAgain()
  }

  /** From the beginning. */
  async function again() {
    if (isReading.value) return
    read.value = []
    compared.value = 0
    cursor.value = undefined
    await further()
  }

  /** How far the server is; what it has found meanwhile is shown to whoever asks for it. */
  async function ask() {
    try {
      pending.value = (await call(listDuplicates, { querystring: { limit: 1 } }, { signal: leaving.signal })).pending
    } catch (reason) {
      if (isAbort(reason)) return
      error.value = reason
    }
    askAgain()
  }

  let timer: ReturnType<typeof setTimeout> | undefined
  function askAgain() {
    clearTimeout(timer)
    if (pending.value > 0 && !leaving.signal.aborted) timer = setTimeout(() => void ask(), ASK_AGAIN_MS)
  }

  const groups = computed(() =>
    read.value
      .map(({ key, keep, ids }) => ({
        key,
        keep,
        images: ids.flatMap(id => {
          const image = images.byId.get(id)
          return image && image.trashedAt === null ? [image] : []
        }),
      }))
      .filter(group => group.images.length > 1 && !settled.has(group.key)),
  )

  onScopeDispose(() => {
    clearTimeout(timer)
    leaving.abort()
  })
  void further()

  return {
    groups,
    wasAnyRead: computed(() => read.value.length > 0),
    hasMore: computed(() => cursor.value !== null),
    compared,
    total,
    pending,
    error,
    isReading,
    further,
    again,
    /** All of it is to be kept: it is not shown again until the page is opened anew. */
    settle: (key: string) => void settled.add(key),
  }
}
export type DuplicateGroupShown = ReturnType<typeof useDuplicates>['groups']['value'][number]
