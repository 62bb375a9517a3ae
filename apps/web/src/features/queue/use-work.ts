import { computed, shallowRef, watch } from 'vue'
import { isOver, useGenerations } from '../../stores/generations.ts'
import { useImages } from '../../stores/images.ts'
import { useModels } from '../../stores/models.ts'
import { slotsOf } from '../studio/picture-grid.ts'
import { progressOf, progressText, tookText } from './progress-text.ts'
import { useQueue } from './queue-store.ts'
import { t } from '../studio/text.ts'
import { useSending } from './use-sending.ts'
import { useNow } from './use-now.ts'

/** One generation as it is shown; each watches its own, so that what happens to one leaves the others alone. */
export function useWork(id: () => string) {
  const generations = useGenerations()
  const images = useImages()
  const models = useModels()
  const queue = useQueue()
  const sending = useSending()

  const isSending = computed(() => sending.entry?.id === id())
  const generation = computed(() => (isSending.value ? sending.entry : generations.byId.get(id())))
  const over = computed(() => generation.value === undefined || isOver(generation.value))
  const now = useNow(() => !over.value)
  /** Those that are not in the trash. */
  const pictures = computed(
    () =>
      generation.value?.imageIds
        .flatMap(one => images.byId.get(one) ?? [])
        .filter(({ trashedAt }) => trashedAt === null) ?? [],
  )
  /** Seen while it was made: what failed keeps its frame then, so that nothing below moves. */
  const wasAlive = shallowRef(false)
  watch(
    over,
    ended => {
      wasAlive.value ||= !ended
    },
    { immediate: true },
  )
  const slots = computed(() => {
    if (!generation.value) return []
    const isFramed = !over.value || (wasAlive.value && generation.value.status !== 'succeeded')
    return isFramed ? slotsOf(pictures.value, generation.value.parameters) : pictures.value
  })
  const circumstances = computed(() => ({ now: now.value, place: queue.places.get(id()), durations: queue.msPerImage }))
  const state = computed(() =>
    isSending.value ? t('sendingState') : generation.value ? progressText(generation.value, circumstances.value) : '',
  )
  const progress = computed(() => (generation.value ? progressOf(generation.value, queue.msPerImage, now.value) : 0))
  const facts = computed(() => {
    if (!generation.value) return ''
    const {
      model,
      status,
      parameters: { width, height, seed },
    } = generation.value
    // Instead of the model and not besides it: a line more would move what is below.
    return [
      status === 'cancelled' ? t('cancelled') : (models.byId.get(model)?.name ?? model),
      `${width} × ${height}`,
      t('seedIs', { seed: isSending.value ? sending.seed : String(seed) }),
    ].join(' · ')
  })

  const took = computed(() => (generation.value?.status === 'succeeded' ? tookText(generation.value) : undefined))

  return { generation, isSending, over, slots, took, state, progress, facts }
}
