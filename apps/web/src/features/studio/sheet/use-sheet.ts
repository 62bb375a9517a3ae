import { computed } from 'vue'
import { useGenerations } from '../../../stores/generations.ts'
import { useImages } from '../../../stores/images.ts'
import { shapeOf } from '../../../ui/justified-rows.ts'
import { useSending } from '../../queue/use-sending.ts'
import { placesOf } from './places.ts'
import { cutSections, entriesBetween, layoutSheet, type SheetEntry } from './sheet-layout.ts'
import { sheetOptions } from './use-picture-size.ts'
import type { useWindow } from './use-window.ts'

/** Screens rendered beyond the edges. */
const BEYOND = 0.75
/** What the screen keeps free beneath a picture that is as high as it: for the first hint, and on a phone for the dock. */
const BENEATH = { phone: 232, desktop: 84 }
const DOCKED_PX = 1024
const LEAST_ROOM = 220

interface SheetWindow {
  readonly ids: () => readonly string[]
  readonly size: () => number
  readonly view: ReturnType<typeof useWindow>['view']
  /** How much of the sheet the rows above its pictures take; pixels. */
  readonly notes: () => number
  /** Stays on the page wherever one scrolls to, for the keyboard's sake. */
  readonly pinned: () => string | undefined
  readonly stepPx: number
}

/** Where each picture of the sheet is, and which of them are on the page. */
export function useSheet({ ids, size, view, notes, pinned, stepPx }: SheetWindow) {
  const generations = useGenerations()
  const images = useImages()
  const sending = useSending()

  const entries = computed(() => ids().flatMap(id => entryOf(id) ?? []))
  const sections = computed<readonly (readonly SheetEntry[])[]>(before =>
    cutSections(
      (before ?? []).map(section => section.map(({ id }) => id)),
      entries.value,
    ),
  )
  const room = computed(() => {
    const beneath = innerWidth < DOCKED_PX ? BENEATH.phone : BENEATH.desktop
    return Math.max(LEAST_ROOM, view.screen - view.above - beneath)
  })
  const layout = computed(() => layoutSheet(sections.value, { ...sheetOptions(view.width, size()), room: room.value }))

  function entryOf(id: string): SheetEntry | undefined {
    const entry = sending.entry?.id === id ? sending.entry : generations.byId.get(id)
    if (!entry) return undefined
    const places = placesOf(entry, imageId => images.byId.get(imageId))
    return {
      id: sending.placeOf(id),
      generationId: id,
      ratios: places.map(image => shapeOf(image ?? entry.parameters)),
    }
  }

  const shown = computed(() => {
    if (view.width === 0) return []
    const beyond = view.screen * BEYOND
    const top = view.top - notes()
    const near = entriesBetween(layout.value.entries, top - beyond, top + stepPx + view.screen + beyond)
    const id = pinned()
    if (id === undefined || near.some(entry => entry.id === id)) return near
    const first = near[0]
    const kept = layout.value.entries.find(entry => entry.id === id && entry.boxes.length > 0)
    if (!kept) return near
    // In the order of the sheet, which is that of the Tab key.
    return first && kept.top > first.top ? [...near, kept] : [kept, ...near]
  })

  return { layout, shown }
}
