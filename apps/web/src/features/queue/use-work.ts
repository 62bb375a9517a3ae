import { computed } from 'vue'
import { t as common } from '../../i18n/common.ts'
import { useHidden } from '../../stores/hidden.ts'
import { isOver, useGenerations } from '../../stores/generations.ts'
import { progressOf, progressText } from './progress-text.ts'
import { useQueue } from './queue-store.ts'
import { t } from './text.ts'
import { useNow } from './use-now.ts'
import { useSending } from './use-sending.ts'

/** What one generation is doing; each row watches its own, so that what happens to one leaves the others alone. */
export function useWork(id: () => string) {
  const generations = useGenerations()
  const queue = useQueue()
  const sending = useSending()
  const hidden = useHidden()

  const isSending = computed(() => sending.entry?.id === id())
  const generation = computed(() => (isSending.value ? sending.entry : generations.byId.get(id())))
  const over = computed(() => generation.value === undefined || isOver(generation.value))
  const now = useNow(() => !over.value)
  const circumstances = computed(() => ({
    now: now.value,
    place: queue.places.get(id()),
    isFar: queue.isFar(id()),
    durations: queue.msPerImage,
  }))
  const state = computed(() =>
    isSending.value ? t('sendingState') : generation.value ? progressText(generation.value, circumstances.value) : '',
  )
  const progress = computed(() => (generation.value ? progressOf(generation.value, queue.msPerImage, now.value) : 0))

  /** Said nowhere while pictures are hidden: it tells as much as they do. */
  const prompt = computed(() => (hidden.hidesAll ? common('hiddenPrompt') : (generation.value?.prompt ?? '')))

  return { generation, prompt, isSending, over, state, progress }
}
