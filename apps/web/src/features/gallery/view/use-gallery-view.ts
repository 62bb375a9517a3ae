import { nextTick, shallowReactive, watch } from 'vue'
import { useImages } from '../../../stores/images.ts'
import type { Timeline } from '../../../stores/timeline.ts'
import { anchorAt, topFor } from './anchor.ts'
import { layoutOptions, type Density } from './density.ts'
import { createGeometry, type PlacedRow, type PlacedTile } from './geometry.ts'
import { shapeOf } from '../../../ui/justified-rows.ts'
import { originFor, runwayHeight } from './runway.ts'
import { shownBetween, type ShownSection } from './shown.ts'
import { useFrames } from './use-frames.ts'
import { useSections } from './use-sections.ts'

/** Screens rendered beyond the edges, and screens read ahead. */
const RENDERED_BEYOND = 0.5
const READ_BEYOND = 1.5
/** Pixels in a millisecond. Faster, nobody sees pictures; much faster, not even which ones they are. */
const PICTURES_UP_TO = 6
const SECTIONS_UP_TO = 30
/** Between two turns of a wheel nobody looks, either. */
const SLOW_FOR_MS = 80
/** Long enough for the pictures to be there that one jumped to. */
const STILL_MS = 400
/** So near the end of what is known of a search's finds, more is asked for. */
const NEAR_END_SCREENS = 10

interface GalleryView {
  readonly timeline: () => Timeline
  readonly density: () => Density
  /** Stays on the page wherever one scrolls to, for the keyboard's sake. */
  readonly pinned: () => string | undefined
}

/**
 * The window onto the gallery. The browser scrolls; this keeps the tiles near the screen on the page, has their sections
 * read, and moves the origin of the runway so that what one looks at stays where it is, whatever turns out to be above it.
 */
export function useGalleryView({ timeline, density, pinned }: GalleryView) {
  const images = useImages()
  const geometry = createGeometry(id => {
    const image = images.byId.get(id)
    return image ? shapeOf(image) : 1
  })
  const view = shallowReactive({
    sections: [] as readonly ShownSection[],
    runway: 0,
    top: 0,
    stillTop: 0,
    total: 0,
    count: undefined as number | undefined,
    screen: 0,
    isFast: false,
    isStill: true,
    layouts: 0,
    firstId: undefined as string | undefined,
  })
  const sections = useSections(timeline, geometry)
  const frames = useFrames({ onFrame: frame, onStill: still })

  let element: HTMLElement | undefined
  let origin = 0
  let width = 0
  let before = { top: 0, atMs: 0 }
  let fastAtMs = -Infinity
  let rendered = ''
  let isOutdated = true
  /** Just come from afar: first what is on the screen, then what is around it. */
  let isLanding = false
  let stopped: ReturnType<typeof setTimeout> | undefined

  function measure() {
    const box = element?.getBoundingClientRect()
    // Hidden things have no width.
    if (!box?.width) return
    view.top = origin - box.top
    view.screen = innerHeight
    if (box.width === width && !isOutdated) return
    width = box.width
    layOut()
  }

  function frame() {
    measure()
    const now = performance.now()
    const moved = Math.abs(view.top - before.top)
    // To whole pixels is how the browser scrolls to where it is told, which is no movement.
    const speed = moved < 1 ? 0 : moved / Math.max(now - before.atMs, 1)
    before = { top: view.top, atMs: now }
    if (speed > PICTURES_UP_TO) fastAtMs = now
    view.isFast = now - fastAtMs < SLOW_FOR_MS
    if (speed > 0) {
      isLanding = false
      move()
    }
    // An end of the runway that is not one of the gallery: nothing to see there.
    const above = view.top - origin
    if ((origin > 0 && above < view.screen) || (origin < 0 && above < 0)) void settle()
    render()
    if (speed < SECTIONS_UP_TO) read()
  }

  function still() {
    measure()
    view.isFast = false
    view.stillTop = view.top
    void settle()
    render()
    read()
    view.firstId = geometry
      .rowsBetween(view.top + geometry.options.rowHeight / 2, view.top + view.screen)
      .next().value?.ids[0]
    if (view.top <= 0) timeline().letIn()
  }

  /** Until a while after the last movement, pictures are as coarse as they are at hand. */
  function move() {
    clearTimeout(stopped)
    view.isStill = false
    stopped = setTimeout(() => {
      view.isStill = true
      land()
    }, STILL_MS)
  }

  function land() {
    if (!isLanding) return
    isLanding = false
    render()
    read()
  }

  /** Everything gets its place anew; what is on the screen keeps its own. */
  function layOut() {
    isOutdated = false
    const current = timeline()
    const isAtTop = view.top <= 0
    const anchor = anchorAt(geometry, Math.max(0, view.top), view.screen)
    geometry.update(current.state.sections ?? [], layoutOptions(width, density()))
    const top = isAtTop ? undefined : topFor(anchor, geometry, current)
    if (top !== undefined) {
      origin += top - Math.max(0, view.top)
      view.top = top
      before = { ...before, top }
    }
    view.layouts += 1
    view.total = geometry.total
    view.count = current.state.sections && geometry.count
    rendered = ''
    render()
  }

  function render() {
    const beyond = isLanding ? 0 : view.screen * RENDERED_BEYOND
    const [from, to] = [view.top - beyond, view.top + view.screen + beyond]
    const id = pinned()
    const span = `${geometry.spanOf(from, to)} ${origin} ${id}`
    if (span === rendered) return
    rendered = span
    const section = id === undefined ? undefined : timeline().sectionOf(id)
    view.sections = shownBetween(geometry, {
      from,
      to,
      origin,
      pinned: id !== undefined && section ? { section, id } : undefined,
    })
    view.runway = runwayHeight(geometry.total, origin)
  }

  function read() {
    if (width === 0) return
    const ahead = isLanding ? 0 : view.screen * READ_BEYOND
    sections.look({
      from: view.top - ahead,
      to: view.top + view.screen + ahead,
      needed: timeline().sectionOf(pinned() ?? ''),
    })
    if (timeline().state.nextCursor !== null && view.top > geometry.total - NEAR_END_SCREENS * view.screen)
      void timeline().readOn()
  }

  /** Moves the runway where it should be, and the page with it: nothing is seen to move. */
  async function settle() {
    const next = originFor(view.top, geometry.total, origin)
    if (next !== origin) await scrollToTop(view.top, next)
  }

  async function scrollToTop(top: number, nextOrigin: number) {
    const box = element?.getBoundingClientRect()
    if (!box) return
    const begin = box.top + scrollY
    origin = nextOrigin
    view.top = top
    before = { top, atMs: performance.now() }
    move()
    rendered = ''
    render()
    // The page has to be as long as it will be before it can be scrolled there.
    await nextTick()
    scrollTo({ top: begin + top - origin, behavior: 'instant' })
  }

  /** `top` of the gallery comes to the upper edge of the screen. While `isPassing`, nothing is read before one stops. */
  async function jumpTo(top: number, isPassing = false) {
    const end = geometry.total - view.screen / 2
    const next = Math.min(top, end)
    view.isFast = isPassing
    isLanding ||= Math.abs(next - view.top) > view.screen
    await scrollToTop(next, originFor(next, geometry.total, origin))
    if (!isPassing) read()
    frames.soon()
  }

  /** So that the whole tile is between the bars at the edges of the screen. */
  async function reveal({ top, row }: PlacedTile, covered: { top: number; bottom: number }) {
    measure()
    const [upper, lower] = [view.top + covered.top, view.top + view.screen - covered.bottom]
    if (top < upper) await jumpTo(top - covered.top)
    else if (top + row.height > lower) await jumpTo(top + row.height + covered.bottom - view.screen)
  }

  /** A section's rows, read if they have to be; one is there when they come. */
  async function reach(at: number): Promise<PlacedRow[]> {
    const section = geometry.sections[at]
    if (section && !section.ids) {
      await jumpTo(geometry.topOf(at))
      await sections.read(section)
      measure()
    }
    return geometry.rowsOf(at)
  }

  /** When the outline has its place on the page. */
  async function ready() {
    await nextTick()
    measure()
  }

  const tileElement = (id: string) => element?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)

  /** From pixels of the gallery to those of the page. */
  const toRunway = <T extends { readonly top: number }>(box: T) => ({ ...box, top: box.top - origin })

  /** The grid, and something in it that changes its size when the width changes and at no other time. */
  function attach(next: HTMLElement, ruler: HTMLElement) {
    element = next
    frames.observe(ruler)
    measure()
    read()
  }

  function detach() {
    element = undefined
    clearTimeout(stopped)
  }

  // However many events come, everything gets its place once a frame.
  watch([() => timeline().state.version, density], () => {
    isOutdated = true
    frames.soon()
  })
  // The server answered again.
  watch(() => timeline().state.sections, sections.retry)
  watch(
    () => timeline().state.arrived,
    arrived => {
      if (arrived.length > 0 && view.top <= 0) timeline().letIn()
    },
  )
  watch(timeline, (_, old) => {
    sections.giveUp()
    old.evictAll()
    origin = 0
    view.top = Math.min(view.top, 0)
    layOut()
    scrollTo({ top: 0, behavior: 'instant' })
    frames.soon()
  })

  return {
    state: view,
    geometry,
    error: sections.error,
    attach,
    detach,
    jumpTo,
    reveal,
    reach,
    ready,
    render,
    tileElement,
    toRunway,
    retry() {
      sections.retry()
      read()
    },
  }
}
export type View = ReturnType<typeof useGalleryView>
