import { computed } from 'vue'
import { useDurations } from '../../stores/durations.ts'
import type { CellEntry, GridDetail } from '../../stores/grid-entries.ts'
import { useGrids } from '../../stores/grids.ts'
import { useModels } from '../../stores/models.ts'
import { useSettings } from '../../stores/settings.ts'
import { allLeftMs } from '../queue/queue-times.ts'
import { valuesAt } from './table/arrangement.ts'

/** How far a grid is, counted from its cells. */
export function useGridProgress(grid: () => GridDetail) {
  const grids = useGrids()
  const models = useModels()
  const durations = useDurations()
  const settings = useSettings()

  const cells = computed(() => grid().places.flatMap(id => (id === undefined ? [] : (grids.cells.get(id) ?? []))))
  const counts = computed(() => {
    const of = { queued: 0, running: 0, succeeded: 0, failed: 0, cancelled: 0 }
    for (const { status } of cells.value) of[status] += 1
    return of
  })
  const total = computed(() => cells.value.length)
  const left = computed(() => counts.value.queued + counts.value.running)
  const unmade = computed(() => counts.value.failed + counts.value.cancelled)
  /** From 0 to 1; of those that run, what they say of themselves. */
  const share = computed(() =>
    total.value === 0
      ? 0
      : cells.value.reduce(
          (sum, { status, progress }) => sum + (status === 'running' ? progress : status === 'queued' ? 0 : 1),
          0,
        ) / total.value,
  )

  /** Milliseconds; undefined where it is not known of some model. */
  const leftMs = computed(() =>
    left.value === 0
      ? undefined
      : allLeftMs(
          cells.value.filter(({ status }) => status === 'queued' || status === 'running').map(asWork),
          durations.msPerImage,
          settings.current?.concurrency ?? {},
          0,
        ),
  )

  /** When one began is not known after a reload, so each counts in full: it is done sooner than foretold, not later. */
  function asWork({ cell }: CellEntry) {
    const { base, axes } = grid()
    const at = axes.findIndex(({ kind }) => kind === 'model')
    const model =
      at < 0
        ? (base.model ?? models.defaultModel?.id ?? '')
        : String(
            axes[at]?.values[
              valuesAt(
                axes.map(({ values }) => values.length),
                cell,
              )[at] ?? 0
            ],
          )
    return {
      status: 'queued' as const,
      model,
      provider: models.byId.get(model)?.provider ?? '',
      startedAt: null,
      imageIds: [],
      waitingUntil: null,
      parameters: { width: 0, height: 0, steps: null, guidance: null, seed: 0, count: 1 },
    }
  }

  return { counts, total, left, unmade, share, leftMs }
}
