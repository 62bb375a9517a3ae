import { computed, shallowRef, watch } from 'vue'
import { useGenerations } from '../../stores/generations.ts'
import { useImages } from '../../stores/images.ts'
import { useQueue } from '../queue/queue-store.ts'
import { useSending } from '../queue/use-sending.ts'

/** Of what waits, as many have their place among the results already, and are there when they begin. */
const WAITING_SHOWN = 8

/** Which generations are among the results, newest first. */
export function useFeed() {
  const generations = useGenerations()
  const images = useImages()
  const queue = useQueue()
  const sending = useSending()

  /** The newest that is shown. What others begin meanwhile (another tab, a program) waits above it: nothing moves by itself under somebody's eyes. */
  const top = shallowRef<string>()
  const isSending = computed(() => sending.ids.length > 0)
  /** The event of what is being sent may come before its answer: until that is there, nobody knows which of them is one's own. */
  const above = computed(() =>
    generations.list.ids.filter(
      id => (top.value === undefined ? isSending.value : id > top.value) && hasSomethingToShow(id),
    ),
  )
  const held = computed(() => (isSending.value ? [] : above.value))
  const soon = computed(() => new Set(queue.waiting.slice(0, WAITING_SHOWN).map(({ id }) => id)))

  /** The newest, and of the others what has begun or soon will: the rest is the queue's. */
  const feed = computed<readonly string[]>(before => {
    const shown = generations.list.ids
      .filter(id => !above.value.includes(id) && hasSomethingToShow(id))
      .filter((id, index) => index === 0 || generations.byId.get(id)?.status !== 'queued' || soon.value.has(id))
    const ids = [...sending.ids, ...shown]
    return before?.length === ids.length && ids.every((id, index) => id === before[index]) ? before : ids
  })
  const showAll = () => {
    top.value = generations.list.ids[0]
  }
  // Where nothing is shown, nothing can move.
  watch([() => feed.value.length, () => generations.list.ids.length], ([shown]) => {
    if (!isSending.value && (shown === 0 || top.value === undefined)) showAll()
  })

  function hasSomethingToShow(id: string) {
    const entry = generations.byId.get(id)
    return (
      entry !== undefined &&
      (entry.status !== 'succeeded' || entry.imageIds.some(one => images.byId.get(one)?.trashedAt === null))
    )
  }

  return {
    feed,
    held,
    showAll,
    /** One's own is shown with all that came before it. */
    showFrom: (id: string) => {
      top.value = id
    },
  }
}
