import type { ImagesFilter } from '@atelier/contracts'
import { watch } from 'vue'
import { ApiError } from '../../../api/errors.ts'
import { useNotices } from '../../../stores/notices.ts'
import type { Timeline } from '../../../stores/timeline.ts'
import { t } from '../text.ts'

/** Whether days follow each other. */
export const isByTime = ({ sort = 'newest' }: ImagesFilter) => sort === 'newest' || sort === 'oldest'

interface SortFallback {
  readonly timeline: () => Timeline
  readonly filter: () => ImagesFilter
  readonly show: (filter: ImagesFilter, isTyping: boolean) => Promise<void>
}

/** What is found may have become too much for the order: it is shown in the usual one then, which is said. */
export function useSortFallback({ timeline, filter, show }: SortFallback) {
  const notices = useNotices()
  watch(
    () => timeline().state.error,
    error => {
      if (!(error instanceof ApiError) || error.code !== 'image.too_many_to_sort') return
      const { sort: _, ...usual } = filter()
      notices.show(t('sortedNewest'))
      void show(usual, true)
    },
    { immediate: true },
  )
}
