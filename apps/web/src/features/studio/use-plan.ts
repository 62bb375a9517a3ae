import { mayBeTemplate, type Model } from '@atelier/contracts'
import { computed } from 'vue'
import type { Settled } from '../../stores/draft-values.ts'
import { useDraft } from '../../stores/draft.ts'
import { useDurations } from '../../stores/durations.ts'
import { useSettings } from '../../stores/settings.ts'
import { useSampling } from '../generation-form/use-sampling.ts'
import { t as formText } from '../generation-form/text.ts'
import { durationText } from '../../i18n/durations.ts'
import { money } from '../../i18n/format.ts'
import { costOf } from '../../stores/cost.ts'
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

/** What the button that makes pictures says: how many, and beneath it about how long they take and what they cost. */
export interface Plan {
  readonly text: string
  /** Empty where nothing is known of it. */
  readonly note: string
}

export function usePlan(model: () => Model | undefined, settled: () => Settled | undefined) {
  const drafts = useDraft()
  const durations = useDurations()
  const settings = useSettings()
  const sampling = useSampling()

  const prompts = computed(() => {
    if (!mayBeTemplate(drafts.draft.prompt)) return 1
    return sampling.problem === undefined ? sampling.preview?.total : undefined
  })
  return computed((): Plan => {
    const [chosen, values] = [model(), settled()]
    const unknown = { text: formText('generate'), note: '' }
    if (!chosen || !values) return unknown
    if (sampling.stopped !== undefined) return { text: t('generateStopped', { name: sampling.stopped }), note: '' }
    const { pictures, ms } = planOf({
      prompts: prompts.value,
      count: values.count,
      msPerImage: durations.msPerImage.get(chosen.id),
      lanes: settings.current?.concurrency[chosen.provider] ?? 1,
    })
    if (pictures === undefined) return unknown
    const cost = costOf(chosen, { pictures, ...values.size })
    const note = [
      ms !== undefined && t('planTime', { duration: durationText(ms) }),
      // What is free needs no word each time.
      cost !== undefined && cost.amount > 0 && money(cost.amount, cost.currency),
    ]
      .filter(Boolean)
      .join(' · ')
    return { text: t('generateCount', { count: pictures }), note }
  })
}
