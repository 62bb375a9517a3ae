import { computed, onScopeDispose, watch } from 'vue'
import { useDurations } from '../../stores/durations.ts'
import { useGrids } from '../../stores/grids.ts'
import { useModels } from '../../stores/models.ts'
import { useSettings } from '../../stores/settings.ts'
import { useStyles } from '../../stores/styles.ts'
import { useOne } from '../../stores/use-one.ts'

/** One grid, read when its page opens and kept up to date while it is open. */
export function useGrid(id: () => string) {
  const grids = useGrids()
  const {
    one: grid,
    isMissing,
    isGone,
    ...rest
  } = useOne(id, {
    find: wanted => grids.details.get(wanted),
    read: grids.load,
    freshness: 'by its store',
  })

  watch(
    id,
    now => {
      grids.current = now
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    if (grids.current === id()) grids.current = undefined
  })

  // What its names and its time need; it is shown without them meanwhile.
  void Promise.all([useModels().load(), useSettings().load(), useDurations().load()])
  watch(
    () => Object.keys(grid.value?.styleNames ?? {}).length > 0,
    hasStyles => hasStyles && void useStyles().ensure(),
    { immediate: true },
  )

  return { grid, isMissing: computed(() => isMissing.value || isGone.value), ...rest }
}
