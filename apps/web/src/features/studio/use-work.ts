import { computed } from 'vue'
import { isOver, useGenerations } from '../../stores/generations.ts'
import { useImages } from '../../stores/images.ts'
import { useModels } from '../../stores/models.ts'
import { slotsOf } from './picture-grid.ts'
import { progressOf, progressText, tookText } from './progress-text.ts'
import { useQueue } from './queue-store.ts'
import { useNow } from './use-now.ts'

/** One generation as it is shown; each watches its own, so that what happens to one leaves the others alone. */
export function useWork(id: () => string) {
  const generations = useGenerations()
  const images = useImages()
  const models = useModels()
  const queue = useQueue()

  const generation = computed(() => generations.byId.get(id()))
  const over = computed(() => generation.value === undefined || isOver(generation.value))
  const now = useNow(() => !over.value)
  /** Those that are not in the trash. */
  const pictures = computed(() => generation.value?.imageIds.flatMap(one => images.byId.get(one) ?? []).filter(({ trashedAt }) => trashedAt === null) ?? [])
  const slots = computed(() => generation.value ? slotsOf(pictures.value, generation.value.parameters, over.value) : [])
  const circumstances = computed(() => ({ now: now.value, place: queue.places.get(id()), durations: queue.msPerImage }))
  const state = computed(() => generation.value ? progressText(generation.value, circumstances.value) : '')
  const progress = computed(() => generation.value ? progressOf(generation.value, queue.msPerImage, now.value) : 0)
  const facts = computed(() => {
    if (!generation.value) return ''
    const { model, status, parameters: { width, height, seed } } = generation.value
    return [status === 'cancelled' ? 'Cancelled' : undefined, models.byId.get(model)?.name ?? model, `${width} × ${height}`, `seed ${seed}`, tookText(generation.value)].filter(Boolean).join(' · ')
  })

  return { generation, over, slots, state, progress, facts }
}
