import type { Image, ImagesFilter } from '@atelier/contracts'
import { computed, nextTick, onScopeDispose, shallowRef, watch } from 'vue'
import { useRouter, type RouteLocationRaw } from 'vue-router'
import { useNotices } from '../../stores/notices.ts'
import { queryOf } from '../filter/filter.ts'
import type { CompareMode } from './compare/modes.ts'
import { useShownName } from '../../stores/picture-name.ts'
import { createSteps } from './stage/steps.ts'
import { t } from './text.ts'
import type { ImageActions } from './use-image-actions.ts'
import { useNeighbours } from './use-neighbours.ts'
import { useWayBack, type WayBack } from './use-way-back.ts'
import type { Direction } from './stage/use-zoom.ts'

/** Where one can go from a picture: to its neighbours, back to the gallery, beside another one. */
export function useJourney(image: () => Image, filter: () => ImagesFilter, actions: ImageActions) {
  const router = useRouter()
  const notices = useNotices()
  const shownName = useShownName()
  const neighbours = useNeighbours(() => image().id, filter)
  /** For those who do not see the picture change, and for everybody at the ends. */
  const said = shallowRef({ text: '', isShown: false, count: 0 })
  const say = (text: string, isShown = false) => {
    said.value = { text, isShown, count: said.value.count + 1 }
  }

  const gallery = computed(() => {
    const { trashed = false, collection, ...rest } = filter()
    if (collection !== undefined && collection !== 'none' && !trashed && image().trashedAt === null)
      return router.resolve({ name: 'collection', params: { id: collection }, query: queryOf(rest) })
    return router.resolve({
      path: trashed || image().trashedAt !== null ? '/trash' : '/gallery',
      query: queryOf({ ...rest, ...(collection === 'none' && { collection }) }),
    })
  })
  const back = useWayBack(() => gallery.value)
  const placeOf = (id: string, others: readonly string[] = [], mode?: CompareMode): RouteLocationRaw => ({
    name: 'image',
    params: { id },
    query: { ...queryOf(filter()), ...(others.length > 0 && { compare: others.join(','), ...(mode && { mode }) }) },
  })

  /** Replaces, so that going back leads to the gallery; what had the focus keeps it. */
  async function show(other: Image) {
    const focused = document.activeElement
    await router.replace(placeOf(other.id))
    await nextTick()
    if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true })
    say(shownName(other))
  }

  /** False where there is nowhere to go, or one went elsewhere meanwhile. */
  async function take(direction: Direction): Promise<boolean> {
    const from = image().id
    await neighbours.settled()
    if (hasLeft || image().id !== from) return false
    const next = neighbours[direction].value
    if (next) await show(next)
    else if (neighbours.isKnown.value) say(t(direction === 'newer' ? 'first' : 'last'), true)
    else say(t('stepUnread'), true)
    return next !== undefined
  }
  const steps = createSteps(take)
  let hasLeft = false
  onScopeDispose(() => {
    hasLeft = true
  })

  async function goOn(next: Image | undefined, way: WayBack) {
    if (next) await show(next)
    else await back.leave(way)
  }

  const isOnPicture = () => router.currentRoute.value.name === 'image'

  async function trash() {
    steps.forget()
    await neighbours.settled()
    const { id } = image()
    const next = neighbours.older.value ?? neighbours.newer.value
    // Where one came from; for whoever came from outside that is the trash once the picture is there.
    const from = back.way.value
    const place = placeOf(id)
    if (!(await actions.trash())) return
    notices.show(t('trashed'), {
      // From one picture to the other, so that back leads where it led before.
      undo: async () => (await actions.restore(id)) && (isOnPicture() ? router.replace(place) : router.push(place)),
    })
    await goOn(next, from)
  }

  const asksToRemove = shallowRef(false)
  // The question was about the picture that one saw.
  watch(
    () => image().id,
    () => {
      asksToRemove.value = false
    },
  )

  /** To the trash, and from there for good. Once for a picture: what is on its way there is not yet in the trash. */
  let isTrashing = false
  async function discard() {
    if (isTrashing) return
    asksToRemove.value = image().trashedAt !== null
    if (asksToRemove.value) return
    isTrashing = true
    await trash().finally(() => {
      isTrashing = false
    })
  }

  async function remove() {
    await neighbours.settled()
    const next = neighbours.older.value ?? neighbours.newer.value
    const { id } = image()
    // On to the next one first: the page of a picture that is gone would only say so.
    await goOn(next, back.way.value)
    if (await actions.remove(id)) notices.show(t('removed'))
  }

  return {
    newer: neighbours.newer,
    older: neighbours.older,
    hasNewer: computed(() => neighbours.newer.value !== undefined || !neighbours.isKnown.value),
    hasOlder: computed(() => neighbours.older.value !== undefined || !neighbours.isKnown.value),
    said,
    say,
    back: back.way,
    show,
    addressOf: (id: string) => router.resolve(placeOf(id)).href,
    asksToRemove,
    discard,
    remove,
    step: steps.step,
    leave: async () => back.leave(),
    compare: async (others: readonly string[], mode?: CompareMode) => router.replace(placeOf(image().id, others, mode)),
  }
}
