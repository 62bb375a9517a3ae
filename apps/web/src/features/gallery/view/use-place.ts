import { onMounted, onScopeDispose, watch } from 'vue'
import { onBeforeRouteLeave, useRouter, type Router } from 'vue-router'
import { useImages } from '../../../stores/images.ts'
import type { Timeline } from '../../../stores/timeline.ts'
import type { Active } from '../keyboard/use-active.ts'
import type { View } from './use-gallery-view.ts'

/** A picture, and how far it is from the upper edge of the screen. Pixels of the page mean nothing once pictures came or went. */
interface Place {
  readonly id: string
  readonly timeMs: number
  /** Which section it was in, from 0. */
  readonly at: number
  readonly offset: number
}

const KEY = 'galleryPlace'
/** Browsers do not like to be told often; told while the page is left, they may forget. */
const PAUSE_MS = 150
/** Pictures that cannot be read do not come however long one waits. */
const MOST_TRIES = 40

/** The picture that was looked at last, until one is back in the gallery. */
let viewedId: string | undefined

/** Going back, forward and reloading lead to where one was; coming back from a picture, to that picture. */
export function usePlace({
  view,
  active,
  timeline,
  covered,
}: {
  view: View
  active: Active
  timeline: () => Timeline
  covered: () => { top: number; bottom: number }
}) {
  const router = useRouter()
  const images = useImages()

  async function goTo({ id, timeMs, at, offset }: Place) {
    await timeline().read()
    await view.ready()
    const sections = timeline().state.sections ?? []
    const section = timeline().sectionOf(id) ?? timeline().sectionNear(timeMs, at)
    if (!section) return
    await view.reach(sections.indexOf(section))
    const found = view.geometry.placeOf(section, id)
    await view.jumpTo(found ? found.top - offset : view.geometry.topOf(sections.indexOf(section)))
  }

  async function comeBack() {
    const stored = storedPlace()
    const image = viewedId === undefined ? undefined : images.byId.get(viewedId)
    viewedId = undefined
    if (!image) return stored && goTo(stored)
    const isSame = stored?.id === image.id
    await goTo(
      isSame
        ? stored
        : {
            id: image.id,
            timeMs: Date.parse(image.createdAt),
            at: stored?.at ?? 0,
            offset: stored?.offset ?? covered().top,
          },
    )
    await active.focus(image.id)
  }

  function remember(tries = 1) {
    const [row] = view.geometry.rowsBetween(view.state.top + covered().top, view.state.top + view.state.screen)
    const [id = ''] = row?.ids ?? []
    const image = images.byId.get(id)
    const isUnderWay = view.state.top !== view.state.stillTop
    if (isUnderWay || (row && !image && view.state.top > 0)) {
      // One is still under way, perhaps back to where one was; or went there faster than its pictures came: without them the
      // place has no name yet, and the one before stays.
      if (tries < MOST_TRIES) soon = setTimeout(() => remember(tries + 1), PAUSE_MS)
      return
    }
    const place: Place | undefined =
      row && image && view.state.top > 0
        ? { id, timeMs: Date.parse(image.createdAt), at: row.at, offset: row.top - view.state.top }
        : undefined
    history.replaceState({ ...(history.state as object), [KEY]: place }, '')
  }

  let soon: ReturnType<typeof setTimeout> | undefined
  onMounted(comeBack)
  onScopeDispose(() => clearTimeout(soon))
  watch(
    () => view.state.stillTop,
    () => {
      clearTimeout(soon)
      soon = setTimeout(remember, PAUSE_MS)
    },
  )
  onBeforeRouteLeave(to => {
    clearTimeout(soon)
    if (to.name === 'image') followImages(router)
  })
}

function followImages(router: Router) {
  const stop = router.afterEach(to => {
    if (to.name === 'image') viewedId = String(to.params['id'])
    else stop()
  })
}

function storedPlace(): Place | undefined {
  const state: unknown = history.state
  const place: unknown = typeof state === 'object' && state !== null && KEY in state ? state[KEY] : undefined
  return typeof place === 'object' &&
    place !== null &&
    'id' in place &&
    'timeMs' in place &&
    'offset' in place &&
    typeof place.id === 'string' &&
    typeof place.timeMs === 'number' &&
    typeof place.offset === 'number'
    ? { id: place.id, timeMs: place.timeMs, at: 'at' in place ? Number(place.at) || 0 : 0, offset: place.offset }
    : undefined
}
