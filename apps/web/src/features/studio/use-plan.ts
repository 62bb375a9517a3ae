import { mayBeTemplate, type Model } from '@atelier/contracts'
import { computed } from 'vue'
import type { Settled } from '../../stores/draft-values.ts'
import { useDraft } from '../../stores/draft.ts'
import { useDurations } from '../../stores/durations.ts'
import { useSettings } from '../../stores/settings.ts'
import { useSampling } from '../generation-form/use-sampling.ts'
import { t as formText } from '../generation-form/text.ts'
import { durationText } from '../queue/progress-text.ts'
import { t } from './text.ts'

interface Work {
  /** undefined where it is not known yet how many a template gives. */
  readonly prompts: number | undefined
  readonly count: number
  /** Of one picture; undefined where the model has made none of late. */
  readonly msPerImage: number | undefined
  /** Generations at a time. */
  readonly lanes: number
}

/** How many pictures it will be, and how long they take; undefined where that is not known. */
export function planOf({ prompts, count, msPerImage, lanes }: Work): {
  readonly pictures: number | undefined
  readonly ms: number | undefined
} {
  if (prompts === undefined) return { pictures: undefined, ms: undefined }
  const rounds = Math.ceil(prompts / Math.max(1, lanes))
  return { pictures: prompts * count, ms: msPerImage === undefined ? undefined : rounds * count * msPerImage }
}

/** What the button that makes pictures says: how many, and about how long they take. What they cost no engine tells. */
export function usePlan(model: () => Model | undefined, settled: () => Settled | undefined) {
  const drafts = useDraft()
  const durations = useDurations()
  const settings = useSettings()
  const sampling = useSampling()

  const prompts = computed(() => {
    if (!mayBeTemplate(drafts.draft.prompt)) return 1
    return sampling.problem === undefined ? sampling.preview?.total : undefined
  })
  return computed(() => {
    const [chosen, values] = [model(), settled()]
    if (!chosen || !values) return formText('generate')
    const { pictures, ms } = planOf({
      prompts: prompts.value,
      count: values.count,
      msPerImage: durations.msPerImage.get(chosen.id),
      lanes: settings.current?.concurrency[chosen.provider] ?? 1,
    })
    if (pictures === undefined) return formText('generate')
    return ms === undefined
      ? t('generateCount', { count: pictures })
      : t('generatePlan', { count: pictures, duration: durationText(ms) })
  })
}
