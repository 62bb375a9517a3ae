import type { Image, ImagesFilter } from '@atelier/contracts'
import { computed, nextTick, shallowRef } from 'vue'
import { useRouter, type RouteLocationRaw } from 'vue-router'
import { useNotices } from '../../stores/notices.ts'
import { queryOf } from '../gallery/filter.ts'
import type { ImageActions } from './use-image-actions.ts'
import { useNeighbours } from './use-neighbours.ts'
import type { Direction } from './use-zoom.ts'

/** Where one can go from a picture: to its neighbours, back to the gallery, beside another one. */
export function useJourney(image: () => Image, filter: () => ImagesFilter, actions: ImageActions) {
  const router = useRouter()
  const notices = useNotices()
  const neighbours = useNeighbours(() => image().id, filter)
  /** For those who do not see the picture change, and for everybody at the ends. */
  const said = shallowRef({ text: '', isShown: false, count: 0 })
  const say = (text: string, isShown = false) => { said.value = { text, isShown, count: said.value.count + 1 } }

  const gallery = computed(() => {
    const { trashed = false, ...rest } = filter()
    return router.resolve({ path: trashed || image().trashedAt !== null ? '/trash' : '/gallery', query: queryOf(rest) })
  })
  const placeOf = (id: string, compare?: string): RouteLocationRaw => ({ name: 'image', params: { id }, query: { ...queryOf(filter()), ...(compare && { compare }) } })

  /** Replaces, so that going back leads to the gallery; what had the focus keeps it. */
  async function show(other: Image) {
    const focused = document.activeElement
    await router.replace(placeOf(other.id))
    await nextTick()
    if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true })
    say(other.title ?? other.prompt)
  }

  async function step(direction: Direction) {
    const from = image().id
    await neighbours.settled()
    if (image().id !== from) return
    const next = neighbours[direction].value
    if (next) return show(next)
    if (neighbours.isKnown.value) say(direction === 'newer' ? 'This is the first picture.' : 'This is the last picture.', true)
  }

  /** By the browser's own way back where that leads there, so that the gallery is as it was left. */
  async function leave(place = gallery.value) {
    if (router.options.history.state['back'] === place.fullPath) router.back()
    else await router.push(place)
  }

  async function goOn(next: Image | undefined, place: typeof gallery.value) {
    if (next) await show(next)
    else await leave(place)
  }

  async function trash() {
    await neighbours.settled()
    const { id } = image()
    const next = neighbours.older.value ?? neighbours.newer.value
    // Where one came from, which is the trash once the picture is there.
    const from = gallery.value
    const place = placeOf(id)
    if (!await actions.trash()) return
    notices.show('Moved to the trash.', { action: { label: 'Undo', run: async () => await actions.restore(id) && router.push(place) } })
    await goOn(next, from)
  }

  async function remove() {
    await neighbours.settled()
    const next = neighbours.older.value ?? neighbours.newer.value
    const { id } = image()
    // On to the next one first: the page of a picture that is gone would only say so.
    await goOn(next, gallery.value)
    if (await actions.remove(id)) notices.show('Deleted for good.')
  }

  return {
    newer: neighbours.newer,
    older: neighbours.older,
    hasNewer: computed(() => neighbours.newer.value !== undefined || !neighbours.isKnown.value),
    hasOlder: computed(() => neighbours.older.value !== undefined || !neighbours.isKnown.value),
    said, gallery, step, trash, remove,
    leave: async () => leave(),
    compare: async (other: string | undefined) => router.replace(placeOf(image().id, other)),
  }
}
