import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { ApiError, isAbort } from '../../api/errors.ts'
import { useDurations } from '../../stores/durations.ts'
import { useGrids } from '../../stores/grids.ts'
import { useModels } from '../../stores/models.ts'
import { useSettings } from '../../stores/settings.ts'
import { useStyleNames } from './use-style-names.ts'

/** One grid, read when its page opens and kept up to date while it is open. */
export function useGrid(id: () => string) {
  const grids = useGrids()
  const error = shallowRef<unknown>()
  const grid = computed(() => grids.details.get(id()))
  const wasSeen = shallowRef(false)
  const isMissing = computed(
    () =>
      !grid.value && (wasSeen.value || (error.value instanceof ApiError && [400, 404].includes(error.value.status))),
  )

  async function load(signal?: AbortSignal) {
    const wanted = id()
    try {
      await grids.load(wanted, signal)
      error.value = undefined
    } catch (reason) {
      if (!isAbort(reason) && wanted === id()) error.value = reason
    }
  }

  watch(
    id,
    (now, _, onCleanup) => {
      const abort = new AbortController()
      onCleanup(() => abort.abort())
      grids.current = now
      error.value = undefined
      wasSeen.value = false
      void load(abort.signal)
    },
    { immediate: true },
  )
  watch(
    grid,
    now => {
      wasSeen.value ||= now !== undefined
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

  return { grid, error, isMissing, load }
}
