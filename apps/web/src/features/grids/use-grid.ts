import { computed, onScopeDispose, watch } from 'vue'
import { useDurations } from '../../stores/durations.ts'
import { useGrids } from '../../stores/grids.ts'
import { useModels } from '../../stores/models.ts'
import { useSettings } from '../../stores/settings.ts'
import { useOne } from '../../stores/use-one.ts'
import { useStyleNames } from './use-style-names.ts'

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
    () => grid.value?.styleNames,
    (names = {}) => {
      if (Object.keys(names).length === 0) return
      const styles = useStyleNames()
      styles.learn(names)
      if (styles.items.length === 0) void styles.load()
    },
    { immediate: true },
  )

  return { grid, isMissing: computed(() => isMissing.value || isGone.value), ...rest }
}
