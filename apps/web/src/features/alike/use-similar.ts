import { listSimilarImages } from '@atelier/contracts'
import { computed, shallowRef } from 'vue'
import { call } from '../../api/call.ts'
import { useImages } from '../../stores/images.ts'
import { useOne } from '../../stores/use-one.ts'
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
  const answer = shallowRef<{ readonly of: string; readonly found: readonly Found[]; readonly pending: number }>()

  async function read(wanted: string, signal?: AbortSignal) {
    const mark = images.mark()
    const { items, pending } = await call(
      listSimilarImages,
      { params: { id: wanted }, querystring: { limit: MOST } },
      signal && { signal },
    )
    images.merge(
      items.map(({ image }) => image),
      mark,
    )
    answer.value = { of: wanted, found: items.map(({ image, distance }) => ({ id: image.id, distance })), pending }
  }
  const {
    one: known,
    error,
    load,
  } = useOne(id, {
    find: wanted => (answer.value?.of === wanted ? answer.value : undefined),
    read,
    freshness: 'by reading it again',
  })

  const shown = computed(() =>
    (known.value?.found ?? []).flatMap(({ id: other, distance }) => {
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
    isReading: computed(() => known.value === undefined && error.value === undefined),
    pending: computed(() => known.value?.pending ?? 0),
    error,
    load,
  }
}
