import { computed } from 'vue'
import { useImages } from '../../../stores/images.ts'
import { useModels } from '../../../stores/models.ts'
import { tookText } from '../../queue/progress-text.ts'
import { useSending } from '../../queue/use-sending.ts'
import { useWork } from '../../queue/use-work.ts'
import { t } from '../text.ts'
import { placesOf } from './places.ts'

/** One generation in the sheet: what it is doing, its pictures, and what is said about it. */
export function useSheetWork(id: () => string) {
  const images = useImages()
  const models = useModels()
  const sending = useSending()
  const work = useWork(id)
  const { generation, isSending } = work

  const places = computed(() =>
    generation.value ? placesOf(generation.value, imageId => images.byId.get(imageId)) : [],
  )
  const facts = computed(() => {
    if (!generation.value) return ''
    const { model, parameters } = generation.value
    return [
      models.byId.get(model)?.name ?? model,
      `${parameters.width} × ${parameters.height}`,
      t('seedIs', { seed: isSending.value ? sending.seed : String(parameters.seed) }),
      tookText(generation.value),
    ]
      .filter(Boolean)
      .join(' · ')
  })

  return { ...work, places, facts }
}
