import { useRouter } from 'vue-router'
import type { GridDetail } from '../../stores/grid-entries.ts'
import { useGrids } from '../../stores/grids.ts'
import { useImages } from '../../stores/images.ts'
import { useStyles } from '../../stores/styles.ts'
import { draftOf } from './draft-of.ts'
import { useBeginning } from './new/use-beginning.ts'

/** To the form of a new grid, filled in with one that is there. */
export function useAnother() {
  const styles = useStyles()
  const router = useRouter()
  const grids = useGrids()
  const images = useImages()
  const begin = useBeginning()

  return async (grid: GridDetail) => {
    await styles.ensure()
    const { base, axes } = draftOf(grid, styles.items)
    const first = grid.places.flatMap(id => grids.cells.get(id ?? '')?.imageId ?? [])[0]
    await begin(base, { axes, made: images.byId.get(first ?? '') ?? {} })
    await router.push('/grids/new')
  }
}
