import { layoutRows, type LayoutOptions } from '../../../ui/justified-rows.ts'

/** One generation of the sheet, newest first. */
export interface SheetEntry {
  /** Stays the same from the moment that it was sent. */
  readonly id: string
  readonly generationId: string
  /** Width by height of each of its pictures, also of those that are still to come. */
  readonly ratios: readonly number[]
}

/** Pixels, from the upper left corner of the sheet. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}
export interface PlacedEntry {
  readonly id: string
  readonly generationId: string
  /** One for each picture. */
  readonly boxes: readonly Box[]
  readonly top: number
  readonly bottom: number
}

export interface SheetOptions extends LayoutOptions {
  /** No picture is higher than the room that the screen has for it. */
  readonly room: number
}

/** As many pictures as are laid out together: enough for their rows to come out even. */
const TOGETHER = 48

/**
 * Which generations are laid out together. What was together stays together, so that a new picture moves those of its own
 * section and not the thousands below. `before` is the last answer.
 */
export function cutSections(
  before: readonly (readonly string[])[],
  entries: readonly SheetEntry[],
): readonly (readonly SheetEntry[])[] {
  const sectionOf = new Map(before.flatMap((ids, at) => ids.map(id => [id, at] as const)))
  const firstKnown = entries.findIndex(({ id }) => sectionOf.has(id))
  const sections: SheetEntry[][] = []
  let at = firstKnown < 0 ? undefined : sectionOf.get(entries[firstKnown]?.id ?? '')
  let places = 0
  const begin = () => {
    sections.push([])
    places = 0
  }
  begin()
  for (const entry of entries) {
    const own = sectionOf.get(entry.id)
    const isElsewhere = own !== undefined && own !== at
    const isFull = own === undefined && sections.length >= (before.length || 1) && places >= TOGETHER
    if (places > 0 && (isElsewhere || isFull)) begin()
    if (own !== undefined) at = own
    sections.at(-1)?.push(entry)
    places += entry.ratios.length
  }
  return splitFirst(sections)
}

/** New ones come into the first section, until it is as long as two. */
function splitFirst([first = [], ...others]: readonly SheetEntry[][]): readonly (readonly SheetEntry[])[] {
  if (first.reduce((sum, { ratios }) => sum + ratios.length, 0) < 2 * TOGETHER) return [first, ...others]
  let places = 0
  const begin = first.findIndex(({ ratios }) => (places += ratios.length) >= TOGETHER) + 1
  const rest = first.slice(begin)
  return rest.length === 0 ? [first, ...others] : [first.slice(0, begin), rest, ...others]
}

/** So few pictures are shown as large as fills the room. */
export function rowHeightFor(entries: readonly SheetEntry[], { width, rowHeight, room }: SheetOptions): number {
  const sum = entries.reduce((total, { ratios }) => total + ratios.reduce((all, ratio) => all + ratio, 0), 0)
  if (sum === 0 || width <= 0) return rowHeight
  return Math.round(Math.max(rowHeight, Math.min(room, Math.sqrt((width * room) / sum) * 0.9)))
}

/** Where every picture of the sheet is: justified rows, one section after the other. */
export function layoutSheet(sections: readonly (readonly SheetEntry[])[], options: SheetOptions) {
  const rowHeight = rowHeightFor(sections.flat(), options)
  const placed: PlacedEntry[] = []
  let top = 0
  for (const [at, section] of sections.entries()) {
    const isEnd = at === sections.length - 1
    const ratios = section.flatMap(entry => entry.ratios)
    const { boxes, height } = boxesOf(ratios, { ...options, rowHeight }, isEnd)
    let first = 0
    for (const { id, generationId, ratios: own } of section) {
      const mine = boxes.slice(first, first + own.length).map(box => ({ ...box, top: box.top + top }))
      first += own.length
      const last = mine.at(-1)
      placed.push({
        id,
        generationId,
        boxes: mine,
        top: mine[0]?.top ?? top,
        bottom: last ? last.top + last.height : top,
      })
    }
    top += height
  }
  return { entries: placed, height: Math.max(0, top - options.gap) }
}

function boxesOf(ratios: readonly number[], options: SheetOptions, isEnd: boolean): { boxes: Box[]; height: number } {
  const { rows } = layoutRows(ratios, options, isEnd)
  const boxes: Box[] = []
  let top = 0
  for (const row of rows) {
    const share = Math.min(1, options.room / row.height)
    const height = row.height * share
    const last = row.tiles.at(-1)
    const used = last ? (last.left + last.width) * share : 0
    // A row that stands alone, or is cut to the screen's height, is in the middle.
    const left = rows.length === 1 || share < 1 ? Math.max(0, (options.width - used) / 2) : 0
    for (const tile of row.tiles) boxes.push({ left: left + tile.left * share, top, width: tile.width * share, height })
    top += height + options.gap
  }
  return { boxes, height: top }
}

/** Those that touch a stretch of the sheet, which are one after the other but for their overlap in a row. */
export const entriesBetween = (entries: readonly PlacedEntry[], from: number, to: number): readonly PlacedEntry[] =>
  entries.filter(({ boxes, top, bottom }) => boxes.length > 0 && bottom >= from && top <= to)
