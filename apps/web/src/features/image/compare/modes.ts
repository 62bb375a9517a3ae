import type { Size } from '../stage/zoom.ts'
import type { Panes } from '../stage/use-zoom.ts'
import { fitInto } from '../stage/zoom.ts'

export const MODES = ['wipe', 'side', 'difference'] as const
export type CompareMode = (typeof MODES)[number]

export const MOST_COMPARED = 4

/** What lays one picture over another one takes two of them. */
export const modesFor = (count: number): readonly CompareMode[] => (count === 2 ? MODES : ['side'])

/** The one that was asked for, where that many pictures can be compared so. */
export const modeOf = (wanted: unknown, count: number): CompareMode => {
  const modes = modesFor(count)
  return modes.find(mode => mode === wanted) ?? modes[0] ?? 'side'
}

/** CSS pixels. */
const PHONE = 600

/** Rows and columns in which all of them are seen as large as can be; on a phone one stands above the other. */
export function arrange(pictures: readonly Size[], surface: Size, captionHeight: number): Panes {
  const count = Math.max(1, pictures.length)
  const inColumns = (columns: number): Panes => ({ columns, rows: Math.ceil(count / columns), captionHeight })
  if (surface.width < PHONE) return inColumns(1)
  const seen = ({ columns, rows }: Panes) => {
    const pane = { width: surface.width / columns, height: Math.max(1, surface.height / rows - captionHeight) }
    return pictures.map(picture => fitInto(picture, pane)).reduce((sum, { width, height }) => sum + width * height, 0)
  }
  const choices = Array.from({ length: count }, (_, at) => inColumns(count - at))
  return choices.reduce((best, next) => (seen(next) > seen(best) ? next : best))
}
