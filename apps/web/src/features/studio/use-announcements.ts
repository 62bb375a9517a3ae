import { shallowRef, watch } from 'vue'
import { isOver, useGenerations } from '../../stores/generations.ts'
import { progressText } from './progress.ts'

/** One sentence for screen readers whenever a generation enters another state; the percentages in between are not told. */
export function useAnnouncements() {
  const generations = useGenerations()
  const text = shallowRef('')
  const states = () => new Map([...generations.byId.values()].map(({ id, status }) => [id, status]))

  watch(states, (now, before) => {
    const changed = [...now.keys()].map(id => generations.byId.get(id)).find(entry => entry && isTurn(before.get(entry.id), entry.status))
    if (changed) text.value = `${progressText({ ...changed, progress: 0 }, Date.now())}: ${changed.prompt.slice(0, 80)}${changed.error ? `. ${changed.error.message}` : ''}`
  })

  return text
}

/** A finished one that merely came into view (an older page) is no news. */
const isTurn = (before: string | undefined, now: Parameters<typeof isOver>[0]['status']) =>
  before !== now && !(before === undefined && isOver({ status: now }))
