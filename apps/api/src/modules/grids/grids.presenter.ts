import {
  GENERATION_STATUSES,
  type GenerationStatus,
  type Grid,
  type GridCell,
  type GridSummary,
} from '@atelier/contracts'
import type { Tables } from '@atelier/db'
import type { GenerationRow } from '../generations/module.ts'
import { presentImage, type ImageRow } from '../images/module.ts'

export type GridRow = Tables['grids']['$inferSelect']

/** How many cells are in a status. */
export interface Tally {
  readonly status: GenerationStatus
  readonly cells: number
}

interface GridParts {
  readonly tallies: readonly Tally[]
  readonly cover: ImageRow | undefined
}

export function presentGridSummary({ base, createdAt, ...row }: GridRow, { tallies, cover }: GridParts): GridSummary {
  const of = (status: GenerationStatus) => tallies.find(tally => tally.status === status)?.cells ?? 0
  const counts = Object.fromEntries(GENERATION_STATUSES.map(status => [status, of(status)])) as GridSummary['counts'] // all of them, by the line itself
  return {
    id: row.id,
    title: row.title,
    prompt: base.prompt,
    axes: row.axes,
    cells: row.cells,
    counts,
    status: statusOf(counts),
    winner: row.winner,
    cover: cover ? presentImage(cover) : null,
    createdAt: createdAt.toISOString(),
  }
}

function statusOf(counts: GridSummary['counts']): GridSummary['status'] {
  if (counts.queued + counts.running > 0) return 'running'
  if (counts.failed > 0) return 'failed'
  return counts.cancelled > 0 ? 'cancelled' : 'succeeded'
}

export const presentGrid = (
  row: GridRow,
  parts: GridParts & { readonly items: readonly GridCell[]; readonly styleNames: ReadonlyMap<string, string> },
): Grid => ({
  ...presentGridSummary(row, parts),
  base: row.base,
  styleNames: Object.fromEntries(parts.styleNames),
  items: [...parts.items],
})

export const presentCell = (row: GenerationRow, image: ImageRow | undefined): GridCell => ({
  cell: row.cell ?? 0,
  generationId: row.id,
  provider: row.provider,
  status: row.status,
  progress: row.progress,
  error: row.error && { code: row.error.code, message: row.error.message },
  image: image ? presentImage(image) : null,
})
