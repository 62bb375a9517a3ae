import type { Image } from '@atelier/contracts'
import type { CellEntry } from '../../../stores/grid-entries.ts'
import { t } from '../text.ts'

/** What a cell shows: `trashed` and `deleted` are pictures that were taken away from it. */
export type CellState = CellEntry['status'] | 'trashed' | 'deleted'

export function stateOf(cell: CellEntry | undefined, image: Image | undefined): CellState {
  if (!cell) return 'deleted'
  if (cell.status !== 'succeeded') return cell.status
  if (!image) return 'deleted'
  return image.trashedAt === null ? 'succeeded' : 'trashed'
}

const WORDS = {
  queued: 'queued',
  running: 'running',
  succeeded: 'succeeded',
  failed: 'failed',
  cancelled: 'cancelled',
  trashed: 'trashed',
  deleted: 'deleted',
} as const satisfies Record<CellState, string>

export const stateText = (state: CellState) => t(WORDS[state])
