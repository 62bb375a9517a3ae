import { computed, shallowRef, watch } from 'vue'
import { useImages } from '../../stores/images.ts'
import { useModels } from '../../stores/models.ts'
import { tookText } from '../queue/progress-text.ts'
import { t as queueText } from '../queue/text.ts'
import { useSending } from '../queue/use-sending.ts'
import { useWork } from '../queue/use-work.ts'
import { slotsOf } from './picture-grid.ts'
import { t } from './text.ts'

/** One generation among the results: what it is doing, its pictures, and what is said about it. */
export function useCard(id: () => string) {
  const images = useImages()
  const models = useModels()
  const sending = useSending()
  const work = useWork(id)
  const { generation, isSending, over } = work

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
  const facts = computed(() => {
    if (!generation.value) return ''
    const {
      model,
      status,
      parameters: { width, height, seed },
    } = generation.value
    // Instead of the model and not besides it: a line more would move what is below.
    return [
      status === 'cancelled' ? queueText('cancelled') : (models.byId.get(model)?.name ?? model),
      `${width} × ${height}`,
      t('seedIs', { seed: isSending.value ? sending.seed : String(seed) }),
    ].join(' · ')
  })
  const took = computed(() => (generation.value?.status === 'succeeded' ? tookText(generation.value) : undefined))

  return { ...work, slots, took, facts }
}
