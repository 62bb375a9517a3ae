import type { Section } from '../../../stores/timeline-sections.ts'
import { lastIndex } from './last-index.ts'
import { estimatedHeight, layoutRows, type Layout, type LayoutOptions, type Row } from '../../../ui/justified-rows.ts'

/** A row and where it is, in pixels from the top of the gallery. */
export interface PlacedRow {
  readonly section: Section
  readonly at: number
  readonly row: Row
  readonly top: number
  /** Of the row's images, as they were when it was laid out. */
  readonly ids: readonly string[]
}
export interface PlacedTile extends PlacedRow {
  /** In the row. */
  readonly index: number
}

const NOTHING = { ids: [], layout: { rows: [], height: 0 } }

/**
 * Where everything is in a gallery of any size: sections one after the other, exact where their images are there,
 * estimated where not. Pixels count from the top of the gallery, which no page is long enough for.
 */
export function createGeometry(ratioOf: (id: string) => number) {
  let options: LayoutOptions = { width: 0, rowHeight: 1, gap: 0 }
  let sections: readonly Section[] = []
  /** Of each section, and of the end. */
  let tops = new Float64Array(1)
  let firsts = new Float64Array(1)
  let indexes = new Map<Section, number>()
  const layouts = new Map<
    Section,
    { readonly ids: readonly string[]; readonly isEnd: boolean; readonly layout: Layout }
  >()
  /** Of sections whose images were there once. */
  let heights = new WeakMap<Section, number>()

  function update(next: readonly Section[], nextOptions: LayoutOptions) {
    if (
      nextOptions.width !== options.width ||
      nextOptions.rowHeight !== options.rowHeight ||
      nextOptions.gap !== options.gap
    ) {
      layouts.clear()
      heights = new WeakMap()
    }
    options = nextOptions
    if (next !== sections) {
      indexes = new Map(next.map((section, at) => [section, at]))
      tops = new Float64Array(next.length + 1)
      firsts = new Float64Array(next.length + 1)
    }
    sections = next
    for (const section of layouts.keys()) if (!section.ids || !indexes.has(section)) layouts.delete(section)
    for (const [at, section] of sections.entries()) {
      tops[at + 1] = topOf(at) + heightOf(section, at === sections.length - 1)
      firsts[at + 1] = firstOf(at) + section.count
    }
  }

  function heightOf(section: Section, isEnd: boolean): number {
    const layout = section.ids && layoutOf(section, section.ids, isEnd)
    return layout?.height ?? heights.get(section) ?? estimatedHeight(section.count, section.aspectRatio, options)
  }

  function layoutOf(section: Section, ids: readonly string[], isEnd: boolean): Layout {
    const known = layouts.get(section)
    if (known?.ids === ids && known.isEnd === isEnd) return known.layout
    const layout = layoutRows(ids.map(ratioOf), options, isEnd)
    layouts.set(section, { ids, isEnd, layout })
    heights.set(section, layout.height)
    return layout
  }

  const topOf = (at: number) => tops[at] ?? 0
  const firstOf = (at: number) => firsts[at] ?? 0
  const laidOut = (section: Section | undefined): { readonly ids: readonly string[]; readonly layout: Layout } =>
    (section && layouts.get(section)) ?? NOTHING

  function rowsOf(at: number): PlacedRow[] {
    const section = sections[at]
    const { ids, layout } = laidOut(section)
    return section ? layout.rows.map(row => place(section, at, row, ids)) : []
  }

  const place = (section: Section, at: number, row: Row, ids: readonly string[]): PlacedRow => ({
    section,
    at,
    row,
    top: topOf(at) + row.top,
    ids: ids.slice(row.first, row.first + row.tiles.length),
  })

  /** The last section that begins at `top` or above. */
  function sectionIndexAt(top: number): number {
    return Math.max(
      0,
      lastIndex(sections.length, at => topOf(at) <= top),
    )
  }

  function* sectionsBetween(from: number, to: number): Generator<Section> {
    for (let at = sectionIndexAt(from); at < sections.length && topOf(at) <= to; at += 1) {
      const section = sections[at]
      if (section) yield section
    }
  }

  /** Rows that touch the stretch, of sections whose images are there. */
  function* rowsBetween(from: number, to: number): Generator<PlacedRow> {
    for (let at = sectionIndexAt(from); at < sections.length && topOf(at) <= to; at += 1) {
      const section = sections[at]
      const {
        ids,
        layout: { rows },
      } = laidOut(section)
      const start = Math.max(
        0,
        lastIndex(rows.length, k => topOf(at) + (rows[k]?.top ?? 0) <= from),
      )
      for (const row of rows.slice(start)) {
        const top = topOf(at) + row.top
        if (top > to) break
        if (section && top + row.height >= from) yield place(section, at, row, ids)
      }
    }
  }

  /** Tells whether the same rows touch a stretch as touched another one. */
  function spanOf(from: number, to: number): string {
    const edge = (top: number) => {
      const at = sectionIndexAt(top)
      const { rows } = laidOut(sections[at]).layout
      return `${at}/${lastIndex(rows.length, k => topOf(at) + (rows[k]?.top ?? 0) <= top)}`
    }
    return `${edge(from)}-${edge(to)}`
  }

  /** undefined where the section's images are not there. */
  function placeOf(section: Section, id: string): PlacedTile | undefined {
    const at = indexes.get(section)
    const {
      ids,
      layout: { rows },
    } = laidOut(section)
    const index = ids.indexOf(id)
    const row = index < 0 ? undefined : rows[lastIndex(rows.length, k => (rows[k]?.first ?? 0) <= index)]
    return row && at !== undefined ? { ...place(section, at, row, ids), index: index - row.first } : undefined
  }

  /** What stands before the picture at an index of a section: null for nothing, undefined where that is not there. */
  const idBefore = (at: number, index: number): string | null | undefined =>
    index > 0 ? laidOut(sections[at]).ids[index - 1] : at === 0 ? null : laidOut(sections[at - 1]).ids.at(-1)

  /** The section that the picture at that position (from 0) is in. */
  const sectionWith = (position: number) =>
    Math.min(
      Math.max(
        0,
        lastIndex(sections.length, at => firstOf(at) <= position),
      ),
      Math.max(0, sections.length - 1),
    )

  return {
    update,
    sectionWith,
    idBefore,
    spanOf,
    sectionsBetween,
    idAt: (at: number, position: number): string | undefined => laidOut(sections[at]).ids[position - firstOf(at)],
    sectionIndexAt,
    rowsBetween,
    placeOf,
    rowsOf,
    topOf,
    firstOf,
    get sections() {
      return sections
    },
    get total() {
      return topOf(sections.length)
    },
    get count() {
      return firstOf(sections.length)
    },
    get options() {
      return options
    },
    indexOf: (section: Section) => indexes.get(section),
    bottomOf: (at: number) => topOf(at + 1),
    /** The sections whose images are there. */
    loaded: (): readonly Section[] => [...layouts.keys()],
  }
}
export type Geometry = ReturnType<typeof createGeometry>
