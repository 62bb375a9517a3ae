import { listImages, type Image } from '@atelier/contracts'
import { computed, shallowRef, watch } from 'vue'
import { call } from '../../api/call.ts'
import type { ImageFilter } from '../../stores/image-query.ts'
import { useImages } from '../../stores/images.ts'
import { byNewest } from '../../stores/order.ts'

interface Neighbours { readonly previous: string | undefined, readonly next: string | undefined }

/** Enough to step over pictures of the same millisecond. */
const LOOKED_AT = 10

/** Which picture comes before and after in the gallery; from its list where that is loaded, else asked of the server. */
export function useNeighbours(image: () => Image | undefined, filter: () => ImageFilter) {
  const images = useImages()
  const asked = shallowRef<Neighbours>({ previous: undefined, next: undefined })

  const feed = computed(() => images.feed(filter()))
  const index = computed(() => feed.value.list.ids.indexOf(image()?.id ?? ''))
  const isAtEdge = computed(() => index.value >= feed.value.list.ids.length - 2 && Boolean(feed.value.list.nextCursor))
  const isLoaded = computed(() => index.value >= 0 && feed.value.list.nextCursor !== undefined)
  const neighbours = computed(() => isLoaded.value
    ? { previous: feed.value.list.ids[index.value - 1], next: feed.value.list.ids[index.value + 1] }
    : asked.value)

  watch([isLoaded, isAtEdge], async ([loaded, atEdge]) => loaded && atEdge && feed.value.loadMore(), { immediate: true })
  watch([() => image()?.id, isLoaded], async ([id, loaded], _, onCleanup) => {
    const current = image()
    asked.value = { previous: undefined, next: undefined }
    if (!id || loaded || !current) return
    const abort = new AbortController()
    onCleanup(() => abort.abort())
    try {
      asked.value = await ask(current, filter(), abort.signal)
    }
    catch {
      // Without neighbours the page still shows its picture; the banner tells when the server is away.
    }
  }, { immediate: true })

  async function ask(current: Image, rest: ImageFilter, signal: AbortSignal): Promise<Neighbours> {
    const behind = new Date(Date.parse(current.createdAt) + 1).toISOString()
    const [newer, older] = await Promise.all([
      read({ ...rest, from: current.createdAt, order: 'oldest' }, signal),
      read({ ...rest, to: behind, order: 'newest' }, signal),
    ])
    return {
      previous: newer.find(other => byNewest(other, current) < 0)?.id,
      next: older.find(other => byNewest(other, current) > 0)?.id,
    }
  }

  async function read(query: ImageFilter, signal: AbortSignal) {
    const mark = images.mark()
    const { items } = await call(listImages, { querystring: { ...query, limit: LOOKED_AT } }, { signal })
    images.merge(items, mark)
    return items
  }

  return neighbours
}
