import type { Section } from '../../../stores/timeline-sections.ts'
import type { Geometry, PlacedRow } from './geometry.ts'

export interface ShownTile {
  readonly id: string
  /** Pixels, in the section. */
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** In the whole gallery, from 1. */
  readonly position: number
  /** What stands before it: nothing at all, or nobody knows yet. */
  readonly before: string | null | undefined
}

export interface ShownSection {
  readonly key: string
  /** Pixels from the beginning of the runway. */
  readonly top: number
  readonly height: number
  readonly isRead: boolean
  readonly tiles: readonly ShownTile[]
}

/** What is to be on the page: the rows of a stretch, the outlines of sections not read yet, and one tile wherever it is. */
export function shownBetween(
  geometry: Geometry,
  {
    from,
    to,
    origin,
    pinned,
  }: { from: number; to: number; origin: number; pinned: { section: Section; id: string } | undefined },
): ShownSection[] {
  const tilesOf = new Map<number, ShownTile[]>()
  for (let at = geometry.sectionIndexAt(from); at < geometry.sections.length && geometry.topOf(at) <= to; at += 1)
    tilesOf.set(at, [])
  for (const place of geometry.rowsBetween(from, to)) tilesOf.get(place.at)?.push(...tilesIn(place, geometry))

  const place = pinned && geometry.placeOf(pinned.section, pinned.id)
  if (place && (place.top + place.row.height < from || place.top > to)) {
    const tile = tilesIn(place, geometry)[place.index]
    if (tile) tilesOf.set(place.at, [...(tilesOf.get(place.at) ?? []), tile])
  }

  return [...tilesOf].flatMap(([at, tiles]) => {
    const section = geometry.sections[at]
    return section
      ? [
          {
            key: section.until ?? 'end',
            top: geometry.topOf(at) - origin,
            height: geometry.bottomOf(at) - geometry.topOf(at),
            isRead: section.ids !== undefined,
            tiles,
          },
        ]
      : []
  })
}

const tilesIn = ({ ids, at, row }: PlacedRow, geometry: Geometry): ShownTile[] =>
  row.tiles.map(({ left, width }, k) => ({
    id: ids[k] ?? '',
    left,
    width,
    top: row.top,
    height: row.height,
    position: geometry.firstOf(at) + row.first + k + 1,
    before: geometry.idBefore(at, row.first + k),
  }))
