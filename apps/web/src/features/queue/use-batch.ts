import { computed } from 'vue'
import { durationText } from '../../i18n/durations.ts'
import type { Batch } from '../../stores/batches.ts'
import { useQueue } from './queue-store.ts'
import { t } from './text.ts'

/** How far a batch is, in words and as a part of the whole. */
export function useBatch(id: () => string, doneIn: () => ReadonlyMap<string, number>) {
  const queue = useQueue()
  const batch = computed(() => queue.batches.find(one => one.id === id()))
  const title = computed(() => (batch.value ? batchText(batch.value) : ''))
  const share = computed(() => (batch.value ? batch.value.done / batch.value.size : 0))
  /** Until the last of them is done; empty where that of one is not known. */
  const left = computed(() => {
    const times = [...(batch.value?.running ?? []), ...(batch.value?.waiting ?? [])].map(one => doneIn().get(one))
    const known = times.filter(time => time !== undefined)
    return known.length === 0 || known.length < times.length
      ? ''
      : t('doneIn', { duration: durationText(Math.max(...known)) })
  })
  return { batch, title, share, left }
}

export const batchText = ({ done, size }: Pick<Batch, 'done' | 'size'>) => t('batchDone', { done, size })
