import { watch } from 'vue'
import { leftText } from '../batches.ts'
import { useGenerations, type GenerationEntry } from '../generations.ts'
import { claim } from './claim.ts'
import { showNotification } from './notification.ts'
import { outcomeOf, sentenceText, titleText, type Outcome } from './outcome.ts'
import type { Telling } from './telling.ts'
import { playTone } from './tone.ts'

/** Milliseconds without work until the queue counts as at rest. A tab that is looked at is first to know of it, and says nothing. */
const REST_MS = { seen: 400, hidden: 1000 }

/** Tells of what is done while nobody looks, by the ways that are wanted, for as long as the page lives. */
export function tellWhenDone(ways: () => Telling) {
  const generations = useGenerations()
  /** All that waited or ran since the queue was at rest. */
  let asked = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  /** The page's own title, while another one stands in its place. */
  let ownTitle: string | undefined

  function entitle(title: string) {
    if (!ways().title || !document.hidden) return
    ownTitle ??= document.title
    document.title = title
  }

  function giveTitleBack() {
    if (document.hidden || ownTitle === undefined) return
    document.title = ownTitle
    ownTitle = undefined
  }

  async function tell(outcome: Outcome) {
    if (!document.hidden) {
      await claim(outcome.last)
      return
    }
    entitle(titleText(outcome))
    if (!(await claim(outcome.last))) return
    if (ways().notification) showNotification(sentenceText(outcome))
    if (ways().sound) playTone()
  }

  function rest() {
    const outcome = outcomeOf([...asked].flatMap(id => generations.byId.get(id) ?? []))
    asked = new Set()
    if (outcome) void tell(outcome)
  }

  function follow(active: readonly GenerationEntry[]) {
    clearTimeout(timer)
    for (const { id } of active) asked.add(id)
    if (active.length > 0) entitle(`(${leftText(active)}) ${ownTitle ?? document.title}`)
    else if (asked.size > 0) timer = setTimeout(rest, document.hidden ? REST_MS.hidden : REST_MS.seen)
  }

  watch(() => generations.active, follow, { immediate: true })
  document.addEventListener('visibilitychange', () => {
    giveTitleBack()
    if (document.hidden) follow(generations.active)
  })
  void knowAll()

  /** On other pages than the studio not all that waits is known. */
  async function knowAll() {
    if (generations.list.nextCursor === undefined) await generations.loadMore()
    await generations.loadActive()
  }
}
