import type { Section } from '../../../stores/timeline-sections.ts'
import type { Timeline } from '../../../stores/timeline.ts'
import type { Geometry } from './geometry.ts'

/** What one looks at, and how far it is from the upper edge of the screen. */
export interface Anchor {
  /** From the first one on the screen to the last, so that one is left when others go. */
  readonly tiles: readonly { readonly id: string; readonly offset: number }[]
  readonly section: Section | undefined
  /** Which one it is, from 0. */
  readonly at: number
  /** How much of the section is above the edge, from 0 to 1. */
  readonly share: number
}

const TILES_REMEMBERED = 60

export function anchorAt(geometry: Geometry, top: number, height: number): Anchor {
  const tiles: Anchor['tiles'][number][] = []
  for (const { ids, top: rowTop } of geometry.rowsBetween(top, top + height)) {
    for (const id of ids) tiles.push({ id, offset: rowTop - top })
    if (tiles.length >= TILES_REMEMBERED) break
  }
  const at = geometry.sectionIndexAt(top)
  const tall = geometry.bottomOf(at) - geometry.topOf(at)
  return { tiles, section: geometry.sections[at], at, share: tall > 0 ? (top - geometry.topOf(at)) / tall : 0 }
}

/** Where the screen's edge has to be for the same to be seen at the same place. */
export function topFor(
  { tiles, section, at: before, share }: Anchor,
  geometry: Geometry,
  { sectionOf, sectionNear }: Pick<Timeline, 'sectionOf' | 'sectionNear'>,
): number | undefined {
  for (const { id, offset } of tiles) {
    const owner = sectionOf(id)
    const place = owner && geometry.placeOf(owner, id)
    if (place) return place.top - offset
  }
  if (!section) return undefined
  // A fresh outline has sections of its own.
  const at = geometry.indexOf(section) ?? geometry.indexOf(sectionNear(section.newestAtMs, before) ?? section)
  return at === undefined ? undefined : geometry.topOf(at) + share * (geometry.bottomOf(at) - geometry.topOf(at))
}
