import { SORTED_AT_MOST, type ImagesFilter } from '@atelier/contracts'
import { computed, watch } from 'vue'
import { ApiError } from '../../../api/errors.ts'
import { useNotices } from '../../../stores/notices.ts'
import type { Timeline } from '../../../stores/timeline.ts'
import { t } from '../text.ts'

interface SortOptions {
  readonly timeline: () => Timeline
  readonly filter: () => ImagesFilter
  /** Inside a collection. */
  readonly isWithin: () => boolean
  readonly count: () => number | undefined
  readonly show: (filter: ImagesFilter, isTyping: boolean) => Promise<void>
}

/** What the order of the gallery allows, and what allows an order. */
export function useSort({ timeline, filter, isWithin, count, show }: SortOptions) {
  const notices = useNotices()
  const isFiltered = computed(() => {
    const { trashed: _trashed, sort: _sort, collection, ...rest } = filter()
    return Object.keys(rest).length > 0 || collection === 'none'
  })
  /** Days follow each other. */
  const hasDays = computed(() => ['newest', 'oldest'].includes(timeline().filter.sort ?? 'newest'))
  /** All of the gallery can be put in any order, and what is found where it is not much. */
  const isNarrow = computed(
    () =>
      (!isFiltered.value && !isWithin()) ||
      ((count() ?? Infinity) <= SORTED_AT_MOST && timeline().state.nextCursor === null),
  )

  // What is found may have become too much for the order: it is shown in the usual one then, which is said.
  watch(
    () => timeline().state.error,
    error => {
      if (!(error instanceof ApiError) || error.code !== 'image.too_many_to_sort') return
      const { sort: _sort, ...usual } = filter()
      notices.show(t('sortedNewest'))
      void show(usual, true)
    },
    { immediate: true },
  )

  return { isFiltered, hasDays, isNarrow }
}
