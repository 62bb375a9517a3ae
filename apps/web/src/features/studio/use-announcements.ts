import { shallowRef, watch } from 'vue'
import { failureText } from '../../i18n/problems.ts'
import { useGenerations, type GenerationEntry } from '../../stores/generations.ts'
import { t as queueText } from '../queue/text.ts'
import { t } from './text.ts'

/** Of a prompt, enough to know which one is meant. */
const TOLD_CHARACTERS = 80

/** One sentence for screen readers when a picture is done, or a generation begins, fails or ends; never the percentages in between. */
export function useAnnouncements() {
  const generations = useGenerations()
  const text = shallowRef('')

  const tell = (what: string, { prompt }: GenerationEntry) => {
    text.value = `${what}: ${prompt.slice(0, TOLD_CHARACTERS)}`
  }

  watch(
    () => generations.active,
    (now, before) => {
      for (const earlier of before) {
        const entry = generations.byId.get(earlier.id)
        if (!entry || entry === earlier) continue
        if (entry.imageIds.length > earlier.imageIds.length)
          tell(t('pictureDone', { at: entry.imageIds.length, total: entry.parameters.count }), entry)
        if (entry.status === 'failed')
          tell(t('failedWhy', { reason: entry.error ? failureText(entry.error) : '' }), entry)
        if (entry.status === 'cancelled') tell(queueText('cancelled'), entry)
        if (entry.waitingUntil && !earlier.waitingUntil)
          tell(t('waitingWhy', { reason: entry.error ? failureText(entry.error) : '' }), entry)
      }
    },
  )

  return {
    text,
    say: (sentence: string) => {
      text.value = sentence
    },
  }
}
