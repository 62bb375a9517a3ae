import type { Timeline as Outline } from '@atelier/contracts'

/** Images that follow each other in the gallery: read together, laid out together, forgotten together. */
export interface Section {
  /** Where it begins; the first one begins with whatever is newest. */
  readonly cursor: string | undefined
  /** Where the next one begins; the last one has no end. */
  readonly until: string | undefined
  aspectRatio: number
  newestAtMs: number
  /** What the outline counted; exact when `ids` are there. */
  count: number
  /** undefined until they are read. */
  ids: readonly string[] | undefined
  /** Events may have been missed since it was read. */
  isStale: boolean
}

/** Fewer images than these would make rows of their own that look torn off. */
const FEWEST = 40

/** The outline as sections; small stretches are joined with their neighbour. `isTop` is the outline's first page. */
export function sectionsOf({ stretches, nextCursor }: Outline, isTop: boolean): Section[] {
  const joined: { -readonly [K in keyof Outline['stretches'][number]]: Outline['stretches'][number][K] }[] = []
  for (const stretch of stretches) {
    const last = joined.at(-1)
    if (!last || (last.count >= FEWEST && stretch.count >= FEWEST)) {
      joined.push({ ...stretch })
      continue
    }
    const count = last.count + stretch.count
    last.aspectRatio = (last.aspectRatio * last.count + stretch.aspectRatio * stretch.count) / count
    last.count = count
  }
  return joined.map(({ cursor, count, aspectRatio, newestAt }, k) => ({
    cursor: k === 0 && isTop ? undefined : cursor,
    until: joined[k + 1]?.cursor ?? nextCursor ?? undefined,
    aspectRatio,
    count,
    newestAtMs: Date.parse(newestAt),
    ids: undefined,
    isStale: false,
  }))
}

/** A gallery without images: there is a place for the first one. */
export const emptySection = (): Section => ({
  cursor: undefined,
  until: undefined,
  aspectRatio: 1,
  count: 0,
  newestAtMs: 0,
  ids: [],
  isStale: false,
})

/** The section that an image of that time is in: of those that are not all older, the last. */
export function sectionAt(sections: readonly Section[], timeMs: number): Section | undefined {
  let low = 0
  let high = sections.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sections[middle]?.newestAtMs ?? 0) >= timeMs) low = middle + 1
    else high = middle
  }
  return sections[Math.max(0, low - 1)]
}

/** A fresh outline, in which sections that are as before stay the same ones; what was read of them has to be read again sooner or later. */
export function carryOver(before: readonly Section[], after: readonly Section[]): Section[] {
  const known = new Map(before.map(section => [section.until, section]))
  return after.map(section => {
    const same = known.get(section.until)
    if (!same || same.cursor !== section.cursor) return section
    const { aspectRatio, newestAtMs, count } = section
    return Object.assign(same, { aspectRatio, newestAtMs, count: same.ids?.length ?? count, isStale: true })
  })
}
