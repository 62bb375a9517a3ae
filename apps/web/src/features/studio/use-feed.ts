import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { isOver, useGenerations, type GenerationEntry } from '../../stores/generations.ts'
import { useImages } from '../../stores/images.ts'
import { useSettings } from '../../stores/settings.ts'
import { startingOf } from '../queue/queue-times.ts'
import { useQueue } from '../queue/queue-store.ts'
import { useSending } from '../queue/use-sending.ts'
import { useDismissed } from './sheet/dismissed.ts'

/** So near the top of the page, one rests there. */
const TOP_PX = 8

/** Which generations are in the sheet, newest first, and which wait in line. */
export function useFeed() {
  const generations = useGenerations()
  const images = useImages()
  const settings = useSettings()
  const queue = useQueue()
  const sending = useSending()
  const dismissed = useDismissed()

  /** The newest that is shown. What others begin meanwhile (another tab, a program) waits above it while one looks at something further down: nothing moves by itself under somebody's eyes. */
  const top = shallowRef<string>()
  const isSending = computed(() => sending.ids.length > 0)
  /** The event of what is being sent may come before its answer: until that is there, nobody knows which of them is one's own. */
  const above = computed(() =>
    generations.list.ids.filter(
      id => (top.value === undefined ? isSending.value : id > top.value) && hasSomethingToShow(id),
    ),
  )
  const held = computed(() => (isSending.value ? [] : above.value))
  const concurrency = computed(() => settings.current?.concurrency ?? {})
  const starting = computed(() => startingOf(generations.active, concurrency.value))
  /** Behind others of the same model it has to wait like them. */
  const isSentInLine = computed(() => {
    const before = generations.active.filter(({ model }) => model === sending.entry?.model)
    return before.length >= (concurrency.value[before[0]?.provider ?? ''] ?? 1)
  })

  /** What was begun or soon will, and what came of it. What has its place keeps it, also where it has to wait once more. */
  const feed = computed<readonly string[]>(before => {
    const had = new Set(before)
    const hasPlace = (entry: GenerationEntry) =>
      entry.status !== 'queued' ||
      starting.value.has(entry.id) ||
      had.has(entry.id) ||
      had.has(sending.placeOf(entry.id))
    const shown = generations.list.ids.filter(id => {
      const entry = generations.byId.get(id)
      return entry !== undefined && !above.value.includes(id) && hasSomethingToShow(id) && hasPlace(entry)
    })
    const ids = [...(isSentInLine.value ? [] : sending.ids), ...shown]
    return before?.length === ids.length && ids.every((id, index) => id === before[index]) ? before : ids
  })
  /** What has no place in the sheet yet, or has to wait for a limit, the next one first. */
  const waiting = computed(() => {
    const placed = new Set(feed.value)
    const ids = queue.waiting.filter(({ id, waitingUntil }) => !placed.has(id) || waitingUntil !== null)
    return [...ids.map(({ id }) => id), ...(isSentInLine.value ? sending.ids : [])]
  })

  const showAll = () => {
    top.value = generations.list.ids[0]
  }
  const isAtTop = shallowRef(true)
  // Where nothing is shown nothing can move, and whoever rests at the top looks at what is new.
  watch([() => feed.value.length, () => generations.list.ids[0]], ([shown]) => {
    if (!isSending.value && (shown === 0 || top.value === undefined || isAtTop.value)) showAll()
  })
  watch(isSending, sends => {
    if (!sends && isAtTop.value) showAll()
  })
  const look = () => {
    isAtTop.value = scrollY <= TOP_PX
    if (held.value.length > 0 && isAtTop.value) showAll()
  }
  addEventListener('scroll', look, { passive: true })
  onScopeDispose(() => removeEventListener('scroll', look))

  function hasSomethingToShow(id: string) {
    const entry = generations.byId.get(id)
    if (!entry) return false
    if (!isOver(entry)) return true
    const hasPictures = entry.imageIds.some(one => images.byId.get(one)?.trashedAt === null)
    return hasPictures || (entry.status !== 'succeeded' && !dismissed.has(entry))
  }

  return {
    feed,
    waiting,
    held,
    showAll,
    /** One's own is shown with all that came before it. */
    showFrom: (id: string) => {
      top.value = id
    },
  }
}
