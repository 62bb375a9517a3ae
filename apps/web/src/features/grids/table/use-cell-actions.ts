import { useRouter } from 'vue-router'
import { useGenerations } from '../../../stores/generations.ts'
import type { GridDetail } from '../../../stores/grid-entries.ts'
import { useGrids } from '../../../stores/grids.ts'
import { useImages } from '../../../stores/images.ts'
import { useNotices } from '../../../stores/notices.ts'
import { useVerbs } from '../../../stores/verbs.ts'
import { t } from '../text.ts'

export type CellAction = 'winner' | 'favorite' | 'page' | 'remix' | 'vary' | 'retry'

interface CellActionsOptions {
  /** What its axes say of a cell. */
  readonly namesOf: (cell: number) => string
  /** For screen readers. */
  readonly say: (sentence: string) => void
}

/** What can be done with one cell. What the server refuses is said. */
export function useCellActions(grid: () => GridDetail, { namesOf, say }: CellActionsOptions) {
  const grids = useGrids()
  const images = useImages()
  const generations = useGenerations()
  const notices = useNotices()
  const verbs = useVerbs()
  const router = useRouter()

  const entryOf = (cell: number) => grids.cells.get(grid().places[cell] ?? '')
  const imageOf = (cell: number) => images.byId.get(entryOf(cell)?.imageId ?? '')

  async function pick(cell: number) {
    if (entryOf(cell)?.status !== 'succeeded') return
    const winner = grid().winner === cell ? null : cell
    if (await notices.succeeds(async () => grids.change(grid().id, { winner })))
      say(t(winner === null ? 'isNoWinner' : 'isWinner', { values: namesOf(cell) }))
  }

  async function act(action: CellAction, cell: number) {
    const [entry, image] = [entryOf(cell), imageOf(cell)]
    if (action === 'winner') return pick(cell)
    if (action === 'retry' && entry) return void (await notices.succeeds(async () => generations.retry(entry.id)))
    if (!image) return
    if (action === 'favorite')
      return void (await notices.succeeds(async () => images.setFavorite(image.id, !image.favorite)))
    if (action === 'remix') return verbs.remix(image)
    if (action === 'vary') return verbs.vary([image])
    await router.push(`/images/${image.id}`)
  }

  return { act, entryOf, imageOf }
}
