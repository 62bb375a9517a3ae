import { getGeneration, getSurroundings, type Image, type ImagesFilter } from '@atelier/contracts'
import { computed, shallowRef, watch } from 'vue'
import { call } from '../../../api/call.ts'
import { ApiError, isAbort, isFailedCall } from '../../../api/errors.ts'
import { useConnection } from '../../../stores/connection.ts'
import { useImages } from '../../../stores/images.ts'
import { mayChange } from '../../../stores/whose.ts'

/** Pictures that stand in a row, and why these. */
interface Row {
  readonly kind: 'siblings' | 'nearby'
  readonly ids: readonly string[]
}

/** So near to the end of what is known, more is read. */
const NEAR_END = 3

/** What stands below a picture: those that were made with it, or those around it where one came from. */
export function useStrip(image: () => Image, filter: () => ImagesFilter) {
  const images = useImages()
  const connection = useConnection()
  const siblings = shallowRef<{ readonly of: string; readonly ids: readonly string[] }>()
  const nearby = shallowRef<{ readonly key: string; readonly ids: readonly string[] }>()
  const filterText = () => JSON.stringify(filter())

  const isKept = (id: string) => {
    const one = images.byId.get(id)
    return one !== undefined && (one.trashedAt !== null) === (image().trashedAt !== null)
  }
  const family = computed(() => (siblings.value?.of === image().generationId ? siblings.value.ids.filter(isKept) : []))
  const around = computed(() => (nearby.value?.key === filterText() ? nearby.value.ids.filter(isKept) : []))
  const row = computed<Row>(() => {
    if (family.value.length > 1) return { kind: 'siblings', ids: family.value }
    return { kind: 'nearby', ids: around.value.includes(image().id) ? around.value : [image().id] }
  })

  async function readSiblings(of: string, signal: AbortSignal) {
    const mark = images.mark()
    try {
      const { images: found } = await call(getGeneration, { params: { id: of } }, { signal })
      images.merge(found, mark)
      siblings.value = { of, ids: found.map(({ id }) => id) }
    } catch (error) {
      // What was asked was deleted, and its pictures were kept.
      if (!(error instanceof ApiError && error.status === 404)) throw error
      siblings.value = { of, ids: [] }
    }
  }

  async function readNearby({ id }: Image, signal: AbortSignal) {
    const key = filterText()
    const mark = images.mark()
    const { newer, older } = await call(getSurroundings, { params: { id }, querystring: filter() }, { signal })
    images.merge([...newer, ...older], mark)
    nearby.value = { key, ids: [...newer.toReversed().map(one => one.id), id, ...older.map(one => one.id)] }
  }

  /** What is known reaches far enough to both sides, or as far as there are pictures. */
  function reachesFar(id: string) {
    const at = around.value.indexOf(id)
    return at >= NEAR_END && around.value.length - at > NEAR_END
  }

  async function read(signal: AbortSignal) {
    const { id, generationId } = image()
    try {
      if (generationId !== null && mayChange(image()) && siblings.value?.of !== generationId)
        await readSiblings(generationId, signal)
      if (family.value.length > 1 || reachesFar(id)) return
      await readNearby(image(), signal)
    } catch (error) {
      // The picture is shown without them; they are asked for again when the line to the server is back.
      if (!isFailedCall(error) && !isAbort(error)) throw error
    }
  }

  watch(
    [() => image().id, filterText, () => connection.state === 'live'],
    (_, __, onCleanup) => {
      const abort = new AbortController()
      onCleanup(() => abort.abort())
      void read(abort.signal)
    },
    { immediate: true },
  )

  return {
    row,
    pictures: computed(() => row.value.ids.flatMap(id => images.byId.get(id) ?? [])),
  }
}
