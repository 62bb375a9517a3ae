import { computed, watch } from 'vue'
import { scaledUrl } from '../../../api/image-url.ts'
import type { GridDetail } from '../../../stores/grid-entries.ts'
import { useGrids } from '../../../stores/grids.ts'
import { useImages } from '../../../stores/images.ts'
import { axisName, useNames } from '../names.ts'
import { neighbourOf, valuesAt, type Arrangement } from './arrangement.ts'
import { stateOf } from './cell-state.ts'

interface ComparedCell {
  readonly grid: GridDetail
  readonly cell: number
  readonly lengths: readonly number[]
  readonly arrangement: Arrangement
}

/** The cell that is looked at: what it is, what its axes say of it, and which cells are beside it. */
export function useComparedCell(shown: () => ComparedCell) {
  const grids = useGrids()
  const images = useImages()
  const { valueName, fullName } = useNames()

  const entry = computed(() => grids.cells.get(shown().grid.places[shown().cell] ?? ''))
  const image = computed(() => images.byId.get(entry.value?.imageId ?? ''))
  const state = computed(() => stateOf(entry.value, image.value))
  const isThere = computed(() => image.value !== undefined && state.value === 'succeeded')
  const isWinner = computed(() => shown().grid.winner === shown().cell)
  const at = computed(() => valuesAt(shown().lengths, shown().cell))
  const values = computed(() =>
    shown()
      .grid.axes.map((axis, place) => fullName(axis, at.value[place] ?? 0))
      .join(', '),
  )
  const model = computed(() => {
    const { axes, base } = shown().grid
    const place = axes.findIndex(({ kind }) => kind === 'model')
    return place < 0 ? (base.model ?? '') : String(axes[place]?.values[at.value[place] ?? 0])
  })
  const provider = computed(() => entry.value?.provider)
  /** In the order of the arrows: across, down, third. */
  const axes = computed(() => {
    const { grid, cell, lengths, arrangement } = shown()
    return [arrangement.across, arrangement.down, arrangement.third].flatMap(place => {
      const axis = place === undefined ? undefined : grid.axes[place]
      if (place === undefined || !axis) return []
      return [
        {
          place,
          name: axisName(axis),
          value: valueName(axis, at.value[place] ?? 0),
          before: neighbourOf(lengths, cell, place, -1),
          after: neighbourOf(lengths, cell, place, 1),
        },
      ]
    })
  })

  const imageOf = (cell: number | undefined) =>
    cell === undefined ? undefined : images.byId.get(grids.cells.get(shown().grid.places[cell] ?? '')?.imageId ?? '')
  // The pictures beside it are at hand before one goes there.
  watch(
    axes,
    () => {
      for (const near of axes.value.flatMap(({ before, after }) => [before, after])) {
        const other = imageOf(near)
        if (other) new Image().src = scaledUrl(other, 1280)
      }
    },
    { immediate: true },
  )

  return { entry, image, state, isThere, isWinner, values, model, provider, axes }
}
