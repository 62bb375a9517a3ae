import { useRouter } from 'vue-router'
import type { GridDetail } from '../../stores/grid-entries.ts'
import { useStyles } from '../../stores/styles.ts'
import { draftOf } from './draft-of.ts'
import { useBeginning } from './new/use-beginning.ts'

/** To the form of a new grid, filled in with one that is there. */
export function useAnother() {
  const styles = useStyles()
  const router = useRouter()
  const begin = useBeginning()

  return async (grid: GridDetail) => {
    await styles.ensure()
    const { base, axes } = draftOf(grid, styles.items)
    begin(base, axes)
    await router.push('/grids/new')
  }
}
