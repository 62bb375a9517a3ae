import { computed, nextTick, shallowRef, watch } from 'vue'
import { useRouter } from 'vue-router'
import type { ImagesFilter } from '@atelier/contracts'
import { useGalleries } from '../../stores/galleries.ts'
import { filterKey, fits } from '../../stores/image-query.ts'
import { useImages } from '../../stores/images.ts'
import { useHidden } from '../../stores/hidden.ts'
import { useNotices } from '../../stores/notices.ts'
import { may, mayMark } from '../../stores/whose.ts'
import type { Density } from './view/density.ts'
import { queryOf } from '../filter/filter.ts'
import { createSelection, MOST_SELECTED, type SelectionOutcome } from './select/selection.ts'
import { t } from './text.ts'
import { useActive } from './keyboard/use-active.ts'
import { useArchive } from './actions/use-archive.ts'
import { useBulk } from './actions/use-bulk.ts'
import { useGalleryView } from './view/use-gallery-view.ts'
import { useTimeline } from './timeline/use-timeline.ts'

/** As many as the page of a picture has room for. */
const MOST_COMPARED = 4

interface GalleryOptions {
  readonly filter: () => ImagesFilter
  readonly density: () => Density
  /** How much of the screen the bars at its edges cover, pixels. */
  readonly covered: () => { top: number; bottom: number }
  /** Where the keyboard rests when there is no picture. */
  readonly rest: () => HTMLElement | null | undefined
}

/** Everything that a gallery can do, put together: what is shown, where the keyboard is, what is selected, what is done to it. */
export function useGallery({ filter, density, covered, rest }: GalleryOptions) {
  const router = useRouter()
  const images = useImages()
  const galleries = useGalleries()
  const notices = useNotices()
  const hidden = useHidden()
  const bulk = useBulk()
  const archive = useArchive()

  const { timeline, isReading } = useTimeline(filter)
  const activeId = shallowRef<string>()
  const view = useGalleryView({ timeline: () => timeline.value, density, pinned: () => activeId.value })
  const active = useActive(view, () => timeline.value, activeId, covered)
  /** By what this page knows, which the server may not have heard yet. */
  function hasLeft(id: string): boolean {
    const image = images.byId.get(id)
    return image !== undefined && !fits(image, timeline.value.filter)
  }
  const selection = createSelection({
    timeline: () => timeline.value,
    find: id => images.byId.get(id),
    async *read(range, signal) {
      for await (const { items } of galleries.pages(timeline.value.filter, range, signal)) {
        bulk.see(items)
        yield items
      }
    },
    hasLeft,
  })

  const placeOf = (id: string) => ({
    name: 'image',
    params: { id },
    query: queryOf(timeline.value.filter),
  })
  /** What an action is about: the selection, or else the tile that the keyboard is at. */
  const targets = computed(() =>
    selection.size.value > 0
      ? [...selection.sizes().keys()]
      : active.isFocused.value && activeId.value !== undefined
        ? [activeId.value]
        : [],
  )

  const canCompare = computed(
    () => selection.size.value > 1 && selection.size.value <= MOST_COMPARED && timeline.value.filter.trashed !== true,
  )

  /** One that is hidden is shown first. */
  async function open(id: string) {
    const image = images.byId.get(id)
    if (image && hidden.hides(image)) hidden.show(id)
    else await router.push(placeOf(id))
  }

  function tell(outcome: SelectionOutcome | undefined) {
    if (outcome === 'too-many') notices.show(t('tooMany', { most: MOST_SELECTED }))
    if (outcome === 'cut') notices.show(t('cut', { most: MOST_SELECTED }))
  }

  /** Takes the selection along, and lets go of it. */
  async function act(action: (ids: readonly string[]) => Promise<unknown>) {
    const ids = targets.value
    if (ids.length === 0) return
    selection.clear()
    await action(ids)
    await regain()
  }

  /** Where the keyboard goes on when what it was at is gone: the bar of the selection, a menu, a tile. */
  async function regain() {
    await nextTick()
    const next = active.tabStop.value
    if (document.activeElement !== document.body) return
    if (view.state.count === 0) rest()?.focus({ preventScroll: true })
    else if (next !== undefined) await active.focus(next)
  }

  /** All of them or none: the server refuses where one of them is somebody else's. */
  const mayMarkAll = (ids: readonly string[]) =>
    may('images:write') &&
    ids.every(id => {
      const image = images.byId.get(id)
      return image === undefined || mayMark(image)
    })

  async function favorite(ids: readonly string[]) {
    await bulk.favorite(ids, !ids.every(id => images.byId.get(id)?.favorite ?? false))
  }

  async function rate(ids: readonly string[], rating: number) {
    await bulk.rate(ids, rating)
    await regain()
  }

  watch(() => filterKey(timeline.value.filter), selection.clear)
  watch(() => selection.size.value === 0, regain, { flush: 'post' })
  watch(
    () => view.state.count === 0 && active.isFocused.value,
    isLastGone => isLastGone && regain(),
    { flush: 'post' },
  )
  // What left the gallery meanwhile, here or elsewhere.
  watch(
    () => view.state.layouts,
    () => {
      if (selection.size.value === 0) return
      selection.drop([...selection.sizes().keys()].filter(hasLeft))
    },
  )

  return {
    timeline,
    isReading,
    view,
    active,
    selection,
    archive,
    bulk,
    targets,
    regain,
    addressOf: (id: string) => router.resolve(placeOf(id)).href,
    open,
    favorite,
    rate,
    /** By the stars on the picture: those that it has, pressed again, are taken away. */
    rateOne: async (id: string, stars: number) => rate([id], images.byId.get(id)?.rating === stars ? 0 : stars),
    trash: async () => act(bulk.trash),
    restore: async () => act(bulk.restore),
    extendTo: async (id: string) => tell(await notices.attempt(async () => selection.extendTo(id))),
    selectAll: async () => tell(await notices.attempt(selection.everything)),
    mayMark: mayMarkAll,
    canCompare,
    compare: async (ids: readonly string[]) => {
      const [first, ...others] = ids
      if (first !== undefined && others.length > 0)
        await router.push({
          ...placeOf(first),
          query: { ...queryOf(timeline.value.filter), compare: others.join(',') },
        })
    },
    download: async () => archive.download(new Map(selection.sizes())),
  }
}
export type Gallery = ReturnType<typeof useGallery>
