import { getFamily, type Family, type Image } from '@atelier/contracts'
import { computed, shallowRef, watch } from 'vue'
import { call } from '../../../../api/call.ts'
import { useConnection } from '../../../../stores/connection.ts'
import { useGenerations } from '../../../../stores/generations.ts'
import { useImages } from '../../../../stores/images.ts'
import { createRereading } from '../../../../stores/rereading.ts'

/** A family by ids: its pictures live in the store of images. */
interface Known extends Pick<Family, 'before' | 'gridId' | 'making'> {
  readonly of: string
  readonly ancestors: readonly string[]
  readonly siblings: readonly string[]
  readonly children: readonly string[]
  readonly total: number
}

/** So many children are read at first; the others when they are asked for. */
const FIRST_CHILDREN = 12
const MOST_CHILDREN = 200

/** What a picture came from and what came of it; read again when something of it is made, done or deleted. */
export function useFamily(image: () => Image) {
  const images = useImages()
  const generations = useGenerations()
  const connection = useConnection()
  const known = shallowRef<Known>()
  const limit = shallowRef(FIRST_CHILDREN)

  const { load } = createRereading(async () => {
    const { id } = image()
    const mark = images.mark()
    const family = await call(getFamily, { params: { id }, querystring: { limit: limit.value } })
    const take = (some: readonly Image[]) => images.merge(some, mark)
    if (id !== image().id) return
    known.value = {
      ...family,
      of: id,
      ancestors: take(family.ancestors),
      siblings: take(family.siblings),
      children: take(family.children.items),
      total: family.children.total,
    }
  })

  const there = (ids: readonly string[]) => ids.flatMap(id => images.byId.get(id) ?? [])
  const kept = (ids: readonly string[]) => there(ids).filter(({ trashedAt }) => trashedAt === null)
  const shown = computed(() => {
    const family = known.value
    if (family?.of !== image().id) return undefined
    return {
      ...family,
      ancestors: there(family.ancestors),
      siblings: kept(family.siblings),
      children: kept(family.children),
    }
  })
  const isEmpty = computed(() => {
    const family = shown.value
    return (
      !family ||
      (family.before === 'nothing' &&
        [family.ancestors, family.siblings, family.children, family.making].every(some => some.length === 0))
    )
  })

  /** What events tell of those that are made from it, and of those that are made with it. */
  const news = computed(() => {
    const { id, generationId } = image()
    return [...generations.byId.values()]
      .filter(entry => entry.parentId === id || entry.id === generationId)
      .map(entry => `${entry.id} ${entry.status} ${entry.imageIds.length}`)
      .join()
  })
  watch(
    () => image().id,
    () => {
      limit.value = FIRST_CHILDREN
    },
  )
  watch([() => image().id, news, limit], load, { immediate: true })
  watch(
    () => connection.state,
    (now, before) => {
      if (now === 'live' && before === 'lost') void load()
    },
  )

  return {
    family: shown,
    isEmpty,
    showAll: () => {
      limit.value = MOST_CHILDREN
    },
  }
}
